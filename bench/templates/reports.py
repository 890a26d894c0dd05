"""Reports to print with a template on trial, and what a reader should then see.

Every figure of a report is another number and every prose text another sentence, so that nothing can stand in the
place of anything else unseen. What should be seen is made here from the text of a template alone, line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from jinja2 import ChainableUndefined, Environment

from bench.templates.figures import Figure, dated
from bench.templates.forms import EACH, EDITIONS, KINDS, Form
from bench.templates.reading import read_lines, tighten

TAG = re.compile(r"\{\{\s*([^\s{}|]+)\s*\}\}")
PROSE = re.compile(r"\{\{p\s*([^\s{}|]+)\s*\}\}")
OPEN = re.compile(rf"\{{\{{ ([\w.]+)\.{EACH}\.")
CODE = re.compile(r"\.码(\d+)(?=\.)")
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
Places = Mapping[str, Mapping[str, str]]  # rows that a report has of its own by the places that have them


class Branch(dict[str, Any]):
    """A group of figures that may be a figure itself."""

    own = ""

    def __str__(self) -> str:
        return self.own

    def __bool__(self) -> bool:
        """False for what a report says nothing of."""
        return bool(self.own) or len(self) > 0


@dataclass(frozen=True, slots=True)
class Trial:
    """One report: its data file, and the values by which a template's own text is filled in."""

    name: str
    data: str
    context: dict[str, Any]
    places: Places

    def expected(self, template: bytes) -> list[str]:
        """What a reader should see of a report printed with this template."""
        source = "\n".join(_as_source(spread(line, self.places)) for line in read_lines(template))
        # Plain text, with nothing for a figure of a table that a report leaves out.
        environment = Environment(autoescape=False, keep_trailing_newline=True, undefined=ChainableUndefined)
        environment.filters["flat"] = lambda text: str(text).replace("\n", "")
        return tighten(environment.from_string(source).render(self.context).split("\n"))


def _as_source(line: str) -> str:
    if line.startswith("⟦行⟧"):
        line = PROSE.sub(r"{{ \1|flat }}", line)
    return re.sub(r"\{(\{|%)\s*(?:p|tr|r)\s", r"{\1 ", line)


def make_trials(form: Form) -> list[Trial]:
    """The reports for a form: with all there is, without letterhead, with a signer, and with nothing but zeros.

    Then one for each length of names: what is long is laid out in another way.
    """
    text = "\n".join(read_lines(form.template))
    places = {place: form.rows(place) for place in dict.fromkeys(OPEN.findall(text))}
    tags = (path for line in text.split("\n") for path in TAG.findall(spread(line, places)))
    figures = list(filter(None, (_figure(path, form) for path in dict.fromkeys(tags))))
    build = _Builder(form, figures, list(dict.fromkeys(PROSE.findall(text))), places)
    bands = [build.long(place, *lengths) for place, lengths in enumerate(LENGTHS)]
    return [build.full(), build.plain(), build.bare(), build.signed(), *bands]


def spread(line: str, places: Places) -> str:
    """A row of a table that stands for many, written once for each of them."""
    found = OPEN.search(line)
    if found is None:
        return line
    place, each = found[1], f"{found[1]}.{EACH}."
    rows = places[place].items()
    told = (line.replace(f"{{{{ {each}编码 }}}}", code).replace(f"{{{{ {each}名称 }}}}", name) for code, name in rows)
    return "\n".join(row.replace(each, f"{place}.码{code}.") for row, (code, _) in zip(told, rows, strict=True))


def _figure(path: str, form: Form) -> Figure | None:
    """What a tag prints of the tables of a form; in rows of its own every figure is like that of the row for all."""
    places = form.edition.paths
    number = places.get(path, places.get(CODE.sub("", path)))
    if number is None and CODE.search(path):
        table, column = path.partition(".")[0], path.rpartition(".")[2]
        number = next(at for name, at in places.items() if name.startswith(table) and name.endswith(column))
    return Figure(path, form.edition.slots[number]) if number is not None else None


