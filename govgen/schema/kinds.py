"""Which of govgen's own files a YAML file is, by the keys at its top: a profile, a schema, a part of one; open data."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from govgen.schema import bases, charts, profiles, values
from govgen.schema.metaschema import read_metaschema

SCHEMA, PART = "版式文件", "版式文件的附件"
KINDS = {profiles.FORM: profiles.WHAT, values.FORM: SCHEMA} | dict.fromkeys(
    (values.FORM_OF_PARTS, bases.FORM, charts.FORM), PART
)
OPEN_DATA = "公开的开放数据"
_OPEN_DATA = (frozenset(("version", "edition", "figures")), frozenset(("profile", "resources")))
COMMON = frozenset(("format", "name", "report"))  # keys that tell nothing


def kind_of_keys(keys: Collection[str]) -> str:
    """What a file with these keys at its top is; empty for a data file, whose keys are Chinese, and where unsure.

    One that has a key or two wrong is what it is all the same.
    """
    if not keys or not all(key.isascii() for key in keys):
        return ""
    if any(each.issubset(keys) for each in _OPEN_DATA):
        return OPEN_DATA
    known = {form: len(_keys(form).intersection(keys)) for form in KINDS}
    best = max(known, key=lambda form: known[form])
    sure = _keys(best).intersection(keys) - COMMON and known[best] * 2 >= len(keys)
    return KINDS[best] if sure else ""


@cache
def _keys(form: str) -> frozenset[str]:
    return frozenset(read_metaschema(form)["properties"])
