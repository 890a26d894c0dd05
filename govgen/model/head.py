"""The head of a data file: year, unit, title, date, the texts of a 公文; its keys are the same for all report types."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as Plain

from govgen.model.numbers import read_year
from govgen.model.report import Flaw, Waiver, Written
from govgen.source import Mapping, Node, Scalar, Sequence, Source

HEAD: dict[str, tuple[str, ...]] = {
    "版式": (),
    "年度": (),
    "单位": ("名称", "简称", "类别", "代码", "上级", "范围"),
    "标题": (),
    "地方要求": (),
    "落款日期": (),
    "公文": ("发文机关标志", "发文字号", "签发人", "主送", "抄送", "印发机关", "印发日期"),
    "联系": ("地址", "邮编", "电话", "电子邮箱", "网站"),
}
WAIVERS = "说明"
WAIVER_KEYS = ("规则", "位置", "理由")


def read_head(source: Source, flaws: list[Flaw]) -> dict[str, Written]:
    """The texts of the head by dotted key; what has the wrong shape is added to `flaws`."""
    head: dict[str, Written] = {}
    for name, keys in HEAD.items():
        node = source.root.get(name)
        if node is None or (isinstance(node, Scalar) and node.is_null):
            continue
        for key, text in _texts(source, name, keys, node, flaws):
            head[key] = text
    return head


def signature(head: Plain[str, Written]) -> tuple[str, int | None]:
    """Whose report it is, and on which year, as far as its head tells."""
    unit, year = (head[key].text if key in head else "" for key in ("单位.名称", "年度"))
    return unit, read_year(year)


def _texts(
    source: Source, name: str, keys: tuple[str, ...], node: Node, flaws: list[Flaw]
) -> Iterator[tuple[str, Written]]:
    if isinstance(node, Scalar) and not keys:
        yield name, Written(node.text.strip(), source.at(node))
    elif isinstance(node, Mapping) and keys:
        yield from _members(source, name, keys, node, flaws)
    else:
        flaws.append(Flaw("shape", name, source.at(node), "mapping" if keys else "text"))


def _members(
    source: Source, name: str, keys: tuple[str, ...], node: Mapping, flaws: list[Flaw]
) -> Iterator[tuple[str, Written]]:
    for entry in node.entries:
        path = f"{name}.{entry.key.text}"
        if entry.key.text not in keys:
            flaws.append(Flaw("unknown-key", path, source.at(entry.key), entry.key.text, keys))
        elif not isinstance(entry.value, Scalar):
            flaws.append(Flaw("shape", path, source.at(entry.value), "text"))
        elif not entry.value.is_null:
            yield path, Written(entry.value.text.strip(), source.at(entry.value))


def read_waivers(source: Source, flaws: list[Flaw]) -> Iterator[Waiver]:
    """The waivers under `说明`; what has the wrong shape is added to `flaws`."""
    node = source.root.get(WAIVERS)
    if node is None or (isinstance(node, Scalar) and node.is_null):
        return
    if not isinstance(node, Sequence):
        flaws.append(Flaw("shape", WAIVERS, source.at(node), "list"))
        return
    for number, item in enumerate(node.items, start=1):
        if isinstance(item, Mapping):
            texts = {key: text.text for key, text in _members(source, WAIVERS, WAIVER_KEYS, item, flaws)}
            rule, place, reason = (texts.get(f"{WAIVERS}.{key}", "") for key in WAIVER_KEYS)
            yield Waiver(rule, place, reason, source.at(item))
        else:
            flaws.append(Flaw("shape", f"{WAIVERS}.{number}", source.at(item), "mapping"))
