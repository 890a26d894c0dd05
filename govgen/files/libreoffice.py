"""LibreOffice, where this machine has it: one document turned into another kind, in a folder of its own.

Its profile lets it fetch nothing, run nothing and ask nobody. A document can name pictures, templates and data on other
machines, and LibreOffice would get them as soon as it opens the file. Links are therefore blocked, and what is not
counted as a link ends at a proxy that is not there.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from xml.sax.saxutils import escape

from govgen.files.watching import Allowance, guarded, is_done

PROFILE = "profile"
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
    (_UPDATES, "AutoCheckEnabled", "false"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "1"),
    *(
        ("org.openoffice.Inet/Settings", f"ooInet{kind}Proxy{part}", value)
        for kind in ("HTTP", "HTTPS", "FTP")
        for part, value in (("Name", NOWHERE), ("Port", PORT))
    ),
    ("org.openoffice.Inet/Settings", "ooInetNoProxy", ""),
)
_ITEM = '<item oor:path="/{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
_FONTS = "org.openoffice.Office.Common/Font/Substitution"
_STAND_IN = (
    f'<item oor:path="/{_FONTS}/FontPairs"><node oor:name="_{{number}}" oor:op="replace">'
    '<prop oor:name="Always"><value>true</value></prop><prop oor:name="OnScreenOnly"><value>false</value></prop>'
    '<prop oor:name="ReplaceFont"><value>{name}</value></prop>'
    '<prop oor:name="SubstituteFont"><value>{used}</value></prop></node></item>'
)
_WHOLE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
{items}
</oor:items>
"""


def write_profile(folder: Path, stand_ins: Mapping[str, str] = MappingProxyType({})) -> None:
    """Make such a profile in a folder that is not there yet; `stand_ins` are the fonts to use for others, by name."""
    settings = (*_SETTINGS, *([(_FONTS, "Replacement", "true")] if stand_ins else ()))
    fonts = enumerate((escape(name), escape(used)) for name, used in stand_ins.items())
    items = "\n".join(
        [_ITEM.format(path=path, name=name, value=value) for path, name, value in settings]
        + [_STAND_IN.format(number=number, name=name, used=used) for number, (name, used) in fonts]
    )
    (folder / FOLDER).mkdir(parents=True)
    (folder / FOLDER / FILE).write_text(_WHOLE.format(items=items), encoding="utf-8")


class TooMuchError(Exception):
    """A document costs more time or memory than it may."""


def program() -> str | None:
    """Where LibreOffice is, None if it is not there."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def turned(
    data: bytes,
    suffix: str,
    kind: str,
    stand_ins: Mapping[str, str] = MappingProxyType({}),
    allowed: Allowance | None = None,
) -> bytes | None:
    """The document as another kind of file (`docx:MS Word 2007 XML`); None if there is no LibreOffice or it fails.

    `stand_ins` are the fonts to use for others, by name. TooMuchError if it takes more than is `allowed`.
    """
    office = program()
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="govgen-office-", ignore_cleanup_errors=True) as folder:
        source = Path(folder) / f"report{suffix}"
        source.write_bytes(data)
        write_profile(source.parent / PROFILE, stand_ins)
        _run(office, source, kind, allowed or Allowance())
        target = source.with_suffix(f".{kind.partition(':')[0]}")
        return target.read_bytes() if target.is_file() else None


def _run(office: str, source: Path, kind: str, allowed: Allowance) -> None:
    """Run it with a locked profile of its own, else an instance that is open gets the work."""
    profile = source.parent / PROFILE
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", kind, "--outdir", str(source.parent), str(source)]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603  # the program was found on this machine, the rest is ours
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    with process, guarded(process, source.parent):
        if not is_done(process, allowed):
            raise TooMuchError
