"""Reports made up by a seed: every optional part, blanks, large numbers; the same seed gives the same report."""

from __future__ import annotations

import random
from dataclasses import replace
from types import MappingProxyType

from govgen.datafile.reading import read_report
from govgen.datafile.writing import data_file
from govgen.location import Location
from govgen.model.edition import Edition, Section
from govgen.model.form import Slot
from govgen.model.keys import AFTER, BEFORE
from govgen.model.report import Cell, Origin, Passage, Report, Written
from govgen.source import parse_source
from tests.reports import CATALOG

HERE = Location("made.yaml", 1, 1)
PLACES = ("青禾", "云澜", "白桥", "沙柳林", "双塔子", "江洲")
BODIES = (
    "县水利局",
    "市交通运输局",
    "县卫生健康委员会",
    "区住房和城乡建设局",
    "市人民政府",
    "镇人民政府",
    "自治县民族宗教事务局（县台办）",
)
WORDS = (
    "公开",
    "信息",
    "全年",
    "网站",
    "政策",
    "解读",
    "群众",
    "申请",
    "办理",
    "机关",
    "目录",
    "发布",
    "审查",
    "培训",
    "监督",
    "“一张图”",
    "《条例》",
    "第5期",
    "1.2万次",
    "99.5%",
    "（含附件）",
    "12345热线",
    "A类",
    "部分",
    "依法",
    "及时",
    "完成",
    "其中",
)
HEADS = ("重点领域信息公开", "政策解读", "标准化建设方面", "回应关切", "目录管理")
CHAPTERS = (
    "概述",
    "主动公开政府信息情况",
    "重点工作推进情况",
    "依申请公开政府信息情况",
    "收费及减免情况",
    "复议和诉讼情况",
    "主要问题和改进措施",
    "其他需要报告的事项",
)


def made_report(edition: Edition, seed: int) -> Report:
    """The report that a seed gives, as reading its data file does."""
    chance = random.Random(seed)  # not for secrets
    year = chance.randint(max(edition.first, 2012), edition.last or edition.first + 4)
    start = read_report(parse_source(f"版式: '{edition.id}'\n年度: {year}\n".encode(), "made.yaml"), CATALOG)
    tables = [table for table in edition.tables.values() if table.printed or chance.random() < 0.5]
    given = frozenset(table.id for table in tables)
    draft = replace(
        start,
        head=MappingProxyType(_head(chance, edition, year)),
        cells=tuple(_cell(chance, edition, slot, slot.ref.table in given) for slot in edition.slots),
        passages=tuple(_passages(chance, edition)),
        given=given,
    )
    return read_report(parse_source(data_file(draft).encode(), "made.yaml"), CATALOG)


def _head(chance: random.Random, edition: Edition, year: int) -> dict[str, Written]:
    unit = chance.choice(PLACES) + chance.choice(BODIES)
    texts = {"版式": edition.id, "年度": str(year), "单位.名称": unit}
    if chance.random() < 0.8:
        texts["落款日期"] = f"{year + 1}-{chance.randint(1, 3):02d}-{chance.randint(1, 28):02d}"
    if chance.random() < 0.2:
        texts["标题"] = f"{unit}{year}年度政府信息公开工作年度报告"
    if chance.random() < 0.3:
        texts |= {"公文.发文机关标志": f"{unit}文件", "公文.发文字号": f"青政发〔{year + 1}〕{chance.randint(1, 99)}号"}
        texts |= {"公文.印发机关": f"{unit}办公室", "公文.印发日期": f"{year + 1}-01-30"}
        texts |= {"公文.主送": "青禾县人民政府办公室"} if chance.random() < 0.5 else {}
        texts |= {"公文.抄送": "青禾县档案馆、青禾县图书馆"} if chance.random() < 0.5 else {}
        texts |= {"公文.签发人": "王大明"} if chance.random() < 0.5 else {}
    if chance.random() < 0.4:
        texts |= {"联系.地址": "青禾县文昌路18号", "联系.邮编": "012345", "联系.电话": "0000-6600118"}
        texts |= {"联系.电子邮箱": "xxgk@qinghe.example"} if chance.random() < 0.5 else {}
    return {key: Written(text, HERE) for key, text in texts.items()}


def _cell(chance: random.Random, edition: Edition, slot: Slot, given: bool) -> Cell:
    if not given:
        return Cell("", None, HERE, Origin.BLANK)
    whole = chance.choice((0, 0, 0, chance.randint(1, 9), chance.randint(10, 99_999), 10 ** chance.randint(5, 9)))
    exact = f"{whole}.{chance.randint(1, 9999):04d}".rstrip("0")
    texts = {
        "count": str(whole),
        "change": str(chance.choice((-1, 1)) * whole),
        "amount": chance.choice((str(whole), exact)),
        "money": "0" if not whole else f"{whole}{chance.choice(('元', '万元'))}",
    }
    # What is told in a sentence is told whole or not at all.
    told = slot.ref.table in {section.figures.table for section in edition.sections.values() if section.figures}
    text = "" if chance.random() < 0.05 and not told else texts[slot.kind]
    return Cell(text, None, HERE, Origin.WRITTEN if text else Origin.BLANK)


def _passages(chance: random.Random, edition: Edition) -> list[Passage]:
    passages: list[Passage] = []
    for section in edition.sections.values():
        if section.kind == "chapters":
            titles = sorted(chance.sample(range(len(CHAPTERS)), chance.randint(3, len(CHAPTERS))))
            passages += [_passage(section, str(n), CHAPTERS[at], _text(chance)) for n, at in enumerate(titles, 1)]
        elif section.kind == "table":
            passages += [
                _passage(section, part, "", _text(chance)) for part in (BEFORE, AFTER) if chance.random() < 0.3
            ]
        else:
            passages += _prose(chance, section)
    return passages


def _prose(chance: random.Random, section: Section) -> list[Passage]:
    if chance.random() < 0.3 or not section.aspects:
        return [_passage(section, "", "", "无\n" if section.nothing and chance.random() < 0.5 else _text(chance))]
    parts = [(aspect.id, aspect.heading) for aspect in section.aspects if aspect.required or chance.random() < 0.7]
    if section.open and chance.random() < 0.3:
        parts += [(name, name) for name in chance.sample(HEADS, 1)]
    parts = parts or [(section.aspects[0].id, section.aspects[0].heading)]
    return [_passage(section, part, heading, _text(chance)) for part, heading in parts]


def _passage(section: Section, part: str, heading: str, text: str) -> Passage:
    return Passage(section.id, part, heading, text, HERE, lambda _: HERE)


def _text(chance: random.Random) -> str:
    lines = [_line(chance) for _ in range(chance.randint(1, 4))]
    if chance.random() < 0.3:
        lines = [f"{number}.{line}" for number, line in enumerate(lines, 1)]
    elif chance.random() < 0.2:
        lines = [f"（{number}）{line}" for number, line in zip("一二三四", lines, strict=False)]
    return "\n".join(lines) + "\n"


def _line(chance: random.Random) -> str:
    sentences = ["".join(chance.choices(WORDS, k=chance.randint(5, 25))) for _ in range(chance.randint(1, 3))]
    return "。".join(sentences) + "。"
