"""Damage of prose that must not be printed: what is left of a figure, a field, a note, or of a number that is lost."""

from __future__ import annotations

import re
from typing import NamedTuple

from govgen.model.finding import Severity
from govgen.patterns import lazy
from govgen.prose.blanks import BLANK_LETTERS, BLANKS, IGNORED, IGNORED_LETTERS
from govgen.prose.odd_letters import USUAL


class Damage(NamedTuple):
    """A kind of damage: what it needs to be there at all, how it looks, how severe it is, what to do.

    A pattern that begins with a class of Chinese letters has no needles: it is looked for as fast.
    """

    needles: tuple[str, ...]
    pattern: re.Pattern[str]
    severity: Severity
    advice: str
    opening: bool = False  # whether it may stand at the beginning of a passage only

    def odd_needles(self) -> frozenset[str]:
        """The first letters of its needles where all of them are odd ones, see `odd_letters`; else none."""
        firsts = frozenset(needle[0] for needle in self.needles)
        return frozenset() if any(map(USUAL.match, firsts)) else firsts


_HAN = "\u4e00-\u9fff"
_BLANK = f"[{BLANKS}]"
_UNIT = "件|条|次|篇|份|项|场|期|人次|个|万元|亿元|元"
COUNTER = f"(?:{_UNIT}|张|部|名|人|%|％)"
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
NO_NUMBER = "前面没有数，请补上"
PLACEHOLDER, NOTE = "是没有填好的占位，请填上", "是写给同事看的，请核对以后删去"
TWICE = (  # of two letters each
    *("全年", "申请", "公开", "办结", "收到", "信息", "人民", "遵循", "认真", "严格", "积极", "及时", "规范"),
    *("加强", "落实", "推进", "政府", "条例", "部门", "单位", "群众", "通过", "根据", "按照", "依法", "主动", "不断"),
    *("增长", "下降", "提高", "提升", "处理", "办理", "发布", "更新", "情况", "内容", "结果"),
    *("持续", "完善", "健全", "制度", "平台", "网站", "开展", "确保", "进行", "同时", "其中", "共计", "答复", "受理"),
    *("举办", "召开", "印发", "制定", "建立", "梳理", "撰写", "开设", "参加", "报送", "转发", "贯彻", "坚持", "围绕"),
    *("复议", "诉讼", "增加", "减少", "降低", "上升", "完成", "主要", "持平"),
)
# What makes a longer word of the second: 公开公开栏, 规范规范性文件.
_LONGER = "[率性化量栏]|指南|目录|会(?<=发布会)|人(?<=申请人)|表(?<=申请表)|费(?<=处理费)|员(?<=信息员)|书(?<=[请复]书)"
_UP_OR_DOWN = "增加|减少|增长|下降"
_FIRST = "".join(sorted({word[0] for word in TWICE}))
UNSEEN_ADVICE = "是看不见的字符，查找、复制时会出错；请把它前后的字一起删去，重新输入"
REPEATED_WORD = "是重复的字，请删去多余的"
BRACES = ("{", "}", "｛", "｝")
DAMAGES = (
    Damage(BRACES, lazy(r"[${｛｝}]*[{}｛｝]+"), _ERROR, "会原样印出来。引用表里的数要用半角的“{{ 名称 }}”"),
    Damage(
        ("#", "＃"),
        lazy(
            r"[#＃](?:REF[!！]|DIV/0[!！]|N/A|VALUE[!！]|NAME[?？]|NUM[!！]|NULL[!！]|SPILL[!！]|CALC[!！])|[#＃]{4,}",
            re.IGNORECASE,
        ),
        _ERROR,
        "是表格软件的错误值，请填上数",
    ),
    Damage(
        ("=", "＝"),
        lazy(
            r"[=＝](?<![A-Za-z0-9_&].)(?:[A-Z]{2,9}\([^()\n]{0,40}\)|(?:(?:'[^'\n]{1,40}'|[\w.]{1,20})[!！])?"
            r"\$?[A-Z]{1,2}\$?[0-9]{1,5})(?![A-Za-z0-9])",
            re.IGNORECASE,
        ),
        _ERROR,
        "是表格软件的公式，请换成数",
    ),
    Damage(
        ("错误!", "错误！"), lazy(r"错误[!！](?:未[^。\n]{1,12}|)"), _ERROR, "是文字软件留下的错误，请补上所引的内容"
    ),
    Damage(("«", "»"), lazy(r"«[^«»\n]{0,30}»"), _ERROR, "是邮件合并的域，请换成内容"),
    Damage(
        ("\ufffd", "锟斤拷", "烫烫", "屯屯", "å", "æ", "ç", "Ã"),
        lazy(
            "\ufffd+|锟斤拷|烫烫烫|屯屯屯|(?:[ÃÂåæçèéäï][\u0080-\u00ff\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]{1,2}){2,}"
        ),
        _ERROR,
        "是乱码，请重新输入",
    ),
    Damage(
        ("nan", "NaN", "None", "null", "NULL", "undefined"),
        lazy(rf"(?<![A-Za-z“\"'])(?:nan|NaN|None|null|NULL|undefined){_BLANK}?(?=(?:{_UNIT}|%|，|。|$))", re.MULTILINE),
        _ERROR,
        "是程序的空值，请填上数",
    ),
    Damage(
        tuple(BLANK_LETTERS),
        lazy(rf"{_BLANK}(?<=[{_HAN}].){_BLANK}*(?:{_UNIT}|[%％])(?=[，。；、,;）)]|$)", re.MULTILINE),
        _ERROR,
        NO_NUMBER,
    ),
    # Between two letters of a word or two digits; behind a sign such as an arrow or a telephone they choose its form.
    Damage(
        tuple(IGNORED_LETTERS),
        lazy(rf"[{IGNORED}](?<=[{_HAN}0-9].)[{IGNORED}]*(?=[{_HAN}0-9])"),
        _WARNING,
        UNSEEN_ADVICE,
    ),
    Damage(("（", "("), lazy(rf"[（(]{_BLANK}*[）)](?={_BLANK}*(?:{_UNIT}))"), _ERROR, NO_NUMBER),
    Damage(("%", "％"), lazy(rf"[%％](?<=[{_HAN}].)"), _ERROR, NO_NUMBER),
    Damage(
        ("申请件", "办结件", "结转件", "新收件"),
        lazy(
            rf"(?:收到|新收|办结|受理|增加|减少)(?:(?![每各所来])[{_HAN}]){{0,12}}?(?:申请|办结|结转|新收)件(?=[，。；])|办结件(?=[，。；])"
        ),
        _WARNING,
        "里好像少了数，请核对",
    ),
    Damage(
        ("N", "n", "X", "x", "Y", "Ｎ", "Ｘ", "…"),
        lazy(rf"(?<![A-Za-z0-9.…/_+＋-])(?:[NnXxYＮＸ]|…+)(?={_BLANK}?(?:{_UNIT}))"),
        _ERROR,
        "是没有填好的占位，请填上数",
    ),
    Damage(
        (".",),
        lazy(rf"[0-9](?<![0-9.].)[0-9]*\.[0-9]+{_BLANK}?(?:件|条|份|宗|起|篇|人次|场)(?!均|/)"),
        _ERROR,
        "不是整数，请改为件数；说的是平均数或者比例的，请写清楚",
    ),
    Damage(
        ("E+", "e+", "E-"), lazy(r"(?<![0-9])[0-9]+(?:\.[0-9]*)?[Ee][+-][0-9]+"), _ERROR, "是科学记数，请写成普通的数"
    ),
    Damage(("%",), lazy(r"[0-9](?<![0-9].)[0-9]*\.[0-9]{5,}[%％]"), _ERROR, "没有取整，请保留一两位小数"),
    Damage(
        ("|", "｜", "丨", "∣", "¦", "│", "￨", "ǀ", "l ", "I ", "1 "),
        # What a list counts on from is no such mark.
        lazy(rf"^{_BLANK}*(?:[|｜丨∣¦│￨ǀ]|\A(?:[lI] |1 (?![^|]*\n{_BLANK}*2 ))(?=[{_HAN}]))", re.MULTILINE),
        _ERROR,
        "是写错的“|”，它应当写在冒号后面，正文从下一行起",
        opening=True,
    ),
    Damage(
        ("（小", "（老", "（待", "(小", "(老", "(待"),
        lazy(r"[（(](?:小|老)[\u4e00-\u9fff][：:][^（）()\n]{0,60}[）)]|[（(]待[核定补查][^（）()\n]{0,10}[）)]"),
        _ERROR,
        NOTE,
    ),
    Damage(("待定",), lazy(rf"(?<=[{_HAN}])待定(?=[，。；）)]|$)", re.MULTILINE), _ERROR, "还没有定下来，请填上"),
    Damage(
        ("？？", "??", "○○", "●●", "〇〇", "$", "＄"),
        lazy(
            rf"[？?]{{2,}}|[○●◯]{{2,}}|〇(?<![零〇一二三四五六七八九十百千万].)〇+(?={_BLANK}?{COUNTER})"
            r"|[$＄][A-Za-z\u4e00-\u9fff]{1,12}[$＄]"
        ),
        _ERROR,
        PLACEHOLDER,
    ),
    # What a clerk notes behind a line, as comments of a data file are written.
    Damage(
        ("#", "＃"), lazy(rf"[#＃](?<=\S[ \u3000].){_BLANK}*[{_HAN}][^#＃\n]{{0,40}}$", re.MULTILINE), _WARNING, NOTE
    ),
    Damage(
        (),
        lazy(rf"(?P<w>[{_FIRST}].)(?P=w)(?<={'|'.join(2 * word for word in TWICE)})(?!{_LONGER})"),
        _WARNING,
        REPEATED_WORD,
    ),
    Damage(
        ("件件", "条条", "的的", "了了", "进一步进"),
        lazy(r"[0-9] ?件件|[0-9] ?条条|(?<![的“])的的(?!确)|(?<!“)了了(?![解然之结])|进一步进一步"),
        _WARNING,
        REPEATED_WORD,
    ),
    # What `|占`, `|增减` and `|同比` write, behind the same words that were typed.
    Damage(
        ("占",),
        lazy(r"占(?:比例?|比重|总[数量]的)?[为是约达]?占(?=[0-9])"),
        _WARNING,
        "“占”写了两次，请删去一个（“|占(…)”自己写“占”）",
    ),
    Damage(
        ("增", "减", "升", "高", "降", "低", "持平"),
        lazy(
            rf"(?P<v>[增减上提下降持][加少长升高降低平])了?(?!(?P=v))"
            rf"(?:(?:{_UP_OR_DOWN})(?=[0-9])|(?:基本)?持平(?=[，。；])|由0(?:增加|减少)到)"
        ),
        _WARNING,
        "接连说了两次增减，请删去前一个（“|增减”“|同比”自己写“增加”“下降”“持平”）",
    ),
    Damage(("、，",), lazy("、，|，、"), _WARNING, "是重复的标点，请删去多余的"),
)
