"""Synthetic units: data files as offices write them, with zeros, long prose and planted faults; always the same.

    python bench/units.py FOLDER -n 10000 [--seed 1] [--faults 0.1]

Beside the data files stands `planted.csv`: which file has which fault, by the rule that must find it.
"""

from __future__ import annotations

import argparse
import csv
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from govgen import api

EDITION = api.edition_of(2024)
TOTAL = "总计"
REQUESTS, CASES = EDITION.tables["申请"], EDITION.tables["复议诉讼"]
PEOPLE, ENDINGS = (
    tuple(column.id for column in table.blocks[0].columns if column.id != TOTAL) for table in (REQUESTS, CASES)
)
DISPUTES = tuple(row.id for row in CASES.rows())
RESULTS: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
    (row.name, tuple(below.name for below in row.rows))
    for heading in REQUESTS.rows()
    if heading.id == "办理结果"
    for row in heading.rows
    if row.name != TOTAL
)
PLACES = ("青禾", "白桥", "云澜", "石桥", "清溪", "东岭", "南湾", "北原", "西塘", "临川")
BODIES = ("教育局", "水利局", "财政局", "民政局", "司法局", "交通运输局", "自然资源局", "卫生健康局", "文化和旅游局")
BODIES += ("农业农村局", "应急管理局", "市场监督管理局", "人力资源和社会保障局", "住房和城乡建设局", "生态环境分局")
SENTENCES = (
    "围绕群众关心的事项及时发布信息，做到应公开尽公开，并对栏目内容逐项核对，补充遗漏，改正错处。",
    "信息发布前由承办科室提出意见，办公室审查，分管负责人签发，做到先审查、后公开，全程留有记录。",
    "对社会关注度高的政策同步制作解读材料，用图表和问答把办理条件、流程和时限讲清楚，方便查询和办理。",
    "对收到的申请逐件登记，指定专人跟踪，答复前与相关科室会商，文书统一格式，并附救济途径和期限。",
    "把政府信息公开列入年度学习计划，组织新到岗人员学习条例和上级文件，结合案例讲解答复文书的写法。",
    "专栏按法定主动公开内容设置，撤并长期没有更新的栏目，改正打不开的链接和重复发布的信息。",
    "在办事大厅设立查阅点，配备电脑和工作人员，为不熟悉网络的群众提供查询、打印和咨询服务。",
    "主要负责人听取工作汇报，研究解决困难，明确各科室的责任，考核结果与年度评优挂钩。",
)
FIGURES = (
    "全年新收政府信息公开申请{{ 申请.本年新收.总计 }}件，上年结转{{ 申请.上年结转.总计 }}件。",
    "全年办结{{ 申请.办理结果.总计.总计 }}件，其中予以公开{{ 申请.办理结果.予以公开.总计 }}件。",
    "结转下年度继续办理{{ 申请.结转下年度.总计 }}件。",
    "因政府信息公开被申请行政复议{{ 复议诉讼.行政复议.总计 }}件。",
)
ASPECTS = ("主动公开", "依申请公开", "政府信息管理", "政府信息公开平台建设", "监督保障")
Table = dict[str, list[int]]


def unit_text(number: int, seed: int) -> str:
    """The data file of one sound unit."""
    chance = random.Random(seed * 1_000_003 + number)
    return "\n".join(_lines(number, chance)) + "\n"


