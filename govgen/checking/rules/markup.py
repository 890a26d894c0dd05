"""正文里的加粗、表格、图片、脚注写得不对，或者用了别的排版记号、网页代码。

为什么：正文只认四种记号：“**加粗**”、小表格、图片、脚注，写法见《填写指南》。别的 Markdown 记号和网页代码不会变成版式，
会原样印进公布的年报；图片不对，印出来就缺一块。

错误示例：

    问题与改进:
      问题: "*政策解读*形式单一，图解不够。"
      改进: 每份文件至少制作一种图解。

正确示例：

    问题与改进:
      问题: 政策解读形式**单一**，图解不够。
      改进: 每份文件至少制作一种图解。

怎么改：按提示补全记号，或者删去。分层次用“（一）”“1.”“（1）”，不用“- ”“# ”。图片放在数据文件旁边，用 PNG 或者
JPEG，一张不超过 5 MB。
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from govgen.checking.wording import quote
from govgen.location import Location
from govgen.model.finding import Finding, Severity
from govgen.model.report import Report
from govgen.patterns import lazy
from govgen.prose import Dossier, RenderedPassage
from govgen.prose.marks import MOST_CELL, MOST_COLUMNS, MOST_NOTES, MOST_ROWS, MarkFault
from govgen.prose.paragraphs import PlacedPicture
from govgen.prose.pictures import MAX_SIDE, MAX_SIZE, PictureFault, RefusedPicture, picture_of, printed_width

ID = "markup"
SEVERITY = Severity.ERROR
MESSAGE = "“{found}”（……{context}……）{advice}。"
CONTEXT = 8  # characters shown on each side
_LIMITS = {
    "columns": MOST_COLUMNS,
    "rows": MOST_ROWS,
    "cell": MOST_CELL,
    "notes": MOST_NOTES,
    "size": MAX_SIZE // 1_000_000,
    "side": MAX_SIDE,
}
FLAWS: Mapping[MarkFault, str] = {
    "bold-open": "这一段里“**”没有成对，加粗要前后各写一个“**”，写在同一段里；不加粗的，请删去。",
    "bold-blank": "“**”里面是空的、紧挨着空格，或者一层套了一层；写成“**加粗的字**”，记号不能互相套用。",
    "nested": "这里一种记号套在另一种里面：表格的格子里、图片的说明里、脚注里只能是文字（格子里可以加粗）。请分开写。",
    "no-rule": "以“|”开头的几行像是表格，表头下面少一行“| --- | --- |”（有几栏写几个）；不是表格的，请删去行首的“|”。",
    "uneven": "正文里表格的第 {found} 行的栏数与表头不同，请补上或者删去“|”；没有内容的格子也要留出位置。",
    "wide": "正文里的表格有 {found} 栏，最多 {columns} 栏，纸上印不下。请分成几个表格，或者另附。",
    "long": "正文里的表格有 {found} 行，最多 {rows} 行。请分成几个表格，或者另附。",
    "cell": "正文里表格的第 {found} 行有一格超过 {cell} 个字，请缩短，或者写成正文。",
    "figures": "正文里的表格各栏最长的数加起来有 {found} 位，一行印不下，数字会断成两行。"
    "请换大一点的单位（如万元），或者分成几个表格。",
    "no-alt": "图片没有替代文字，看不见图的读者不知道画的是什么；写成“![图上说了什么](文件名)”。",
    "note-gone": "脚注“[^{found}]”没有内容；另起一行写“[^{found}]: 脚注的内容”，与引用它的地方写在同一部分里。",
    "note-unused": "脚注“[^{found}]”写了内容，正文里没有引用它；在要加注的字后面写“[^{found}]”，或者删去这一行。",
    "note-twice": "脚注“[^{found}]”用了两次；一条脚注只能引用一次，内容也只写一次，请另取一个名称。",
    "note-alone": "脚注的记号要跟在正文的字后面，不能独占一行。",
    "notes": "一个部分里有 {found} 条脚注，最多 {notes} 条，请合并。",
}
PICTURES: Mapping[PictureFault, str] = {
    "path": "图片“{name}”不能用：图片只能放在数据文件旁边，只写文件名，不写文件夹和网址。请把图片复制过去。",
    "drawing": "图片“{name}”不能用：{found} 是矢量图，各版本的 Word、WPS 显示不一，有的不显示。"
    "请用浏览器或者作图软件打开，另存（导出）为 PNG，宽 2000 像素就够印一整行。",
    "ending": "图片“{name}”不能用：只用 PNG 和 JPEG 格式（.png、.jpg），请用画图或者看图软件另存为其中一种。",
    "gone": "没有找到图片“{name}”；它应当在数据文件所在的文件夹里。请检查文件名，或者把图片复制过去。",
    "unreadable": "图片“{name}”读不出来，请检查权限，或者它是否正被其他程序占用。",
    "large": "图片“{name}”有 {found} MB，最大 {size} MB。请缩小以后另存（宽 2000 像素就够印一整行）。",
    "empty": "图片“{name}”是空的文件，请重新保存。",
    "kind": "图片“{name}”的内容是{found}，与文件名的结尾不符；请另存为 PNG 或者 JPEG 格式，只改文件名不行。",
    "torn": "图片“{name}”不完整，请重新保存或者复制。",
    "turned": "图片“{name}”是手机横着拍的，靠文件里的旋转标记才显示成正的，Word 会把它横着印。"
    "请用看图软件打开，转正以后另存。",
    "side": "图片“{name}”的边长是 {found} 像素，应当在 1 与 {side} 之间，请缩小以后另存。",
}

TAG = "是网页或者排版的代码，请删去"
SIGN = "是排版的记号，会原样印出来，请删去"
LEVELS = "是排版的记号，会原样印出来，请删去；分层次用“（一）”“1.”“（1）”"
LINK = "不能印成链接，请只写文字，或者写出网址"
TOO_TALL, TOO_NARROW = 1.75, 34  # times its width; millimetres
TALL = (
    "图片“{name}”很高，印出来只有 {width} 毫米宽，图上的字可能看不清。"
    "请裁成几张，或者写明印多宽：在括号里的最后加“宽8厘米”，这时前一页可能空出一截。"
)
PICTURE = '写得不对，图片要独占一行，写成“![图上说了什么](文件名 "图题")”'
ITALIC = "是斜体的记号，这里没有斜体，会原样印出来，请删去；要加粗的写成“**加粗**”"
CAPTION = lazy(r"^[ \t\u3000]*(?P<caption>表[:：].*)$", re.MULTILINE)
ALONE = "“{found}”像是小表格的表题，下面没有小表格，会照写的印成一段。请在下一行写表格；不是表题的，请换一种说法。"


class Foreign(NamedTuple):
    """A mark that prose does not have: what it needs to be there at all, how it looks, what to do."""

    needle: str
    pattern: re.Pattern[str]
    advice: str


FOREIGN = (
    Foreign("&", lazy(r"&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-fA-F]{1,5});"), TAG),
    Foreign("<", lazy(r"</?[A-Za-z][A-Za-z0-9:-]*(?:[\s/][^<>\n]{0,80})?>|<!--|<[\u4e00-\u9fff]{2,12}>"), TAG),
    Foreign("__", lazy(r"(?<!_)__(?!_)"), SIGN),
    Foreign("**", lazy(r"\*{3,}|\*\*"), SIGN),
    Foreign("*", lazy(r"(?<![*0-9A-Za-z])\*(?![\s*])[^*\n]{1,60}(?<![\s*])\*(?![*0-9A-Za-z])"), ITALIC),
    Foreign("_", lazy(r"(?<![0-9A-Za-z_/.-])_(?![\s_])[^_\n]{1,40}(?<![\s_])_(?![0-9A-Za-z_])"), ITALIC),
    Foreign("![", lazy(r"!\[[^\[\]\n]{0,60}\](?:\([^()\n]{0,200}\)?)?"), PICTURE),
    Foreign("！[", lazy(r"！\[[^\[\]\n]{0,60}\](?:\([^()\n]{0,200}\)?)?"), SIGN),
    Foreign("](", lazy(r"(?<!!)\[[^\[\]\n]{1,60}\]\([^()\s]{0,200}[./][^()\s]{0,200}\)"), LINK),
    Foreign("[^", lazy(r"\[\^[^\[\]\n]{0,20}\]?"), SIGN),
    Foreign("［^", lazy(r"［\^[^\[\]［］\n]{0,20}[\]］]?"), SIGN),
    Foreign("# ", lazy(r"^[ \t\u3000]*#{1,6} ", re.MULTILINE), LEVELS),
    Foreign("`", lazy(r"`{3,}|`[^`\n]{1,60}`"), SIGN),
    Foreign("~~", lazy(r"~~[^~\n]{1,60}~~"), SIGN),
    Foreign("- ", lazy(r"^[ \t\u3000]*- +(?=\S)", re.MULTILINE), LEVELS),
    Foreign("* ", lazy(r"^[ \t\u3000]*\* +(?=\S)", re.MULTILINE), LEVELS),
    Foreign("+ ", lazy(r"^[ \t\u3000]*\+ +(?=\S)", re.MULTILINE), LEVELS),
    Foreign(">", lazy(r"^[ \t\u3000]*>+ *(?=\S)", re.MULTILINE), SIGN),
    Foreign("---", lazy(r"^[ \t\u3000]*-{3,}[ \t]*$", re.MULTILINE), SIGN),
    Foreign("===", lazy(r"^[ \t\u3000]*={3,}[ \t]*$", re.MULTILINE), SIGN),
)
# What an expression that gives nothing leaves in the text; the rule `expression` tells it.
_EXPRESSION = lazy(r"\{\{(?:(?!\{\{|\}\}).)*\}\}", re.DOTALL)


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each flaw of a mark, for each picture that cannot be printed, for each kind of foreign mark."""
    is_signed = _SIGNS.search(dossier.narrative.whole)
    for rendered in dossier.narrative.passages:
        for flaw, place in rendered.flaws:
            yield Finding(ID, SEVERITY, FLAWS[flaw.kind].format(found=quote(flaw.found), **_LIMITS), place)
        for paragraph in rendered.paragraphs if "![" in rendered.passage.text else ():
            if paragraph.picture is not None:
                place = paragraph.picture.location or rendered.passage.location
                yield from _picture(paragraph.picture, dossier.report, place)
        yield from _foreign(rendered, faulty=bool(dossier.narrative.faults)) if is_signed else ()
        alone = CAPTION.search(rendered.text) if "表" in rendered.text and not rendered.flaws else None
        if alone is not None:
            message = ALONE.format(found=quote(alone["caption"].strip()))
            yield Finding(ID, Severity.WARNING, message, rendered.origin(alone.start("caption")))


