"""Several quantities as one: a number may be any of them, or their sum."""

from __future__ import annotations

from collections.abc import Sequence

from govgen.model.claim import CountedThing, Reading

SUM = "{labels}之和"
MOST = 3  # quantities that a number may be the sum of


def any_of(quantities: Sequence[CountedThing], *, added: bool) -> CountedThing:
    """One quantity that may be the sum of several, where these are `added`, or any of them."""
    if len(quantities) == 1:
        return quantities[0]
    readings = [reading for quantity in quantities for reading in quantity.readings]
    if added:
        readings[:0] = map(_sum, zip(*(_counts(quantity) for quantity in quantities), strict=False))
    return quantities[0]._replace(readings=tuple(readings))


def _counts(quantity: CountedThing) -> Sequence[Reading]:
    """The readings of a quantity that can be added; one reading goes with all of another."""
    counts = [one for one in quantity.readings if not one.over]
    return counts if len(counts) > 1 else counts * MOST


def _sum(readings: tuple[Reading, ...]) -> Reading:
    labels = "、".join(dict.fromkeys(reading.label for reading in readings))
    return Reading(SUM.format(labels=labels), tuple(addend for reading in readings for addend in reading.addends))
