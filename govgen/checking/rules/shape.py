"""某一项的写法不对：该分项的写成了文字，该写数字的写成了列表，等等。

为什么：写法不对的项读不出来，里面的数字和文字就进不了报告。

错误示例：

    复议诉讼:
      行政复议: [0, 0, 0]
      未经复议直接起诉: 0
      复议后起诉: 0

正确示例：

    复议诉讼:
      行政复议: [0, 0, 0, 0]
      未经复议直接起诉: 0
      复议后起诉: 0

怎么改：照提示里的例子改写；注意下一层比上一层多缩进两个空格。
"""

from collections.abc import Iterator, Mapping

from govgen.model.finding import Finding, Severity
from govgen.model.keys import HEAD, WAIVER_KEYS, WAIVERS
from govgen.model.report import ProblemKind, ReadProblem, Shape
from govgen.prose import Dossier

ID: ProblemKind = "shape"
SEVERITY = Severity.ERROR
MESSAGE = "{name}的写法不对，{expected}。"
NAMED = "“{name}”"
NUMBERED = "“{parent}”第 {name} 项"
# Somebody's own notes look the same as figures in the wrong place.
ASIDE = ("outside", "unread-sheet", "unread-text", "ownerless", "hidden")
SHAPES: Mapping[Shape, str] = {
    "mapping": "应当分项填写，例如“{name}: {{{first}: …}}”",
    "text": "应当是一段文字，例如“{name}: …”；文字较长的，写成“{name}: |”，从下一行起缩进两个空格写正文",
    "list": "应当按表上的列次写 {count} 个数（{names}），例如“{name}: [{zeros}]”；数字里不要写逗号",
    "waivers": "应当是列表，每条写成“- {{{keys}}}”",
    "waiver": "应当分项填写，写成“- {{{keys}}}”",
    "rest": "只能写 0，即“{name}: 0”，表示没有写出的都是零；不是零的请逐项写出",
    "group": "下面还有细项，应当分项填写，例如“{name}: {{{first}: 0}}”；全部为零的，写成“{name}: 0”",
    "row": "有几列数，应当写明列名，例如“{name}: {{{first}: 0}}”；全部为零的，写成“{name}: 0”",
    "wide": "用了全角的花括号，应当全部用半角，例如“{name}: {{{first}: 0}}”；运行 govgen fix 可以改好",
    "codes": '应当一个代码写一行，例如“{name}: {{"2010601": {{名称: …, {first}: 0}}}}”；一行也没有的，写成“{name}: 0”',
    "pasted": "是从 Excel 粘贴来的一行，应当写成“{name}: [{zeros}]”的样子，数用半角逗号隔开；运行 govgen fix 可以改好",
    "number": "应当只写一个数，例如“{name}: 0”",
    "table": "是一张表，应当从下一行起逐行填写，每行缩进两个空格，写成“行名: {{列名: 0}}”；全表为零的，写成“{name}: 0”",
    "prose": "应当是文字，写成“{name}: |”，从下一行起缩进两个空格写正文；也可以分项填写",
    "chapters": "应当是各章的列表，每章写成“- 标题: …”，下一行对齐写“内容: |”",
    "chapter": "应当有标题和内容，写成“- 标题: …”，下一行对齐写“内容: |”",
    # In the collecting workbook.
    "row-gone": "填报表里找不到这一行，可能删去了，改了名称，或者换了位置；请恢复这一行再填",
    "column-gone": "填报表里找不到这一列，可能删去了，改了名称，或者换了位置；请恢复这一列再填",
    "merged": "填数字的格合并在了一起，分不清数字是哪一格的；请取消合并，逐格填写",
    "stray": "不是表中的格，里面的数字没有采用；请填到表中的格里，或者删去",
    "uncoded": "以“{first}”开头，没有写{last}，或者写得不对，整行没有采用；请在第一格写上{last}，不要的整行删去",
    "code-twice": "它的{last}“{first}”与别的行相同，整行没有采用；请改成这一行自己的{last}，重复的整行删去",
    "outside": "在表的旁边或者下面，里面的数字没有采用；要上报的，请填到表中的格里，自己记的，请删去",
    "unread-sheet": "这张工作表不是填报表里的，上面的内容没有采用；要上报的，请填到填报表的各张表里，自己记的，请删去",
    "unread-text": "里面的文字没有采用；要写进报告的，请写在“内容”一列，写明部分和小标题，自己记的，请删去",
    "ownerless": "写的单位，总表里没有，这个单位的内容都没有采用；请把单位名称改得和总表里的一样，或者删去",
    "hidden": "在隐藏的、筛选掉的行或者列里，内容照样算在内；要上报的，请取消隐藏，不要的请删去",
    "hidden-sheet": "这张工作表是隐藏的，上面的内容没有采用；请在 Excel 里右击任一张表的名称，取消隐藏，再交",
    "doubtful": "{first}",
    "exchanged": "第 {names} 行的地址和上面的行名、列名不是同一格，或者两列同一个地址，分不清；请照新的填报表恢复表头",
    "readdressed": "这一行的地址和行名不是同一格，或者有两行同一个地址，分不清，没有采用；请照新的填报表恢复",
    "namesake": "{names}的单位也叫这个名称，分不清文字和理由是哪一个的；请在各张表里把名称写全，例如加上上级的名称",
    "unseen": "里面有看不见的字符，Word 文件不能包含它；请把这一格的文字删去，重新输入",
    "untitled": "填报表里写了内容，没有写小标题；请补上小标题",
}


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each value that is written in a way that its place does not take."""
    for problem in dossier.report.problems:
        if problem.kind == ID:
            severity = Severity.WARNING if problem.expected in ASIDE else SEVERITY
            yield Finding(ID, severity, _message(problem), problem.location)


def _message(problem: ReadProblem) -> str:
    parent, _, name = problem.path.rpartition(".")
    members = problem.known or HEAD.get(problem.path) or WAIVER_KEYS
    expected = SHAPES[_shape(problem)].format(
        name=name,
        first=members[0],
        last=members[-1],
        names="、".join(members),
        count=len(members),
        zeros=", ".join("0" for _ in members),
        keys=", ".join(f"{key}: …" for key in WAIVER_KEYS),
    )
    shown = (NUMBERED if name.isdecimal() else NAMED).format(parent=parent, name=name)
    return MESSAGE.format(name=shown, expected=expected)


def _shape(problem: ReadProblem) -> Shape:
    if problem.path.partition(".")[0] == WAIVERS and problem.expected != "text":
        return "waivers" if problem.path == WAIVERS else "waiver"
    if not problem.expected or (problem.expected == "list" and not any(problem.known)):
        return "number"  # a row with one unnamed column, or all of whose columns are derived
    return problem.expected
