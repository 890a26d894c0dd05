"""复议后起诉的件数，多于本年和上年的行政复议。

为什么：复议以后才起诉的，每一件都有过一次复议；比两年的复议还多，多半是填错了行，或者漏填了复议。

错误示例：

    # 上年：复议诉讼: {行政复议: {结果维持: 1, 其余: 0}, 其余: 0}
    复议诉讼:
      行政复议: {结果维持: 1, 其余: 0}
      复议后起诉: {结果维持: 3, 其余: 0}
      其余: 0

正确示例：

    # 上年：复议诉讼: {行政复议: {结果维持: 1, 其余: 0}, 其余: 0}
    复议诉讼:
      行政复议: {结果维持: 1, 其余: 0}
      复议后起诉: {结果维持: 2, 其余: 0}
      其余: 0

选项：suits 是复议后起诉的各种结果，reviews 是行政复议的各种结果。

怎么改：核对本年和上年行政复议、复议后起诉的件数，改正填错的行。起诉的是更早的复议、数字无误的，可以不改。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_slots
from govgen.checking.wording import figure
from govgen.model.completion import previous_values
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import is_comparable
from govgen.prose import Dossier

ID = "suit-after-review"
SEVERITY = Severity.HINT
MESSAGE = (
    "{table}“{suits}”一共是 {count}，比“{reviews}”本年的 {now} 加上年的 {before} 还多（上年的数取自 {file}）。"
    "复议后才起诉的一般不会多于复议，请核对是否填错了行。"
)
OPTIONS: Options = {"suits": Option("counts", needs="reviews"), "reviews": Option("counts", needs="suits")}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding where the suits are more than this year's and last year's reviews; blank cells are not counted."""
    report, last_year = dossier.report, previous_values(dossier.report)
    suits, reviews = (chosen_slots(report, ID, OPTIONS, name) for name in ("suits", "reviews"))
    if not (suits and reviews) or last_year is None or report.previous is None or not is_comparable(report):
        return
    count, now = (sum(report.cells[number].value or 0 for number in group) for group in (suits, reviews))
    before = [last_year[number] for number in reviews]
    if None in before or count <= now + sum(value or 0 for value in before):
        return
    first = next(number for number in suits if report.cells[number].value)
    slot, other = report.edition.slots[first], report.edition.slots[reviews[0]]
    message = MESSAGE.format(
        table=report.edition.tables[slot.ref.table].label,
        suits=slot.row.label,
        count=figure(count),
        reviews=other.row.label,
        now=figure(now),
        before=figure(sum(value or 0 for value in before)),
        file=report.previous.file,
    )
    refs = tuple(report.edition.slots[number].ref for number in suits if report.cells[number].value)
    yield Finding(ID, SEVERITY, message, report.cells[first].location, refs)