def _picture(placed: PlacedPicture, report: Report, place: Location) -> Iterator[Finding]:
    """A picture that cannot be printed, or that shows nothing in the height that pictures have."""
    found = picture_of(report, placed.file)
    if isinstance(found, RefusedPicture):
        words = {"name": quote(placed.file), "found": found.found, **_LIMITS}
        yield Finding(ID, SEVERITY, PICTURES[found.fault].format(**words), place)
        return
    width = printed_width(found, placed.width)
    if not placed.width and found.height > TOO_TALL * found.width and width < TOO_NARROW:
        yield Finding(ID, Severity.HINT, TALL.format(name=quote(placed.file), width=int(width)), place)


def _foreign(rendered: RenderedPassage, *, faulty: bool) -> Iterator[Finding]:
    """One finding for each kind of mark that prose does not have, at its first place; one mark is told once."""
    text = _EXPRESSION.sub(lambda mark: "·" * len(mark[0]), rendered.text) if faulty else rendered.text
    told: list[tuple[int, int]] = []
    for foreign in FOREIGN if _SIGNS.search(text) else ():
        found = foreign.pattern.search(text) if foreign.needle in text else None
        if found is not None and not any(start < found.end() and found.start() < end for start, end in told):
            told.append(found.span())
            yield _finding(rendered, found, foreign.advice)


_SIGNS = lazy(r"[&<>*_`~+=#\[-]")  # one of which each mark has: most prose has none


def _finding(rendered: RenderedPassage, found: re.Match[str], advice: str) -> Finding:
    text, place = rendered.text, found.start() + len(found[0]) - len(found[0].lstrip())
    context = text[max(0, place - CONTEXT) : found.end() + CONTEXT]
    message = MESSAGE.format(found=quote(found[0].strip()), context=" ".join(context.split()), advice=advice)
    return Finding(ID, SEVERITY, message, rendered.origin(place))
