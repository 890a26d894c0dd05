"""Old Word files and rich text, turned into .docx by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from govgen.documents.document import Document
from govgen.documents.word import read_word
from govgen.files.refusals import NEEDS_OFFICE, NOT_CONVERTED, refuse

SECONDS = 120


def read_legacy(data: bytes, file: str, suffix: str = ".doc") -> Document:
    """The paragraphs and tables of a file that LibreOffice can turn into .docx."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise refuse(NEEDS_OFFICE, file, kind=suffix)
    with tempfile.TemporaryDirectory(prefix="govgen-import-") as folder:
        source = Path(folder) / f"report{suffix}"
        source.write_bytes(data)
        _convert(office, source, file)
        target = source.with_suffix(".docx")
        if not target.is_file():
            raise refuse(NOT_CONVERTED, file)
        return read_word(target.read_bytes(), file)


def _convert(office: str, source: Path, file: str) -> None:
    """Run LibreOffice with a profile of its own, else it hands its work to an instance that is open."""
    profile = source.parent / "profile"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(source.parent), str(source)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  # the program was found on this machine, the rest is ours
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            _end(process)
            raise refuse(NOT_CONVERTED, file) from error


def _end(process: subprocess.Popen[bytes]) -> None:
    # soffice is a script: the program that hangs is its grandchild.
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
