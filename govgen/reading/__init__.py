"""Files of every kind opened and examined: their reports, last year's found for each, what becomes of them."""

from govgen.reading.archive import Archive, open_archive
from govgen.reading.files import Read, read_all, read_one, read_sent
from govgen.reading.outcomes import examine_all, examine_data, load, load_data, loads, open_all

__all__ = [
    "Archive",
    "Read",
    "examine_all",
    "examine_data",
    "load",
    "load_data",
    "loads",
    "open_all",
    "open_archive",
    "read_all",
    "read_one",
    "read_sent",
]
