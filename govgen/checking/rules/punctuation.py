"""正文用了半角标点、配不成对的括号，或者重复的标点；名称、标题、公文和联系的各项带了不必写的标点、引号、空格、全角数字或者版式自己会印的字。

为什么：公布的文件应当用规范的中文标点；半角括号、逗号会使排版参差不齐。

错误示例：

    问题与改进:
      问题: 政策解读形式单一,图解不够。
      改进: 每份文件至少制作一种图解。

正确示例：

    问题与改进:
      问题: 政策解读形式单一，图解不够。
      改进: 每份文件至少制作一种图解。

怎么改：改成全角标点，括号前后用同一种。网址、时间和小数里的半角符号不受影响。
“抄送”末尾的句号、“主送”末尾的冒号、名称两边的引号、日期里的全角数字一类，程序按原意理解，只印一次，提示写明改了什么，可以不改；
名称中间的空格、不成对的引号一类，拿不准是什么意思的，照写的印出，也有提示。
"""

import re
from collections.abc import Callable, Iterator

from govgen.checking.wording import changes, quote
from govgen.location import Location
from govgen.model.finding import Finding, Severity
from govgen.model.head_cleaning import KIND as TYPED
from govgen.model.report import ReadProblem
from govgen.patterns import lazy, sought
from govgen.prose import Dossier

ID = "punctuation"
SEVERITY = Severity.HINT
MESSAGE = "“{mark}”{advice}（……{context}……）{more}。"
MORE = "，这一段共有 {count} 处"
CONTEXT = 6
RETYPED = "{shown}：{done}。请核对。"
UNSURE = "“{typed}”{odd}，拿不准是什么意思，照写的印出。请核对。"
CONTACT = "联系."

_HAN = "\u4e00-\u9fff"
_BEGINS = lazy(r"[-,;:?!(（，。、；：](?:(?<=[-,;:?!(（])|(?=[，。、；：]))")
_FAULTS = lazy(
    rf"(?:(?P<half>(?<=[{_HAN}”》）])[,;:?!](?!//)|(?<![0-9A-Za-z])[,;?!](?=[{_HAN}“《]))"
    rf"|(?P<mixed>（[^（）()\n]{{1,60}}\)|\([^（）()\n]{{1,60}}）)"
    rf"|(?P<round>\([^（）()\n]*[{_HAN}][^（）()\n]{{0,60}}\))"
    r"|(?P<twice>，，|。。|、、|；；|，。|、。|。，|；。|：：)"
    r"|(?P<dashes>(?<![-0-9A-Za-z])-{2,}(?!-)|(?<=[0-9])-{2,}(?=[0-9])))"
)
_EXPRESSION = lazy(
    r"\{\{(?:(?!\{\{|\}\}).)*\}\}", re.DOTALL
)  # one that gives nothing stays in the text; it is no prose
ADVICE = {
    "half": "是半角标点，应当用全角",
    "mixed": "的括号一半是全角，一半是半角，应当都用全角",
    "round": "用了半角括号，应当用全角括号",
    "twice": "是重复的标点，请删去多余的",
    "dashes": "是连写的半角横线，号码用一个“-”，破折号用“——”",
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each kind of fault in a passage, at its first place; also for the texts of the head."""
    for problem in dossier.report.problems:
        if problem.kind == TYPED:
            yield Finding(ID, SEVERITY, _retyped(problem), problem.location)
    for key, written in dossier.report.head.items():
        if key.startswith(CONTACT):
            yield from _faults(written.text, _fixed(written.location))
    for rendered in dossier.narrative.passages:
        text = rendered.text
        if dossier.narrative.faults:
            text = _EXPRESSION.sub(lambda mark: "·" * len(mark[0]), text)
        yield from _faults(text, rendered.origin)


def _retyped(problem: ReadProblem) -> str:
    """How a text of the head is taken, or that it stays as typed."""
    meant, *done = problem.known
    if meant == problem.found:
        return UNSURE.format(typed=quote(meant), odd="、".join(done))
    return RETYPED.format(shown=changes(problem.found, meant), done="，".join(done))


def _fixed(place: Location) -> Callable[[int], Location]:
    return lambda _: place


def _faults(text: str, origin: Callable[[int], Location]) -> Iterator[Finding]:
    found: dict[str, list[re.Match[str]]] = {}
    for match in sought(_BEGINS, _FAULTS, text):
        found.setdefault(str(match.lastgroup), []).append(match)
    for kind, matches in found.items():
        first = matches[0]
        line = text[max(0, first.start() - CONTEXT) : first.end() + CONTEXT]
        message = MESSAGE.format(
            mark=first[0] if len(first[0]) <= 2 * CONTEXT else first[0][:CONTEXT] + "…" + first[0][-2:],
            advice=ADVICE[kind],
            context=" ".join(line.split()),
            more=MORE.format(count=len(matches)) if len(matches) > 1 else "",
        )
        yield Finding(ID, SEVERITY, message, origin(first.start()))
