"""Whether what a template prints is what its reader sees: nothing official in a field, beside strange signs, unseen."""

from govgen.word.appearance.adjoining import joined
from govgen.word.appearance.alignment import shifted
from govgen.word.appearance.alternate_content import differing_renditions
from govgen.word.appearance.backgrounds import grounds
from govgen.word.appearance.constants import fixed_bodies, fixed_charts
from govgen.word.appearance.faults import faint, unseen
from govgen.word.appearance.fixed_letter import fixed_letter
from govgen.word.appearance.links import misleading
from govgen.word.appearance.margins import margins
from govgen.word.appearance.mislabelled import misnamed
from govgen.word.appearance.paper import misplaced
from govgen.word.appearance.sentences import mistold
from govgen.word.appearance.stray_figures import elsewhere
from govgen.word.appearance.whole_page import turned

__all__ = [
    "differing_renditions",
    "elsewhere",
    "faint",
    "fixed_bodies",
    "fixed_charts",
    "fixed_letter",
    "grounds",
    "joined",
    "margins",
    "misleading",
    "misnamed",
    "misplaced",
    "mistold",
    "shifted",
    "turned",
    "unseen",
]
