"""Labels of a form as names and units: what stands in formulas and templates, and what a number is counted in."""

from __future__ import annotations

import re
from collections.abc import Collection
from itertools import takewhile
from typing import Literal, TypeAlias

from govgen.model.form import Kind
from govgen.model.keys import AFTER, BEFORE, HEAD, OWN, REST, WAIVERS
from govgen.model.numbers import UNITS
from govgen.schema.labels import bare, brief

DraftKind: TypeAlias = Kind | Literal[""]  # how numbers are written, as a schema says it; empty for a count
LONGEST = 16
SHORT = 4  # characters that are too many for a unit that nobody knows
PLACEHOLDER = re.compile(r"\{\{[^{}\n]{0,200}\}\}|\{%[^{}\n]{0,200}%\}|[_＿]{2,}|[×xX＊*]{2,}")
EMPTY = " \t\u3000/／—-"  # what a form has in a cell that is to be filled in
PERCENT = "%"
PER_MILLE = "‰"
COUNTED = (
    "件", "次", "个", "人", "人次", "宗", "条", "篇", "项", "份", "期", "天", "户", "家", "起", "例", "台", "辆", "套",
    "处", "册", "本", "张", "所", "名", "场", "批", "批次", "平方米", "公里", "小时", "吨", "亩",
    "家次", "户次", "场次", "班次", "车次", "艘", "艘次", "架", "座", "栋", "间", "床", "头", "只", "株", "幅", "节",
    "课时", "学时", "公顷", "立方米", "米", "千米", "公斤", "千克", "千瓦时", "度", "升", "吉焦",
)  # fmt: skip
MEASURED = frozenset(
    ("平方米", "公里", "小时", "吨", "亩", "公顷", "立方米", "米", "千米", "公斤", "千克", "千瓦时", "度", "升", "吉焦")
)  # what is seldom whole
MANY = "十百千万亿"  # before what is counted: its numbers have decimals
RESERVED = frozenset((*HEAD, WAIVERS, REST, OWN, BEFORE, AFTER, "上年", "同期"))
_UNIT = re.compile(r"[（(]\s*(?:计量)?(?:单位\s*[：:])?\s*([^（）()：:，,、\s]{1,4})\s*[）)]")
_STATED = re.compile(r"单位[：:]")
_CLOSED = re.compile(r"[）)】\]]")
_BETWEEN = re.compile(r"[、，,；;/／()（）及和\s]+")
MONEY = re.compile(
    r"(?:金额|经费|资金|租金|押金|奖金|保证金|[税拨罚贷]款|补[贴助]|费用?|收入|支出|产值|投资|价[款值])$"
)
NUMBER = re.compile(r"(?:人次|[件人户次个宗辆台套起家批份]数|数量)$")
RATE = re.compile(r"(?:率|比例|比重|占比)$")
_RATED = re.compile(r"[%％‰]$")
MEAN = re.compile(r"平均|[人生户亩村班车件]均(?![匀衡等可为由无有不已未属须应])|均值|(?<![同环])比$")
MOVING = re.compile(r"增减|增长|同比|环比|升降|变动|变化")
# What is written in words, by how its label ends or begins.
WORDED: tuple[tuple[re.Pattern[str], DraftKind], ...] = (
    (re.compile(r"^是否|^有无"), "yes"),
    (re.compile(r"(?:日期|时间)$"), "date"),
    (re.compile(r"(?:网址|链接)$"), "url"),
    (re.compile(r"(?:承租|出租|承包|发包|受让|转让|供应|中标|施工|合作|[甲乙丙])(?:方|人|商)$"), "text"),
    (
        re.compile(r"(?:备注|说明|名称|代码|编码|号码|账号|证号|文号|依据|原因|内容|地址|电话|负责人|联系人|姓名)$"),
        "text",
    ),
)
_DOTTED = re.compile(r"^\d{1,2}(?:[.．]\d{1,2})+[.．、]?\s*(?![\d十百千万亿元吨米公升%％])")
_MARKS = re.compile(r"[\W_]+")
_AMONG = re.compile(r"其中\s*[:：、]?$")


