"""自拟的标题缺少机关全称、年度或者报告的名称。

为什么：标题是公众查找报告的依据，要一眼看出是哪个机关、哪一年的什么报告。

错误示例：

    标题: 青禾县水利局政务公开工作总结

正确示例：

    标题: 青禾县水利局2025年政府信息公开工作年度报告

选项：words 列出标题里应有的文字（几种写法有一种就行的，用 | 隔开），不写的，取格式的标题里单位、年度以外最长的一段；
endings 列出机关名称里标题可以省去的结尾（写了“人民政府”的，“青禾县2025年度……”不算缺）。

怎么改：删去“标题”这一行，程序按格式拟定；或者补上缺少的部分。
"""

from collections.abc import Iterable, Iterator

from govgen.checking.options import chosen_texts
from govgen.checking.wording import AsItCame
from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.model.option import Option, Options
from govgen.model.report import Report
from govgen.model.title import NEXT, own_words
from govgen.patterns import lazy
from govgen.prose import Dossier

ID = "title"
SEVERITY = Severity.WARNING
MESSAGE = "标题里没有{missing}。请补上{otherwise}。"
OTHERWISE = AsItCame("，或者删去“{key}”这一行，由程序按格式拟定", "", "，或者把这一格清空，由程序按格式拟定")
KEY = "标题"
OPTIONS: Options = {"words": Option("choices"), "endings": Option("texts")}
BAR, OR, DASH = "|", "”或者“", "—"
_CHINESE = lazy(r"[〇○零一二三四五六七八九]{4}(?=学?年|[-—–－～~至])")
_DASHES = lazy(r"[-—–－～~至]+")
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")


def check(dossier: Dossier) -> Iterator[Finding]:
    """At most one finding, naming all that the title lacks."""
    report = dossier.report
    title = "".join(report.text(KEY).split())
    missing = [asked for asked, parts, said in _parts(report, title) if not any(part in said for part in parts)]
    if title and missing:
        otherwise = OTHERWISE.of(report).format(key=KEY)
        message = MESSAGE.format(missing="".join(f"“{part}”" for part in missing), otherwise=otherwise)
        yield Finding(ID, SEVERITY, message, report.place(KEY))


def _parts(report: Report, title: str) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What a title must have, as messages say it: the words of which one will do, and the title as they are read."""
    dated = _DASHES.sub(DASH, _CHINESE.sub(lambda found: found[0].translate(_DIGITS), title))
    said = f"{title}\n{dated.replace(str(report.year), '')}"
    unit = _named("".join(report.unit.split()), chosen_texts(report, ID, OPTIONS, "endings"))
    yield unit, (unit,), said
    if report.year is not None:
        years = _years(report.edition, report.year)
        # What ends the school year before this one does not name this one.
        yield years[0], years, dated.replace(f"{DASH}{report.year}学年", "")
    words = chosen_texts(report, ID, OPTIONS, "words")
    for word in words or (own_words(report.edition.title),):
        yield word.replace(BAR, OR), tuple(word.split(BAR)), said


def _years(edition: Edition, year: int) -> tuple[str, ...]:
    """How a title may name the year: that of a school is two, or the first of them."""
    if f"{{{NEXT}}}" not in edition.title:
        return (f"{year}年",)
    following = year + 1
    return f"{year}{DASH}{following}学年", f"{year}{DASH}{following % 100:02}学年", f"{year}学年", f"{year}年"


def _named(unit: str, endings: Iterable[str]) -> str:
    """What a title must have of the name of the unit."""
    return next((unit.removesuffix(ending) for ending in endings if unit.endswith(ending)), unit)