def _lines(number: int, chance: random.Random) -> Iterator[str]:
    place, body = PLACES[number % len(PLACES)], BODIES[number // len(PLACES) % len(BODIES)]
    yield "年度: 2024"
    yield f"单位: {{名称: {place}县第{number // 150 + 1}片区{body}, 类别: 部门}}"
    yield f"落款日期: 2025-01-{chance.randint(4, 28):02d}"
    yield f"联系: {{地址: {place}县人民路{chance.randint(1, 99)}号, 电话: 0000-{chance.randint(1000000, 9999999)}}}"
    yield "总体情况:"
    yield from _aspect("引言", 1, chance)
    for aspect in ASPECTS:
        yield from _aspect(aspect, 3, chance)
        if aspect == "依申请公开":
            yield from (f"    {sentence}" for sentence in FIGURES)
    yield from _published(chance)
    yield from _requests(chance)
    yield "复议诉讼:"
    for dispute in DISPUTES:
        figures = ", ".join(f"{ending}: {chance.choice((0, 0, 0, chance.randint(1, 4)))}" for ending in ENDINGS)
        yield f"  {dispute}: {{{figures}}}"
    yield from ("问题与改进:", *_aspect("问题", 2, chance), *_aspect("改进", 2, chance))
    yield from ("其他事项: |", "  本年度没有收取信息处理费，没有其他需要报告的事项。")


def _aspect(name: str, paragraphs: int, chance: random.Random) -> Iterator[str]:
    yield f"  {name}: |"
    for _ in range(paragraphs):
        yield "    " + "".join(chance.sample(SENTENCES, chance.choice((1, 2, 2, 3, 5))))


def _published(chance: random.Random) -> Iterator[str]:
    made, ended = chance.randint(0, 4), chance.randint(0, 2)
    valid = made + chance.randint(0, 30)
    yield "主动公开:"
    yield "  规章: 0"
    yield f"  行政规范性文件: {{本年制发件数: {made}, 本年废止件数: {ended}, 现行有效件数: {valid}}}"
    for name in ("行政许可", "行政处罚", "行政强制"):
        yield f"  {name}: {{本年处理决定数量: {chance.choice((0, chance.randint(0, 900)))}}}"
    yield f"  行政事业性收费: {{本年收费金额: {chance.choice(('0', f'{chance.random() * 300:.4f}'))}}}"


def _requests(chance: random.Random) -> Iterator[str]:
    results = {row: _figures(chance) for group, below in RESULTS for row in (below or (group,))}
    total = [sum(figures[column] for figures in results.values()) for column in range(6)]
    onward = [chance.choice((0, 0, chance.randint(0, 2))) for _ in PEOPLE]
    carried = [min(total[column] + onward[column], chance.choice((0, 0, 1, 2))) for column in range(6)]
    new = [total[column] + onward[column] - carried[column] for column in range(6)]
    yield from ("申请:", _row("本年新收", new, 2, chance), _row("上年结转", carried, 2, chance), "  办理结果:")
    for group, below in RESULTS:
        yield from [f"    {group}:"] if below else [_row(group, results[group], 4, chance)]
        yield from (_row(row, results[row], 6, chance) for row in below)
    yield _row("结转下年度", onward, 2, chance)


def _figures(chance: random.Random) -> list[int]:
    """A row of the results: most rows of most units are zero, and most requests are those of citizens."""
    if chance.random() < 0.6:
        return [0] * 6
    return [chance.randint(0, 12), *(chance.choice((0, 0, 0, chance.randint(1, 5))) for _ in range(5))]


def _row(name: str, figures: list[int], indent: int, chance: random.Random) -> str:
    """A row in one of the ways in which it may be written."""
    if not any(figures):
        return f"{'':{indent}}{name}: 0"
    if chance.random() < 0.3:
        return f"{'':{indent}}{name}: {figures}"
    named = ", ".join(f"{column}: {figure}" for column, figure in zip(PEOPLE, figures, strict=True) if figure)
    return f"{'':{indent}}{name}: {{{named}, 其余: 0}}"


def _swap(before: str, after: str) -> Callable[[str], str]:
    return lambda text: text.replace(before, after, 1)


def _without(start: str, end: str) -> Callable[[str], str]:
    def cut(text: str) -> str:
        first = text.index(start)
        return text[:first] + (text[text.index(end, first) :] if end else "")

    return cut


# The rule that must find a fault, and how it is put in; the empty rule is a file that cannot be read.
FAULTS: dict[str, Callable[[str], str]] = {
    "balance": _swap("  结转下年度: ", "  结转下年度: {自然人: 9999, 其余: 0}  # "),
    "not-filled": _swap("  规章: 0\n", "  规章: {本年制发件数: 0, 本年废止件数: 0}\n"),
    "not-a-number": _swap("  规章: 0\n", "  规章: {本年制发件数: 约五件, 其余: 0}\n"),
    "negative": _swap("  规章: 0\n", "  规章: {现行有效件数: -3, 其余: 0}\n"),
    "unknown-key": _swap("  规章: 0\n", "  规章: 0\n  规则: 0\n"),
    "missing-section": _without("其他事项: |", ""),
    "placeholder": _swap("其他事项: |\n", "其他事项: |\n  【待补充】\n"),
    "signature-date": _swap("落款日期: 2025", "落款日期: 2024"),
    "": _swap("总体情况:", "总体情况：\n\t- ["),
}


def plant(number: int, share: float, seed: int, faults: Sequence[str] = tuple(FAULTS)) -> str | None:
    """The rule that finds the fault of a unit, None for a sound one."""
    chance = random.Random(f"fault {seed} {number}")
    return chance.choice(faults) if chance.random() < share else None


def write_units(folder: Path, count: int, seed: int = 1, share: float = 0.1) -> dict[str, str]:
    """Write the data files; what was planted, by file."""
    planted: dict[str, str] = {}
    for number in range(count):
        path = folder / f"{number // 500:03d}" / f"{number:05d}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = unit_text(number, seed)
        rule = plant(number, share, seed)
        if rule is not None:
            planted[str(path.relative_to(folder))] = rule
            text = FAULTS[rule](text)
        path.write_text(text, encoding="utf-8")
    return write_planted(folder, planted)


def write_planted(folder: Path, planted: dict[str, str]) -> dict[str, str]:
    """Write down what was planted, and give it back."""
    with (folder / "planted.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("文件", "规则"), *planted.items()])
    return planted


def main() -> None:
    """Write units into a folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("-n", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.1)
    asked = parser.parse_args()
    planted = write_units(asked.folder, asked.n, asked.seed, asked.faults)
    print(f"{asked.n} units, {len(planted)} faults")


if __name__ == "__main__":
    main()
