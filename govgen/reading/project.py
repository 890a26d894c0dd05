"""The project file 设置文件 of an office: what its commands would otherwise be told again and again, each January.

It is YAML with Chinese keys, like a data file, and lies in the folder in which the office works. Paths are seen from
its own folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from govgen.datafile.text import comment, quoted
from govgen.errors import SourceError, UsageError
from govgen.files.folders import SUFFIXES, resolved
from govgen.location import Location
from govgen.model.numbers import read_year
from govgen.model.spelling import suggest
from govgen.source import Mapping as Branch
from govgen.source import Node, Scalar, Sequence, Source, read_source

NAME = "govgen.yaml"
Kind: TypeAlias = Literal["year", "text", "there", "several", "path", "profile"]
# `there` is a path to something that must exist, `several` one or a list of them, `path` what a command makes,
# `profile` the name of one that comes with govgen, or the path of another.
EXISTING: tuple[Kind, ...] = ("there", "several", "profile")  # what must lie where it is said to
KEYS: Mapping[str, Kind] = {
    "年度": "year",
    "名单": "there",
    "收件": "there",
    "上年": "there",
    "同期": "several",
    "报告": "path",
    "模板": "there",
    "地方要求": "profile",
    "汇总.单位": "text",
    "汇总.类别": "text",
    "汇总.范围": "text",
    "汇总.本机关": "there",
    "汇总.文件": "path",
    "汇总.明细": "path",
    "催报.文件夹": "path",
    "催报.联系": "text",
    "催报.期限": "text",
}
GROUPS = tuple(dict.fromkeys(key.partition(".")[0] for key in KEYS if "." in key))
UNKNOWN = "设置文件里没有“{key}”这一项{near}。可以写的有：{known}。"
NOT_A_YEAR = "“{key}”写的是“{text}”，应当是四位数的年度，例如 2025。"
NOT_THERE = "“{key}”写的“{text}”找不到（从设置文件所在的文件夹算起）。请改正，或者删去这一行。"
OUTSIDE = (
    "这份设置文件就在收件的文件夹里，交文件的人也能放进来；里面的“{key}”写到这个文件夹外面（{text}），没有照做。"
    "请在命令里写明写到哪里，或者把设置文件移到收件文件夹的上一级。"
)
NOT_A_TEXT = "“{key}”应当是一个词或者一句话，例如“{key}: …”。"
NOT_A_GROUP = "“{key}”下面应当分项填写，可以写的有：{known}。"


class Project(NamedTuple):
    """What a project file says: its path, and its values by key (`汇总.单位`); paths are seen from here."""

    path: Path
    values: Mapping[str, tuple[str, ...]]

    def get(self, key: str) -> tuple[str, ...]:
        """What is written behind a key: nothing, one value, or several where the key may have them."""
        return self.values.get(key, ())


def find_project(folder: Path) -> Project | None:
    """The project of a folder, or of the nearest one above it; SourceError for one that cannot be used."""
    here = folder.absolute()
    path = next((place / NAME for place in (here, *here.parents) if (place / NAME).is_file()), None)
    return read_project(Path(os.path.relpath(path))) if path else None


def read_project(path: Path) -> Project:
    """A project file; SourceError, with its place, for what cannot be used."""
    source = read_source(path)
    return Project(path, MappingProxyType(dict(_values(source, source.root, "", path.parent))))


def refuse_reach(project: Project, used: Iterable[str], sources: Iterable[str | Path]) -> None:
    """UsageError for settings that lie in a folder of hand-ins and have a command write outside of it.

    Everybody who hands in can have put them there.
    """
    here = resolved(project.path.parent)
    if not any(resolved(Path(source)) == here for source in sources):
        return
    for key in used:
        for text in project.get(key) if KEYS[key] == "path" else ():
            if not resolved(Path(text)).is_relative_to(here):
                raise UsageError(OUTSIDE.format(key=key, text=text), Location(str(project.path)))


def is_among(project: Project, files: Iterable[str | Path]) -> bool:
    """True if a project file lies in a folder of hand-ins, or beside one of them."""
    here = resolved(project.path.parent)
    places = (Path(file) for file in files)
    return any(here in (resolved(place), resolved(place.parent) if place.is_file() else None) for place in places)


def _values(source: Source, branch: Branch, above: str, folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    for entry in branch.entries:
        key = above + entry.key.text
        if key in GROUPS and not above:
            yield from _group(source, entry.value, key, folder)
        elif key not in KEYS:
            known = [name.removeprefix(above) for name in _known(above)]
            near = suggest(entry.key.text, known)
            raise SourceError(
                UNKNOWN.format(key=entry.key.text, near=near, known="、".join(known)), source.at(entry.key)
            )
        else:
            texts = ((node, _text(source, node, key)) for node in _nodes(entry.value, key))
            yield key, tuple(_checked(source, node, key, text, folder) for node, text in texts if text)


def _nodes(node: Node, key: str) -> Iterable[Node]:
    return node.items if KEYS[key] == "several" and isinstance(node, Sequence) else (node,)


def _known(above: str) -> Iterator[str]:
    """The keys that may stand at a level."""
    return (key for key in dict.fromkeys((*KEYS, *GROUPS)) if key.startswith(above) and "." not in key[len(above) :])


def _group(source: Source, node: Node, key: str, folder: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    above = f"{key}."
    if isinstance(node, Branch):
        yield from _values(source, node, above, folder)
    elif not (isinstance(node, Scalar) and node.is_null):
        known = "、".join(name.removeprefix(above) for name in _known(above))
        raise SourceError(NOT_A_GROUP.format(key=key, known=known), source.at(node))


def _text(source: Source, node: Node, key: str) -> str:
    if not isinstance(node, Scalar):
        raise SourceError(NOT_A_TEXT.format(key=key), source.at(node))
    return "" if node.is_null else node.text.strip()


def _checked(source: Source, node: Node, key: str, text: str, folder: Path) -> str:
    """The value of a key as commands take it."""
    kind = KEYS[key]
    if kind == "text":
        return text
    if kind == "year":
        year = read_year(text)
        if year is None:
            raise SourceError(NOT_A_YEAR.format(key=key, text=text), source.at(node))
        return str(year)
    if kind == "profile" and Path(text).suffix.lower() not in SUFFIXES:
        _refuse_unknown_profile(source, node, text)
        return text
    path = folder / text
    if kind in EXISTING and not path.exists():
        raise SourceError(NOT_THERE.format(key=key, text=text), source.at(node))
    return str(path)


def _refuse_unknown_profile(source: Source, node: Node, name: str) -> None:
    from govgen.checking.profiles import profile_path  # noqa: PLC0415  # all rules: few project files name a profile

    try:
        profile_path(name)
    except UsageError as error:
        raise SourceError(error.message, source.at(node)) from error


TITLE = "{unit}{year}年度政府信息公开工作年度报告的设置。"
TEXT = """\
{title}
# 在这个文件夹里运行 govgen batch、govgen check、govgen aggregate，不用再写选项；命令里写了的，以命令为准。
# 路径从这个文件所在的文件夹算起；用不着的行可以删去，或者在行首加 #。

