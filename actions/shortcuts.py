"""What typed words may ask for whatever else was understood: a word of the glossary, one's own steps.

An action that looks here first names one of these lists. A person, stopping and the reading of a form never do; an
emergency only yields to words that can mean nothing else.
"""

from collections.abc import Sequence

from actions.base import Shortcut
from actions.booking.mine import code_typed
from actions.glossary import meaning_asked, word_alone
from actions.steps import step_reported, steps_asked, steps_named

TYPED: Sequence[Shortcut] = (code_typed, steps_asked, step_reported, meaning_asked)
SURE: Sequence[Shortcut] = (code_typed, steps_named)
NOT_UNDERSTOOD: Sequence[Shortcut] = (*TYPED, word_alone)