@dataclass(frozen=True, slots=True)
class _Builder:
    form: Form
    figures: list[Figure]
    prose: list[str]
    places: Places

    def full(self) -> Trial:
        return self._trial("full", LONG, 1, {"公文": LETTER, "联系": CONTACT})

    def plain(self) -> Trial:
        return self._trial("plain", LONG, 3, {})

    def signed(self) -> Trial:
        letter = {**LETTER, "发文机关标志": f"{SHORT}文件", "签发人": SIGNER}
        return self._trial("signed", SHORT, 2, {"公文": letter, "联系": CONTACT})

    def long(self, place: int, mark: int, name: int) -> Trial:
        letter = {**LETTER, "发文机关标志": _stretched(LETTER["发文机关标志"], mark)}
        signers = SIGNERS[place % len(SIGNERS)]
        letter |= {"签发人": signers} if signers else {}
        letter |= {"发文字号": LONG_NUMBER} if place > len(SIGNERS) else {}
        return self._trial(f"{BAND}{place}", _stretched(LONG, name), 4 + place, {"公文": letter, "联系": CONTACT})

    def bare(self) -> Trial:
        return self._trial("bare", SHORT, 0, {})

    def _texts(self, name: str, lacking: list[str]) -> dict[str, str]:
        wanted = [one for one in self.prose if name != "bare" or "." not in one]
        return {one: "\n".join(_sentences(one, name)) for one in wanted if one.partition(".")[0] not in lacking}

    def _trial(self, name: str, unit: str, turn: int, more: dict[str, Any]) -> Trial:
        form, year = self.form, self.form.year
        lacking = list(form.optional())[::2] if name == "plain" and form.name in KINDS else []
        texts = self._texts(name, lacking)
        data: dict[str, Any] = {"版式" if form.name in EDITIONS else "报告": form.name, "年度": year}
        data |= {"单位": {"名称": unit, "类别": "部门"}, "落款日期": f"{year + 1}-01-20", **more}
        branches = self._filled(data, turn, lacking, unit)
        context: dict[str, Any] = {"名称": unit, "落款单位": unit, "年度": year}
        context["标题"] = form.says(form.edition.title, unit)
        context |= {"落款日期": f"{year + 1}年1月20日", **branches, "公文": None, "联系": None}
        context |= {key: {one: dated(value) for one, value in group.items()} for key, group in more.items()}
        letter = more.get("公文", {})
        lines = BY_LINES.get((letter.get("签发人", ""), letter.get("发文字号", "")), ("", ""))
        context |= dict(zip((ABOVE, BESIDE), lines, strict=True))
        context |= {"联系单位": CONTACT["部门"], "联系方式": f"（{'；'.join(_ways())}）"} if "联系" in more else {}
        for path, text in texts.items():
            self._speak(data, context, path, text)
        for table in (one for one in form.edition.tables.values() if one.title):
            _grow(context, f"{table.id}.标题", form.says(table.title, unit))
        for path in self.prose if not lacking else ():
            _grow(context, path, "", only_missing=True)
        return Trial(name, yaml.safe_dump(data, allow_unicode=True, sort_keys=False), context, self.places)

    def _filled(self, data: dict[str, Any], turn: int, lacking: list[str], unit: str) -> Branch:
        """The figures put into a data file; as a template names them."""
        branches, empty = Branch(), [table.id for table in self.form.edition.tables.values() if table.empty]
        empty = empty if not turn else empty[turn % len(empty) :][:1] if empty else []
        for place, rows in self.places.items():
            for code, name in rows.items():
                _plant(data, f"{place}.{code}.名称", name)
        for number, figure in enumerate(self.figures):
            table = figure.path.partition(".")[0]
            if table in lacking:
                continue
            said = figure.value(number, 0 if table in empty else turn)
            _plant(data, CODE.sub(r".\1", figure.place), said)
            _grow(branches, figure.path, figure.shown(said))
        for name in empty:
            _grow(branches, f"{name}.空表说明", self.form.says(self.form.edition.tables[name].empty, unit))
        return branches

    def _speak(self, data: dict[str, Any], context: dict[str, Any], path: str, text: str) -> None:
        if path == "正文":
            titles = ["概述", "主动公开情况", "其他需要报告的事项"]
            data[path] = [{"标题": title, "内容": f"{title}的话。\n{text}{title}。"} for title in titles]
            told = [f"{COUNTED[place]}、{title}\n{title}的话。\n{text}{title}。" for place, title in enumerate(titles)]
            context[path] = "\n".join(told)
            return
        _plant(data, path, text)
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


def _plant(data: dict[str, Any], path: str, value: object) -> None:
    *way, last = path.split(".")
    for step in way:
        data = data.setdefault(step, {})
    data[last] = value


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
