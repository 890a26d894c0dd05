"""The profile that LibreOffice runs with: it fetches nothing, runs nothing, asks nobody.

A document can name pictures, templates and data on other machines, and LibreOffice would get them as soon as it opens
the file. Links are therefore blocked, and what is not counted as a link ends at a proxy that is not there.
"""

from __future__ import annotations

from pathlib import Path

FOLDER, FILE = "user", "registrymodifications.xcu"
NOWHERE, PORT = "127.0.0.1", "9"  # the discard port, where nothing listens

_UPDATES = "org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments"
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("org.openoffice.Office.Calc/Content/Update", "Link", "1"),
    (
        "org.openoffice.Office.Jobs/Jobs/org.openoffice.Office.Jobs:Job['UpdateCheck']/Arguments",
        "AutoCheckEnabled",
        "false",
    ),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    *(
        ("org.openoffice.Inet/Settings", f"ooInet{kind}Proxy{part}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for part, value in (("Name", NOWHERE), ("Port", PORT))
    ),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)
_ITEM = '<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""


def write_profile(folder: Path) -> None:
    """Make such a profile in a folder that is not there yet."""
    items = "\n".join(_ITEM.format(path=path, name=name, value=value) for path, name, value in _SETTINGS)
    (folder / FOLDER).mkdir(parents=True)
    (folder / FOLDER / FILE).write_text(_WHOLE.format(items=items), encoding="utf-8")
