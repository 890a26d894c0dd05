"""Whether what a template prints is what its reader sees: nothing official in a field, beside strange signs, unseen."""

from govgen.word.sight.aligned import shifted
from govgen.word.sight.bodies import fixed_bodies
from govgen.word.sight.constants import fixed_charts
from govgen.word.sight.elsewhere import elsewhere
from govgen.word.sight.faults import faint, unseen
from govgen.word.sight.grounds import grounds
from govgen.word.sight.joined import joined
from govgen.word.sight.links import misleading
from govgen.word.sight.margins import margins
from govgen.word.sight.named import misnamed
from govgen.word.sight.paper import misplaced
from govgen.word.sight.renditions import differing_renditions
from govgen.word.sight.sentences import mistold
from govgen.word.sight.turned import turned

__all__ = [
    "differing_renditions",
    "elsewhere",
    "faint",
    "fixed_bodies",
    "fixed_charts",
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
