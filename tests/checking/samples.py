"""A complete, correct data file, and snippets laid over it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from govgen.checking import check_dossier
from govgen.checking.profiles import BOOK, load_editions
from govgen.datafile.reading import read_report
from govgen.model.edition import Local
from govgen.model.report import ProblemDetail, ReadProblem
from govgen.prose import Dossier, open_dossier
from govgen.schema import bundled_reports
from govgen.schema.metaschema import plain
from govgen.schema.rules import OptionNames, settings_of
from govgen.source import parse_source

if TYPE_CHECKING:
    from govgen.model.edition import Catalog, Edition
    from govgen.model.finding import Finding
    from govgen.model.option import Settings
    from govgen.model.report import Report

FILE = "年报.yaml"
SCHEMA = Path(__file__).parents[2] / "schema.yaml"
COMPLETE = """\
年度: 2025
单位: {名称: 青禾县水利局, 类别: 部门}
落款日期: 2026-01-20
总体情况:
  引言: 全年依法公开政府信息。
  主动公开: 全年公开信息 20 条。
  依申请公开: 申请由办公室答复。
  政府信息管理: 逐件审查公开属性。
  政府信息公开平台建设: 专栏每周检查一次。
  监督保障: 全年培训一次。
主动公开: {其余: 0}
申请: {其余: 0}
复议诉讼: {其余: 0}
问题与改进:
  问题: 政策解读形式单一。
  改进: 增加图解和问答。
其他事项:
  信息处理费: {其余: 0}
  正文: 没有其他需要报告的事项。
"""
# Directives that a snippet may carry as comments, since none can be written as YAML.
LEFT_OUT = re.compile(r"^# 省略：(.*)$", re.MULTILINE)
ENCODED = re.compile(r"^# 编码：(.*)$", re.MULTILINE)
# Lines of last year's file, and of another unit's, laid over a complete one.
BEFORE = re.compile(r"^# 上年：(.*)$", re.MULTILINE)
SISTER = re.compile(r"^# 别的单位：(.*)$", re.MULTILINE)
# Lines of a report of another kind, of the same unit on the same year.
BESIDE = re.compile(r"^# 同期\.([^：]+)：(.*)$", re.MULTILINE)
# What was changed in a published document since.
ALTERED = re.compile(r"^# 公开后改动：(.*)$", re.MULTILINE)
# What is wrong with the data that it carries.
USELESS = re.compile(r"^# 带的数据不能用：(.*)$", re.MULTILINE)
DETAILS = {detail: detail for detail in get_args(ProblemDetail)}
UNREAD = re.compile(r"# 没有读：(\S+) (\S+)(.*)")
PRINTED = re.compile(r"# 印作：(\S+) (\S+)")
LOCAL = re.compile(r"^# 数据文件旁边的地方要求：(.*)$", re.MULTILINE)
# What a place asks for: options by rule.
ASKED = re.compile(r"^# 要求：(.*)$", re.MULTILINE)
LAST_YEAR = "年度: 2024\n落款日期: 2025-01-20\n"
OTHER_UNIT = "单位: {名称: 青禾县林业局, 类别: 部门}\n"


@cache
def catalog() -> Catalog:
    return load_editions(SCHEMA)


def report_text(snippet: str = "") -> str:
    """The complete file with the outermost keys of `snippet` in the place of its own."""
    kept = blocks(COMPLETE) | blocks(snippet)
    for names in LEFT_OUT.findall(snippet):
        kept = {key: block for key, block in kept.items() if key not in names.split("、")}
    return "".join(kept.values())


def blocks(text: str) -> dict[str, str]:
    whole = f"{text}\n" if text and not text.endswith("\n") else text
    found = re.findall(r"^((?![#\s])[^:\n]+):(.*\n(?:(?:[ #].*)?\n)*)", whole, re.MULTILINE)
    return {key: f"{key}:{rest}" for key, rest in found}


def dossier_of(snippet: str = "", previous: str | None = None) -> Dossier:
    found = ENCODED.search(snippet)
    data = report_text(snippet).encode(found[1] if found else "utf-8")
    report = read_report(parse_source(data, FILE), catalog())
    altered = (ReadProblem("altered-document", "", report.location, told) for told in ALTERED.findall(snippet))
    useless = (ReadProblem("unusable-data", "", report.location, told) for told in USELESS.findall(snippet))
    unread = (
        ReadProblem("unread", path, report.location, what, tuple(known.split()), detail=DETAILS.get(what, "picture"))
        for path, what, known in UNREAD.findall(snippet)
    )
    printed = (ReadProblem("printed-label", label, report.location, text) for label, text in PRINTED.findall(snippet))
    report = replace(report, problems=(*report.problems, *altered, *useless, *unread, *printed))
    before = LAST_YEAR + previous if previous else _lines(BEFORE, LAST_YEAR, snippet)
    if before:
        report = replace(report, previous=dossier_of(before).report)
    others = tuple(_beside(kind, line) for kind, line in BESIDE.findall(snippet))
    report = replace(report, beside=others) if others else report
    for local in LOCAL.findall(snippet):
        report = replace(report, edition=replace(report.edition, local=Local(local, used=True)))
    asked = "\n".join(ASKED.findall(snippet))
    if asked:
        report = replace(report, edition=replace(report.edition, rules=_settings(asked, report.edition)))
    other = _lines(SISTER, OTHER_UNIT, snippet)
    peers = (dossier_of(other),) if other else ()
    return replace(open_dossier(report), peers=peers)


def _beside(kind: str, line: str) -> Report:
    text = f"报告: {kind}\n{''.join(blocks(COMPLETE)[key] for key in ('年度', '单位'))}{line}\n"
    return read_report(parse_source(text.encode(), "另一份.yaml"), load_editions(bundled_reports()[kind]))


def _settings(asked: str, edition: Edition) -> Settings:
    known = OptionNames(edition.paths, edition.slots, edition.sections, catalog().categories)
    return {**edition.rules, **settings_of(plain(parse_source(asked.encode(), FILE).root), BOOK, known)}


def _lines(directive: re.Pattern[str], head: str, snippet: str) -> str:
    found = directive.findall(snippet)
    return "\n".join([head, *found, ""]) if found else ""


def findings(snippet: str = "", previous: str | None = None) -> tuple[Finding, ...]:
    return check_dossier(dossier_of(snippet, previous))


def only(rule: str, snippet: str, previous: str | None = None) -> Finding:
    """The one finding of the laid-over file, which is of `rule`."""
    found = findings(snippet, previous)
    assert [finding.rule for finding in found] == [rule], [finding.message for finding in found]
    return found[0]


def of_rule(rule: str, snippet: str) -> list[Finding]:
    return [finding for finding in findings(snippet) if finding.rule == rule]
