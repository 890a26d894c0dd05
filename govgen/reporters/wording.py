"""The best repair of a finding put into words, the same way by every reporter for people."""

from govgen.checking import Outcome
from govgen.model.finding import Finding

REPAIR = "建议：{repair}"


def best_repair(outcome: Outcome, finding: Finding) -> tuple[str, ...]:
    """`建议：…由 3 改为 4（…）`, the first of the finding's repairs; empty where it has none."""
    if outcome.dossier is None:
        return ()
    edition = outcome.dossier.report.edition
    return tuple(REPAIR.format(repair=repair.tell(edition)) for repair in finding.repairs[:1])
