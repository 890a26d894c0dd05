"""The manual pages of the rules as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from govgen.checking import PAGES, SEVERITY_WORDS, Manual, RulePage, read_manual
from govgen.checking.manual import known_bases
from tools.make_docs.blocks import table

PARTS = (
    ("为什么", "why"),
    ("依据", "basis"),
    ("错误示例", "wrong"),
    ("正确示例", "right"),
    ("选项", "choices"),
)
REMEDY = "**怎么改**：{text}"


def overview(_argument: str, _before: str) -> str:
    """All rules on one page, each a link to its section."""
    lines = [(f"[`{rule.ID}`](#{rule.ID})", SEVERITY_WORDS[rule.SEVERITY], read_manual(rule).summary) for rule in PAGES]
    return table(("规则", "级别", "查什么"), lines)


def manuals(_argument: str, _before: str) -> str:
    """One section for each rule."""
    return "\n\n".join("\n\n".join(_section(rule)) for rule in PAGES)


def _section(rule: RulePage) -> Iterator[str]:
    manual = read_manual(rule)
    yield f"### {rule.ID}"
    yield f"{SEVERITY_WORDS[rule.SEVERITY]}。{manual.summary}"
    for heading, name in PARTS:
        text = getattr(manual, name)
        if text:
            yield _part(heading, name, text)
    yield REMEDY.format(text=_remedy(manual))


def _part(heading: str, name: str, text: str) -> str:
    if name in ("wrong", "right"):
        return _fenced(heading, text)
    if name == "basis":
        return f"**{heading}**：\n\n" + "\n".join(f"- {line}" for line in text.splitlines())
    return f"**{heading}**：{text}"


def read_articles(_argument: str, _before: str) -> str:
    """The articles that have been read: their words, who has read them, where and when."""
    rows = [
        (
            each.document,
            each.article,
            f"“{each.words}”" if each.quoted else f"{each.words}（转述）",
            f"{each.on}，{each.read}",
        )
        for each in known_bases().articles.values()
    ]
    return table(("文件", "条", "原话", "读到的时间和地方"), rows)


def form_bases(_argument: str, _before: str) -> str:
    """What the labels, notes and relations of each edition rest on."""
    return table(
        ("版式", "依据"), [(f"`{name}`", "；".join(map(str, held))) for name, held in known_bases().forms.items()]
    )


def _remedy(manual: Manual) -> str:
    return "".join(line.strip() for line in manual.remedy.splitlines())


def _fenced(heading: str, snippet: str) -> str:
    return f"**{heading}**：\n\n```text\n{snippet}```"
