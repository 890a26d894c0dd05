"""Names of units: what makes two spellings one."""

import unicodedata


def plain_name(name: str) -> str:
    """A name without blanks and with brackets of one width: what makes two spellings one unit."""
    return "".join(unicodedata.normalize("NFKC", name).split())
