"""Reports to print with a template on trial, and what a reader should then see.

Every figure of a report is another number and every prose text another sentence, so that nothing can stand in the
place of anything else unseen. What should be seen is made here from the text of a template alone, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment

from bench.templates.reading import read_lines, tighten

TAG = re.compile(r"\{\{\s*([^\s{}|]+)\s*\}\}")
PROSE = re.compile(r"\{\{p\s*([^\s{}|]+)\s*\}\}")
YEARS = {"2014": 2016, "2019": 2020, "2021": 2024}
MONEY = {"采购总金额"}  # written with its unit
LETTER = {
    "发文机关标志": "青禾县水库移民安置中心文件",
    "发文字号": "青移发〔2025〕37号",
    "主送": "青禾县人民政府办公室",
    "抄送": "青禾县档案馆",
    "印发机关": "青禾县移民中心综合科",
    "印发日期": "2025-03-19",
}
CONTACT = {
    "部门": "青禾县移民中心公开科",
    "地址": "青禾县学府街26号",
    "邮编": "000000",
    "电话": "0000-6600226",
    "电子邮箱": "a@b.example",
    "网站": "www.qinghe.example",
}
# Lengths of the name in the letterhead and of the unit's.
LENGTHS = ((13, 15), (15, 18), (17, 21), (20, 29), (24, 35), (29, 57), (35, 17), (41, 22), (51, 30))
BAND = "length "
# None, two on a line, so many that they take two; a number that leaves them no room beside it.
SIGNER, SIGNERS = "何青", ("", "何青山　方远桥", "何青山　方远桥　白云生　史可达")
LONG_NUMBER = "青水库移民安置发〔2025〕137号"
# The signers above the line of the number and those on it, GB/T 9704 7.2.5: the last ones; by the number they stand by.
ABOVE, BESIDE = "前几行签发人", "末行签发人"
BY_LINES = {
    (SIGNERS[1], LONG_NUMBER): ("何青山", "方远桥"),
    (SIGNERS[2], LETTER["发文字号"]): ("何青山　方远桥", "白云生　史可达"),
    (SIGNERS[2], LONG_NUMBER): ("何青山　方远桥", "白云生　史可达"),
}
LONG, SHORT = "青禾县大中型水库移民后期扶持安置服务中心", "青禾县水利局"
COUNTED = "一二三四五六七八九十"


class Branch(dict[str, Any]):
    """A group of figures that may be a figure itself."""

    own = ""

    def __str__(self) -> str:
        return self.own


@dataclass(frozen=True, slots=True)
class Trial:
    """One report: its data file, and the values by which a template's own text is filled in."""

    name: str
    data: str
    context: dict[str, Any]

    def expected(self, template: bytes) -> list[str]:
        """What a reader should see of a report printed with this template."""
        source = "\n".join(_as_source(line) for line in read_lines(template))
        environment = Environment(autoescape=False, keep_trailing_newline=True)  # plain text
        environment.filters["flat"] = lambda text: str(text).replace("\n", "")
        return tighten(environment.from_string(source).render(self.context).split("\n"))


def _as_source(line: str) -> str:
    if line.startswith("⟦行⟧"):
        line = PROSE.sub(r"{{ \1|flat }}", line)
    return re.sub(r"\{(\{|%)\s*(?:p|tr|r)\s", r"{\1 ", line)


def make_trials(edition: str, template: bytes) -> list[Trial]:
    """The reports for an edition: with all there is, without letterhead, with a signer, and with nothing but zeros.

    Then one for each length of names: what is long is laid out in another way.
    """
    text = "\n".join(read_lines(template))
    figures = [path for path in dict.fromkeys(TAG.findall(text)) if path.count(".") >= (1 if edition == "2014" else 2)]
    figures = [path for path in figures if path.split(".")[0] not in {"公文", "联系"} and not path.endswith(".标题")]
    prose = list(dict.fromkeys(PROSE.findall(text)))
    build = _Builder(edition, figures, prose)
    bands = [build.long(place, *lengths) for place, lengths in enumerate(LENGTHS)]
    return [build.full(), build.plain(), build.bare(), build.signed(), *bands]


