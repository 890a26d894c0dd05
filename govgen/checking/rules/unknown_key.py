"""数据文件里有格式中没有的项。

为什么：名称写错的项不会印进报告，它的内容就丢了。

错误示例：

    申请:
      本年新受: {自然人: 1, 其余: 0}
      办理结果:
        予以公开: {自然人: 1, 其余: 0}
        其余: 0
      其余: 0

正确示例：

    申请:
      本年新收: {自然人: 1, 其余: 0}
      办理结果:
        予以公开: {自然人: 1, 其余: 0}
        其余: 0
      其余: 0

怎么改：改成提示的名称；确实不需要的，删去这一项。数字里不要写逗号：花括号里的 1,234 会被拆成两项。
"""

from collections.abc import Iterable, Iterator, Mapping

from govgen.checking.wording import quote
from govgen.files.naming import some_of
from govgen.model.edition import Edition
from govgen.model.finding import Finding, Severity
from govgen.model.numbers import is_digits
from govgen.model.report import OTHER, ProblemKind, ReadProblem
from govgen.patterns import lazy
from govgen.prose import Dossier
from govgen.prose.names import suggest

ID: ProblemKind = "unknown-key"
SEVERITY = Severity.ERROR
MESSAGE = "这里没有“{found}”这一项{hint}。"
SPLIT_NUMBER = "“{found}”成了单独的一项：花括号里的逗号把一个数拆开了。数字里不要写逗号，例如 1,234 应写成 1234。"
OFFICIAL = "，应写“{name}”"
ELSEWHERE = "，它应写在{home}"
INSIDE = "“{path}”下面"
OUTERMOST = "最外层（行首不空格）"
EDITION_YEAR: ProblemKind = "edition-year"
OF_EDITION = "，它是“{edition}”的栏目，见“版式”一行的提示"
CHOICES = "，可以写的有：{names}"
SHOWN = 8
HINTED = 200  # a file with more such keys is no data file, and hints take time

_NUMBERING = lazy(r"[（(]?[一二三四五六七八九十0-9]{1,4}[）)、．.]\s*")


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each key that has no place."""
    problems = [problem for problem in dossier.report.problems if problem.kind == ID]
    edition = dossier.report.edition
    spellings, homes = (dict(_spellings(edition)), dict(_homes(edition))) if problems else ({}, {})
    others = _of_others(dossier.report.problems) if problems else {}
    for number, problem in enumerate(problems):
        hint = others.get(problem.found) or (_hint(problem, spellings, homes) if number < HINTED else "")
        yield Finding(ID, SEVERITY, _message(problem, hint), problem.location)


def _of_others(problems: Iterable[ReadProblem]) -> dict[str, str]:
    """What is said of the names of another form than is named: none of this one is near to them."""
    seen = [one for one in problems if one.kind == EDITION_YEAR and one.detail == OTHER]
    return {name: OF_EDITION.format(edition=one.found) for one in seen for name in one.known}


def _message(problem: ReadProblem, hint: str) -> str:
    if is_digits(problem.found):
        return SPLIT_NUMBER.format(found=quote(problem.found))
    return MESSAGE.format(found=quote(problem.found), hint=hint)


def _hint(problem: ReadProblem, spellings: Mapping[str, str], homes: Mapping[str, str]) -> str:
    name = spellings.get(_bare(problem.found))
    if name in problem.known:
        return OFFICIAL.format(name=name)
    near = suggest(problem.found, problem.known)
    if near:
        return near
    home = homes.get(name or problem.found)
    if home is not None:
        return ELSEWHERE.format(home=INSIDE.format(path=home.replace(".", "·")) if home else OUTERMOST)
    names = some_of(problem.known, SHOWN, "……")
    return CHOICES.format(names=names) if names else ""


def _bare(label: str) -> str:
    return _NUMBERING.sub("", label.strip(), count=1)


def _spellings(edition: Edition) -> Iterator[tuple[str, str]]:
    """Printed labels and other spellings, without numbering, with the name that data files use."""
    for section in edition.sections.values():
        for label in (section.label, *section.also):
            yield _bare(label), section.id
    for table in edition.tables.values():
        columns = (column for block in table.blocks for column in block.columns)
        named = [(row.name, row.label, row.also) for row in table.rows()]
        named += [(column.id, column.label, column.also) for column in columns]
        for name, label, also in named:
            for spelling in (label, *also):
                yield _bare(spelling), name


def _homes(edition: Edition) -> Iterator[tuple[str, str]]:
    """Names with the path of what they belong under, empty for the outermost level; what comes last counts."""
    for table in edition.tables.values():
        for row in table.rows():
            yield row.name, ".".join(part for part in (table.id, row.id.rpartition(".")[0]) if part)
    for section in edition.sections.values():
        yield from ((aspect.id, section.id) for aspect in section.aspects)
    for key, members in edition.head.items():
        yield key, ""
        yield from ((member, key) for member in members)
    yield from ((name, "") for name in edition.sections)
