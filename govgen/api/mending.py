"""A data file mended in its text, as far as nobody has to decide anything."""

from __future__ import annotations

from pathlib import Path

from govgen.api.taking import verb
from govgen.model.report import Report
from govgen.prose import Dossier
from govgen.reading import loads

DATA_FILE = "年报.yaml"  # what a text is called that has no name


@verb
def fix(
    text: str | bytes,
    name: str = DATA_FILE,
    *,
    previous: Dossier | Report | None = None,
    schema: Path | None = None,
    profile: str | Path | None = None,
) -> str:
    """The text of a data file without its slips of typing, with the repairs made that leave no choice.

    What people have to decide stays as it is: `check` tells it, with the repairs that there are. SourceError for a
    text that cannot be read when its slips are mended either.
    """
    from govgen.checking.repairs.applying import propose
    from govgen.reading.slips import mend_data
    from govgen.source import parse_source

    data = text.encode(errors="surrogatepass") if isinstance(text, str) else text
    mended = mend_data(data, name, schema)
    if mended is not None and mended.left is not None:
        raise mended.left
    whole = data if mended is None else mended.after.encode(mended.encoding)
    dossier = loads(whole, name, previous=previous, schema=schema, profile=profile)
    return propose(dossier, parse_source(whole, name)).after
