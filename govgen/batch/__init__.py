"""Many reports at once: a unit of work that is a function of bytes, spread over processes, resumable at any moment."""

from govgen.batch.entry import VERDICTS, BlankCell, Entry, Remark, ShownFigure, Verdict
from govgen.batch.making import Job, Made, produce
from govgen.batch.notices import NoticesSent
from govgen.batch.recipe import Recipe, read_recipe
from govgen.batch.roster import Attendance
from govgen.batch.run import Order, Progress, Result, run_batch

__all__ = [
    "VERDICTS",
    "Attendance",
    "BlankCell",
    "Entry",
    "Job",
    "Made",
    "NoticesSent",
    "Order",
    "Progress",
    "Recipe",
    "Remark",
    "Result",
    "ShownFigure",
    "Verdict",
    "produce",
    "read_recipe",
    "run_batch",
]
