"""govgen: annual reports on government information disclosure, from a data file to the official Word document.

from govgen import check, load, render

dossier = load("年报.yaml")
for finding in check(dossier):
    print(finding.location, finding.message)
Path("年报.docx").write_bytes(render(dossier))
"""

from typing import TYPE_CHECKING

from govgen.deferred import deferred
from govgen.errors import BlockedError, GovgenError, OutputError, SchemaError, SourceError, TemplateError, UsageError
from govgen.location import Location

if TYPE_CHECKING:
    from govgen.api import (
        aggregate,
        annotate,
        check,
        check_template,
        compare,
        convert,
        dumps,
        editions,
        fix,
        import_,
        load,
        loads,
        make_workbook,
        new,
        new_template,
        publish,
        read_workbook,
        render,
        run_batch,
    )
    from govgen.batch import Attendance, BlankCell, Entry, NoticesSent, Order, Progress, Remark, Result, ShownFigure
    from govgen.comparing import (
        CellChange,
        ChangeKind,
        Comparison,
        LeftOut,
        ParagraphChange,
        SectionChange,
        UnmatchedFigure,
    )
    from govgen.county import Gap, Rejected, Selection, Summed, SumOrder
    from govgen.documents import Certainty, Imported, Receipt, Recognised, ScannedCell, Unused
    from govgen.model.edition import Edition
    from govgen.model.finding import Change, Finding, Repair, Severity
    from govgen.model.form import CellRef
    from govgen.model.report import Cell, Origin, Passage, Report, Waiver, Written
    from govgen.prose import Dossier
    from govgen.publishing import MadeFiles, Publication, YearFigures
    from govgen.reading.hand_ins import UnusedFile
    from govgen.reading.register import FileAside, UnitStatus
    from govgen.word.fault import TemplateFault

__version__ = "0.1.0"

__all__ = [
    "Attendance",
    "BlankCell",
    "BlockedError",
    "Cell",
    "CellChange",
    "CellRef",
    "Certainty",
    "Change",
    "ChangeKind",
    "Comparison",
    "Dossier",
    "Edition",
    "Entry",
    "FileAside",
    "Finding",
    "Gap",
    "GovgenError",
    "Imported",
    "LeftOut",
    "Location",
    "MadeFiles",
    "NoticesSent",
    "Order",
    "Origin",
    "OutputError",
    "ParagraphChange",
    "Passage",
    "Progress",
    "Publication",
    "Receipt",
    "Recognised",
    "Rejected",
    "Remark",
    "Repair",
    "Report",
    "Result",
    "ScannedCell",
    "SchemaError",
    "SectionChange",
    "Selection",
    "Severity",
    "ShownFigure",
    "SourceError",
    "SumOrder",
    "Summed",
    "TemplateError",
    "TemplateFault",
    "UnitStatus",
    "UnmatchedFigure",
    "Unused",
    "UnusedFile",
    "UsageError",
    "Waiver",
    "Written",
    "YearFigures",
    "aggregate",
    "annotate",
    "check",
    "check_template",
    "compare",
    "convert",
    "dumps",
    "editions",
    "fix",
    "import_",
    "load",
    "loads",
    "make_workbook",
    "new",
    "new_template",
    "publish",
    "read_workbook",
    "render",
    "run_batch",
]

# Imported when first asked for: every command starts with this module, and most need little of the library.
_HOMES = {
    "Attendance": "govgen.batch",
    "BlankCell": "govgen.batch",
    "Cell": "govgen.model.report",
    "CellChange": "govgen.comparing",
    "CellRef": "govgen.model.form",
    "Certainty": "govgen.documents",
    "Change": "govgen.model.finding",
    "ChangeKind": "govgen.comparing",
    "Comparison": "govgen.comparing",
    "Dossier": "govgen.prose",
    "Edition": "govgen.model.edition",
    "Entry": "govgen.batch",
    "FileAside": "govgen.reading.register",
    "Finding": "govgen.model.finding",
    "Gap": "govgen.county",
    "Imported": "govgen.documents",
    "LeftOut": "govgen.comparing",
    "MadeFiles": "govgen.publishing",
    "NoticesSent": "govgen.batch",
    "Order": "govgen.batch",
    "Origin": "govgen.model.report",
    "ParagraphChange": "govgen.comparing",
    "Passage": "govgen.model.report",
    "Progress": "govgen.batch",
    "Publication": "govgen.publishing",
    "Receipt": "govgen.documents",
    "Recognised": "govgen.documents",
    "Rejected": "govgen.county",
    "Remark": "govgen.batch",
    "Repair": "govgen.model.finding",
    "Report": "govgen.model.report",
    "Result": "govgen.batch",
    "ScannedCell": "govgen.documents",
    "SectionChange": "govgen.comparing",
    "Selection": "govgen.county",
    "Severity": "govgen.model.finding",
    "ShownFigure": "govgen.batch",
    "SumOrder": "govgen.county",
    "Summed": "govgen.county",
    "TemplateFault": "govgen.word.fault",
    "UnitStatus": "govgen.reading.register",
    "UnmatchedFigure": "govgen.comparing",
    "Unused": "govgen.documents",
    "UnusedFile": "govgen.reading.hand_ins",
    "Waiver": "govgen.model.report",
    "Written": "govgen.model.report",
    "YearFigures": "govgen.publishing",
    **dict.fromkeys(
        (
            "aggregate",
            "annotate",
            "run_batch",
            "check",
            "check_template",
            "compare",
            "convert",
            "dumps",
            "editions",
            "fix",
            "import_",
            "load",
            "loads",
            "new",
            "new_template",
            "publish",
            "read_workbook",
            "render",
            "make_workbook",
        ),
        "govgen.api",
    ),
}


__getattr__ = deferred(__name__, _HOMES)


def __dir__() -> list[str]:
    """The names at hand, those not yet imported among them."""
    return sorted({*globals(), *__all__})
