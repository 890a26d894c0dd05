"""The rules: one module for each kind of mistake, its docstring the manual page that users read."""

from collections.abc import Callable, Iterator
from typing import Protocol

from govgen.checking.rules import (
    across_reports,
    altered_document,
    balance,
    category,
    changed_word,
    child_cell_missing,
    child_missing,
    competence,
    contact_office,
    damaged_text,
    data_period,
    deadline,
    direct_suit,
    edition_year,
    empty_prose,
    empty_section,
    encoding,
    expression,
    figure_in_text,
    fraction,
    identical_figures,
    jump,
    length,
    letter_number,
    letter_office,
    letter_parts,
    local_profile,
    lost_text,
    markup,
    missing_section,
    named_figures,
    negative,
    not_a_number,
    not_filled,
    number_style,
    numbering,
    other_body,
    personal_data,
    placeholder,
    previous_corrected,
    previous_mismatch,
    printed_label,
    punctuation,
    required_aspect,
    required_mention,
    reused_text,
    row_code,
    rule_making,
    shape,
    signature_date,
    sister_text,
    suit_after_review,
    sum_differs,
    title,
    unit_name,
    unit_slip,
    unknown_key,
    unread,
    unusable_data,
    waiver,
    widening,
    wrong_word,
    year,
    year_in_text,
)
from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier


class RulePage(Protocol):
    """What has a manual page: a module whose docstring it is."""

    SEVERITY: Severity

    @property
    def ID(self) -> str:  # noqa: N802  # a constant of the module
        """The id that users type."""
        ...


class Rule(RulePage, Protocol):
    """What every module of this package has; `OPTIONS` only where there are any."""

    @property
    def check(self) -> Callable[[Dossier], Iterator[Finding]]:
        """The function that yields the findings of a report."""
        ...


RULES: tuple[Rule, ...] = (
    encoding,
    local_profile,
    altered_document,
    unusable_data,
    unread,
    printed_label,
    edition_year,
    year,
    unit_name,
    category,
    title,
    signature_date,
    letter_number,
    letter_office,
    letter_parts,
    contact_office,
    unknown_key,
    shape,
    missing_section,
    empty_section,
    required_aspect,
    lost_text,
    placeholder,
    damaged_text,
    markup,
    expression,
    not_filled,
    not_a_number,
    negative,
    fraction,
    wrong_word,
    row_code,
    competence,
    number_style,
    balance,
    figure_in_text,
    required_mention,
    deadline,
    data_period,
    year_in_text,
    other_body,
    personal_data,
    rule_making,
    unit_slip,
    direct_suit,
    numbering,
    punctuation,
    widening,
    empty_prose,
    previous_mismatch,
    previous_corrected,
    across_reports,
    identical_figures,
    jump,
    changed_word,
    suit_after_review,
    reused_text,
    sister_text,
    length,
    named_figures,
    waiver,
)

# Between a parent and its units: their manual pages; what they tell is found by `govgen.county`.
PARENT_RULES: tuple[RulePage, ...] = (sum_differs, child_missing, child_cell_missing)