@dataclass(frozen=True, slots=True)
class _Builder:
    edition: str
    figures: list[str]
    prose: list[str]

    def full(self) -> Trial:
        return self._trial("full", LONG, self._figures(1), {"公文": LETTER, "联系": CONTACT})

    def plain(self) -> Trial:
        return self._trial("plain", LONG, self._figures(3), {})

    def signed(self) -> Trial:
        letter = {**LETTER, "发文机关标志": f"{SHORT}文件", "签发人": SIGNER}
        return self._trial("signed", SHORT, self._figures(2), {"公文": letter, "联系": CONTACT})

    def long(self, place: int, mark: int, name: int) -> Trial:
        letter = {**LETTER, "发文机关标志": _stretched(LETTER["发文机关标志"], mark)}
        signers = SIGNERS[place % len(SIGNERS)]
        letter |= {"签发人": signers} if signers else {}
        letter |= {"发文字号": LONG_NUMBER} if place > len(SIGNERS) else {}
        return self._trial(
            f"{BAND}{place}", _stretched(LONG, name), self._figures(4 + place), {"公文": letter, "联系": CONTACT}
        )

    def bare(self) -> Trial:
        return self._trial("bare", SHORT, dict.fromkeys(self.figures, 0), {})

    def _figures(self, turn: int) -> dict[str, int]:
        """Numbers of four digits, none of which is part of another figure."""
        return {path: 1000 + (place * 37 + turn * 11) % 8999 for place, path in enumerate(self.figures)}

    def _texts(self, name: str) -> dict[str, str]:
        wanted = [one for one in self.prose if name != "bare" or "." not in one]
        return {one: "\n".join(_sentences(one, name)) for one in wanted}

    def _trial(self, name: str, unit: str, figures: dict[str, int], more: dict[str, Any]) -> Trial:
        year = YEARS[self.edition]
        texts = self._texts(name)
        data: dict[str, Any] = {"版式": self.edition, "年度": year, "单位": {"名称": unit, "类别": "部门"}}
        data |= {"落款日期": f"{year + 1}-01-20", **more}
        branches = Branch()
        for path, number in figures.items():
            written = _written(path, number)
            _plant(data, path, written, [one for one in figures if one.startswith(path + ".")])
            _grow(branches, path, str(written))
        context: dict[str, Any] = {
            "名称": unit,
            "落款单位": unit,
            "年度": year,
            "标题": f"{unit}{year}年政府信息公开工作年度报告",
        }
        context |= {"落款日期": f"{year + 1}年1月20日", **branches, "公文": None, "联系": None}
        context |= {key: {one: _dated(value) for one, value in group.items()} for key, group in more.items()}
        letter = more.get("公文", {})
        lines = BY_LINES.get((letter.get("签发人", ""), letter.get("发文字号", "")), ("", ""))
        context |= dict(zip((ABOVE, BESIDE), lines, strict=True))
        context |= {"联系单位": CONTACT["部门"], "联系方式": f"（{'；'.join(_ways())}）"} if "联系" in more else {}
        for path, text in texts.items():
            self._speak(data, context, path, text)
        if "统计表" in context:
            context["统计表"]["标题"] = f"{unit}{year}年政府信息公开情况统计表"
        for path in self.prose:
            _grow(context, path, "", only_missing=True)
        return Trial(name, yaml.safe_dump(data, allow_unicode=True, sort_keys=False), context)

    def _speak(self, data: dict[str, Any], context: dict[str, Any], path: str, text: str) -> None:
        if path == "正文":
            titles = ["概述", "主动公开情况", "其他需要报告的事项"]
            data[path] = [{"标题": title, "内容": f"{title}的话。\n{text}{title}。"} for title in titles]
            told = [f"{COUNTED[place]}、{title}\n{title}的话。\n{text}{title}。" for place, title in enumerate(titles)]
            context[path] = "\n".join(told)
            return
        _plant(data, path, text, [])
        _grow(context, path, text)


def _ways() -> Iterator[str]:
    yield from (f"{way}：{CONTACT[way]}" for way in ("地址", "邮编", "电话", "电子邮箱"))


def _stretched(text: str, length: int) -> str:
    """A name of so many characters with the same end."""
    return text[:3] + ("水库移民后期扶持" * length)[: max(length - 5, 0)] + text[-2:]


def _sentences(section: str, name: str) -> Iterator[str]:
    known = section.replace(".", "之")
    yield f"这里是{known}的第一段话，用于{name}。"
    yield f"这里是{known}的后一段话，用于{name}，到此为止。"


def _written(path: str, number: int) -> int | str:
    return f"{number}万元" if path.rsplit(".", 1)[-1] in MONEY else number


def _dated(value: str) -> str:
    found = re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value)
    return f"{found[1]}年{int(found[2])}月{int(found[3])}日" if found else value


def _plant(data: dict[str, Any], path: str, value: object, below: list[str]) -> None:
    *way, last = path.split(".")
    for step in way:
        data = data.setdefault(step, {})
    data[last] = {"本项": value} if below else value


def _grow(branch: dict[str, Any], path: str, value: str, *, only_missing: bool = False) -> None:
    *way, last = path.split(".")
    for step in way:
        branch = branch.setdefault(step, Branch())
    if only_missing and branch.get(last) is not None:
        return
    leaf = branch.setdefault(last, Branch())
    leaf.own = value


def write_trials(trials: list[Trial], folder: Path) -> dict[str, Path]:
    """The data files of the reports, in a folder."""
    paths = {trial.name: folder / f"{trial.name}.yaml" for trial in trials}
    for trial in trials:
        paths[trial.name].write_text(trial.data, encoding="utf-8")
    return paths