年度: {year}
名单: {units}            # 应报单位：.csv 或 .xlsx，第一行要有“名称”，可以有“简称”“类别”“联系人”“电话”
收件: 收件                # 各单位交来的填报表、数据文件放在这里
上年:                     # 放上一年度年报的文件夹，Word 也可以，例如 上年
同期:                     # 放同一年度其他报告（行政执法统计年报等）的文件夹，可以就是收件
报告: 报告                # 生成的报告和汇总表写到这里
模板:                     # 本机关自己的 Word 模板
地方要求:                 # 内置的名称，或者 .yaml 文件

汇总:
  单位: {unit}
  类别: {category}
  范围: 全区域            # 本级 或 全区域
  本机关:                 # 本机关自己的填报表或数据文件
  文件: 汇总.yaml         # govgen aggregate 写到这里
  明细: 汇总明细.xlsx

催报:                     # 印在催报名单和整改通知上
  文件夹: 催报            # 催报名单和给每个单位的整改通知写到这里
  联系:                   # 例如 县政府办 张三 8123456
  期限:                   # 例如 2026年1月20日
"""
LIST = "名称,简称,类别,联系人,电话\n"


def project_text(unit: str, year: int, category: str, units: str) -> str:
    """A project file to fill in."""
    title = comment(TITLE.format(unit=unit, year=year))
    return TEXT.format(title=title, unit=quoted(unit), year=year, category=quoted(category), units=units)
