"""Files of every kind opened and examined: their reports, last year's found for each, what becomes of them."""

from govgen.examining.archive import Archive, open_archive
from govgen.examining.files import Read, read_all, read_one, read_sent
from govgen.examining.outcomes import examine_all, find_data, load

__all__ = [
    "Archive",
    "Read",
    "examine_all",
    "find_data",
    "load",
    "open_archive",
    "read_all",
    "read_one",
    "read_sent",
]
