"""Encode the training examples that have no vector yet, and say how far it is; training then only reads them.

Use: `python -m embed_examples`, with nlu/ on the path and the folder for vectors in WERKWIJZER_VECTORS.
"""

from __future__ import annotations

import sys

from components.encoder import VectorCache, kept_in, make
from leave_one_voice_out import read


def progress(done: int, of: int) -> None:
    end = "\n" if done == of else ""
    print(f"\rDe voorbeelden worden gelezen: {done} van {of}", end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    VectorCache(kept_in(), make("e5")).vectors([example.text for example in read()], progress)
