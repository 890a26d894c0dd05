"""The keys of a data file that are the same for every edition: its head, its waivers, what stands beside tables."""

from __future__ import annotations

REPORT = "报告"
EDITION = "版式"
MAIN_REPORT = "年报"  # how the kind of report is called that data files are of when they name none
HEAD: dict[str, tuple[str, ...]] = {
    REPORT: (),
    EDITION: (),
    "年度": (),
    "单位": ("名称", "简称", "类别", "代码", "上级", "范围"),
    "标题": (),
    "地方要求": (),
    "落款日期": (),
    "公文": ("发文机关标志", "发文字号", "签发人", "主送", "版记", "抄送", "印发机关", "印发日期"),
    "联系": ("部门", "地址", "邮编", "电话", "电子邮箱", "网站"),
}
SIGNED = "落款日期"
APART = "另面"  # of the colophon 版记: on a page of its own behind the text
WAIVERS = "说明"
WAIVER_KEYS = ("规则", "位置", "理由")

ANNEXES = "附件"  # what a unit adds behind the signature
BEFORE, AFTER = "前文", "后文"
FOOTNOTE = r"\[\^(?P<name>[^\[\]\s^]{1,20})\]"  # in prose: with a colon behind it is its text, else its mark
CHAPTER = ("标题", "内容")
# Before the code of a row that a report has of its own: names in formulas and templates begin with no digit.
CODED = "码"
REST, OWN, NAME, EMPTY = "其余", "本项", "名称", "空表说明"