def is_blank(text: str) -> bool:
    """True for a cell that is to be filled in: nothing, a tag of a template, a line to write on."""
    return not PLACEHOLDER.sub("", text).strip(EMPTY)


def known_unit(text: str) -> str:
    """The unit that a text is, empty if it is none."""
    plain = text.strip().replace("％", PERCENT)
    return (
        plain if plain in (*UNITS, *COUNTED, PERCENT, PER_MILLE) or (plain[1:] in COUNTED and plain[0] in MANY) else ""
    )


def is_measured(unit: str) -> bool:
    """True for a unit whose numbers have decimals, without being money: 公里, 万人."""
    return unit in MEASURED or (unit not in (*UNITS, *COUNTED) and unit[:1] in tuple(MANY) and unit[1:] in COUNTED)


def unknown_units(label: str) -> list[str]:
    """What a label ends in, in brackets, that may be a unit and is none that is known."""
    found = _UNIT.search(label)
    return [found[1]] if found and found.end() == len(label) and not known_unit(found[1]) else []


def unit_in(label: str) -> str:
    """The unit that a label has in brackets, of a rate at its end; empty if it has none."""
    rated = _RATED.search(label.strip())
    return next(
        (unit for found in _UNIT.finditer(label) if (unit := known_unit(found[1]))),
        known_unit(rated[0]) if rated else "",
    )


def units_stated(line: str) -> tuple[str, ...]:
    """The units that a line above a table states for all of it: `单位：万元`, `单位：件、万元`."""
    for stated in reversed(_STATED.split(line)[1:]):
        parts = [part for part in _BETWEEN.split(_CLOSED.split(stated.lstrip("（("))[0]) if part]
        short = list(takewhile(lambda part: known_unit(part) or len(part) < SHORT, parts))
        if any(map(known_unit, short)):
            return tuple(dict.fromkeys(known_unit(part) or part for part in short))
    return ()


def is_money(label: str) -> bool:
    """True for what is an amount by its name."""
    return bool(MONEY.search(_plain(label)))


def is_counted(label: str) -> bool:
    """True for what is counted in pieces by its name."""
    return bool(NUMBER.search(_plain(label)))


def is_rate(label: str, unit: str) -> bool:
    """True for what cannot be added up: a rate, a share, a mean."""
    return unit in (PERCENT, PER_MILLE) or bool(RATE.search(_plain(label)) or MEAN.search(label))


def kind_of(label: str, unit: str) -> DraftKind:
    """How what stands there is written, empty for a count."""
    if unit in UNITS:
        return "signed" if MOVING.search(label) else "amount"
    if unit == PERCENT or (not unit and RATE.search(_plain(label))):
        return "rate" if MOVING.search(label) else "percent"
    if unit == PER_MILLE:
        return "signed" if MOVING.search(label) else "decimal"
    if MEAN.search(label) or (is_measured(unit) and not MOVING.search(label)):
        return "decimal"
    if MOVING.search(label):
        return "signed" if is_measured(unit) else "change"
    plain = _plain(label)
    return "" if unit else next((kind for pattern, kind in WORDED if pattern.search(plain)), "")


def _plain(label: str) -> str:
    return _UNIT.sub("", label).strip()


def name_of(label: str, taken: Collection[str]) -> str:
    """A name for a label: what the form calls it, without numbering, brackets and marks, and unlike those taken."""
    label = _DOTTED.sub("", label)
    short, full = brief(label), bare(label)
    among = _AMONG.search(label)  # nothing but this tells a heading over parts from that of the whole
    plain = _MARKS.sub("", short if short and len(short) <= LONGEST else (short or full)[:LONGEST])
    plain = plain + "其中" if among else plain or "项"
    if plain[0].isdigit():
        plain = f"第{plain}"
    if plain in RESERVED:
        plain = f"{plain}数"
    candidates = (plain, full if full and not full[0].isdigit() else plain, *(f"{plain}{n}" for n in range(2, 500)))
    return next(name for name in candidates if name not in taken)
