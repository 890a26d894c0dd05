"""Findings as lines to read and click, with what mends them, and a summary."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from govgen.checking import SEVERITY_WORDS, Outcome, Tally, tally
from govgen.checking.subjects import tag_of
from govgen.location import bounded
from govgen.model.finding import Finding, Severity
from govgen.schema import of_own


def best_repair(outcome: Outcome, finding: Finding) -> tuple[str, ...]:
    """`建议：…由 3 改为 4（…）`, or the repairs among which only the ledger can tell; empty where there are none."""
    advice = finding.advice(outcome.dossier.report.edition) if outcome.dossier is not None else ""
    return (advice,) if advice else ()


def best_tag(outcome: Outcome, finding: Finding) -> str:
    """The rule, with the relation or the place of the prose that a waiver would name."""
    return tag_of(outcome.dossier.report, finding) if outcome.dossier is not None else finding.tag


def waiver_place(outcome: Outcome, finding: Finding) -> str:
    """The relation or the place that a waiver of a finding names; nothing where the rule alone says it."""
    return best_tag(outcome, finding).removeprefix(finding.rule).strip()


Style = Mapping[Severity, tuple[str, str]]
"""What stands before and behind a severity's word: escape codes of a terminal, or nothing."""

PLAIN: Style = MappingProxyType({})
LINE = "{place}: {word} {message}  [{tag}]"
UNREAD = "{place}: {word} {message}"
INDENT = "    "
MANY, FIRST = 50, 5  # a file with more findings than this shows so many of each rule
FOLDED = "{file}: 另有 {count} 处同类的{word}没有列出，加 --all 可以全部列出  [{rule}]"
SUMMARY = "校验完成：{files} 份，通过 {passed}，错误 {errors}，警告 {warnings}"
EXTRAS = (("hints", "，提示 {count}"), ("waived", "，已说明 {count}"), ("unreadable", "，无法读取 {count}"))
NEXT_STEP = "。{step}"
MEND = "请按提示改正错误，再校验一次；运行“govgen explain 规则”可以看到每条规则的说明和例子。"
READ = "请先处理无法读取的文件，再校验一次。"
ANSWER = "可以生成报告；警告请核对，确认无误的，写明理由。"
RENDER = "可以生成报告：govgen render 文件{own}。"
WAIVED_WORD = "已说明"


def report_text(outcomes: Sequence[Outcome], style: Style = PLAIN, *, whole: bool = False, brief: bool = False) -> str:
    """One line for each finding, with its repair below it, and the summary with the next step.

    Of a file with very many findings the first ones of each rule are reported, unless the `whole` is asked for; a
    `brief` text has no summary.
    """
    lines = [line for outcome in outcomes for line in _outcome(outcome, style, whole)]
    summary = [] if brief else [_summary(outcomes)]
    return "".join(f"{bounded(line)}\n" for line in [*lines, *summary])


def _own(outcomes: Iterable[Outcome]) -> str:
    """What a command needs to know of the kind of report where data files cannot say it."""
    schemas = dict.fromkeys(one.dossier.report.edition.schema for one in outcomes if one.dossier)
    return next(filter(None, map(of_own, schemas)), "")


def _outcome(outcome: Outcome, style: Style, whole: bool) -> Iterator[str]:
    if outcome.error is not None:
        place = outcome.error.location or outcome.file
        yield UNREAD.format(place=place, word=_word(Severity.ERROR, style), message=outcome.error.message)
    shown, folded = (outcome.findings, {}) if whole else _folded(outcome.findings)
    for finding in shown:
        word = WAIVED_WORD if finding.waived else _word(finding.severity, style)
        yield LINE.format(place=finding.location, word=word, message=finding.message, tag=best_tag(outcome, finding))
        yield from (INDENT + repair for repair in best_repair(outcome, finding))
    for rule, (count, severity) in folded.items():
        yield FOLDED.format(file=outcome.file, count=count, rule=rule, word=SEVERITY_WORDS[severity])


def _folded(findings: Sequence[Finding]) -> tuple[Sequence[Finding], Mapping[str, tuple[int, Severity]]]:
    """The findings to tell, and how many more there are of each rule, of what severity."""
    if len(findings) <= MANY:
        return findings, {}
    seen: Counter[str] = Counter()
    shown = []
    for finding in findings:
        seen[finding.rule] += 1
        if seen[finding.rule] <= FIRST:
            shown.append(finding)
    severities = {finding.rule: finding.severity for finding in findings}
    return shown, {rule: (count - FIRST, severities[rule]) for rule, count in seen.items() if count > FIRST}


def _word(severity: Severity, style: Style) -> str:
    before, behind = style.get(severity, ("", ""))
    return f"{before}{SEVERITY_WORDS[severity]}{behind}"


def _summary(outcomes: Sequence[Outcome]) -> str:
    counts = tally(outcomes)
    text = SUMMARY.format(files=counts.files, passed=counts.passed, errors=counts.errors, warnings=counts.warnings)
    for name, phrase in EXTRAS:
        count = getattr(counts, name)
        text += phrase.format(count=count) if count else ""
    return text + NEXT_STEP.format(step=_next_step(counts) or RENDER.format(own=_own(outcomes)))


def _next_step(counts: Tally) -> str:
    """What is to be done first; nothing where the reports can be made."""
    if counts.errors:
        return MEND
    if counts.unreadable:
        return READ
    return ANSWER if counts.warnings else ""
