"""Encode the training examples that have no vector yet, and say how far it is; training then only reads them.

Use: `python -m embed_examples`, with nlu/ on the path and the folder for vectors in WERKWIJZER_VECTORS.
"""

from __future__ import annotations

import sys

from components.encoder import BATCH, VectorCache, kept_in, make
from components.examples import texts

TENTHS = 10


def progress(done: int, of: int) -> None:
    """Show how far it is: on a terminal on one line that changes, in a log file a line for each tenth."""
    said = f"De voorbeelden worden gelezen: {done} van {of}"
    if sys.stderr.isatty():
        print(f"\r{said}", end="\n" if done == of else "", file=sys.stderr, flush=True)
    elif TENTHS * done // of > TENTHS * (done - BATCH) // of:
        print(said, file=sys.stderr, flush=True)


if __name__ == "__main__":
    VectorCache(kept_in(), make("e5")).vectors(texts(), progress)
