"""Error localisation: which cells are wrong, what they should say, and on what evidence."""

from govgen.checking.repairs.diagnosis import Diagnosis, localise

__all__ = ["Diagnosis", "localise"]
