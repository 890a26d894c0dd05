"""From bytes to text: encodings, files that are no text, characters that no report may carry."""

from pathlib import Path

from govgen.errors import SourceError
from govgen.files.reading import read_file
from govgen.location import Location
from govgen.patterns import lazy

SIGNATURES = (
    (b"PK\x03\x04", "这是 Word、Excel 或压缩文件，不是数据文件。请指定 .yaml 数据文件。"),
    (b"\xd0\xcf\x11\xe0", "这是旧版 Word 或 Excel 文件，不是数据文件。请指定 .yaml 数据文件。"),
    (b"%PDF", "这是 PDF 文件，不是数据文件。请指定 .yaml 数据文件。"),
)
MARKS = (
    (b"\xef\xbb\xbf", "utf-8", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le", "utf-16"),
    (b"\xfe\xff", "utf-16-be", "utf-16"),
)
BINARY = "文件不是文本，或者是不带标记的 UTF-16 编码。请用记事本打开数据文件，另存为 UTF-8 编码。"
BROKEN = "从这里开始，内容与文件开头的编码标记不符，文件可能已损坏。请用记事本另存为 UTF-8 编码。"
UNKNOWN = "无法识别文件的编码，从这里开始不是 UTF-8。请用记事本打开数据文件，另存为 UTF-8 编码。"
FORBIDDEN = "这里有一个看不见的字符（U+{code:04X}），Word 文件不能包含它。请删除它前后的文字，重新输入。"

# Control characters, line separators that editors do not count, what turns the direction of a text, a BOM inside it,
# noncharacters.
FORBIDDEN_CHARACTERS = lazy(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
MARK_INSIDE, NO_WIDTH = "\ufeff", "\u200b"
UNREADABLE = "\ufffd"  # stands for a character that is not to be had
ASCII = lazy(r"[\x00-\x7f]+")
LINE_BREAK = lazy(r"\r\n|\r|\n")
LONGEST = 10_000_000  # bytes of a file that is looked into before anybody knows what it is


def text_of(path: Path) -> str | None:
    """The text of a file of any kind; None for what is no text or cannot be read: reading it says why."""
    try:
        return text_in(read_file(path, LONGEST))
    except OSError:
        return None


def text_in(data: bytes) -> str | None:
    """The text that bytes are; None for what is no text."""
    try:
        return decode(data, "")[0]
    except SourceError:
        return None


def decode(data: bytes, file: str) -> tuple[str, str]:
    """Give the text and the encoding it was in: `utf-8`, `utf-8-sig`, `utf-16` or `gb18030`."""
    text, encoding = _decoded(data, file)
    return without_marks(text), encoding


def without_marks(text: str) -> str:
    """The text where a mark of an encoding, which was pasted into it, is a blank without width as others are."""
    return text.replace(MARK_INSIDE, NO_WIDTH)


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    for signature, message in SIGNATURES:
        if data.startswith(signature):
            raise SourceError(message, Location(file))
    for mark, codec, encoding in MARKS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], codec, file), encoding
    if b"\0" in data:
        raise SourceError(BINARY, Location(file))
    return _decode_unmarked(data, file)


def refuse_forbidden(text: str, file: str) -> None:
    """Refuse characters that would end a Word document early or that nobody can see, where they stand."""
    found = FORBIDDEN_CHARACTERS.search(text)
    if found:
        refuse_forbidden_in(found.group(), _end(text[: found.start()], file))


def refuse_forbidden_in(text: str, place: Location) -> None:
    """Refuse the same in a text whose escapes are resolved, which is known by its start only."""
    found = FORBIDDEN_CHARACTERS.search(text)
    if found:
        raise SourceError(FORBIDDEN.format(code=ord(found.group())), place)


def _decode_marked(data: bytes, codec: str, file: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as error:
        raise SourceError(BROKEN, _end(data[: error.start].decode(codec), file)) from None


def _decode_unmarked(data: bytes, file: str) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        text = _decode_chinese(data)
        if text is None:
            raise SourceError(UNKNOWN, _end(data[: error.start].decode("utf-8"), file)) from None
        return text, "gb18030"


def _decode_chinese(data: bytes) -> str | None:
    """Decode as GB18030 if that gives everyday Chinese; other encodings give rare characters."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    foreign = ASCII.sub("", text)
    everyday = len(foreign.encode("gb2312", "ignore")) // 2
    return text if everyday >= 0.8 * len(foreign) else None


def _end(text: str, file: str) -> Location:
    lines = LINE_BREAK.split(text)
    return Location(file, len(lines), len(lines[-1]) + 1)
