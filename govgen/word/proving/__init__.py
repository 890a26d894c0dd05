"""A template proved: probe reports are printed with it and read back by the official labels, before any real one."""

from govgen.word.proving.doubt import Doubt
from govgen.word.proving.order import SIGNATURE
from govgen.word.proving.proof import prove

__all__ = ["SIGNATURE", "Doubt", "prove"]
