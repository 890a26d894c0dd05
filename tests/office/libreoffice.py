"""Conversion of Office files by LibreOffice, many files in one call."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from tests.office import fonts

PDF = "pdf"
DOCX = "docx:MS Word 2007 XML"
DOC = "doc:MS Word 97"
XLSX = "xlsx:Calc MS Excel 2007 XML"

PACKAGES = frozenset({".docx", ".xlsx"})
SECONDS_PER_CALL = 300

NOT_A_PACKAGE = "{path} is not a {suffix} file: LibreOffice would take it for plain text"
SAME_NAME = "two inputs would be written to {path}"
ONTO_ITSELF = "{path} would be written over its own source"
NOTHING = "LibreOffice made nothing of {names}; it said: {said}"
TOO_LONG = "LibreOffice did not end within {seconds} s over {names}"


class ConversionError(Exception):
    """LibreOffice did not make what was asked for."""


def available() -> bool:
    """Whether LibreOffice is on this machine."""
    return shutil.which("soffice") is not None


def to_pdf(paths: Sequence[Path], out: Path) -> list[Path]:
    """Make a PDF of each file."""
    return convert(paths, PDF, out)


def to_docx(paths: Sequence[Path], out: Path) -> list[Path]:
    """Make a .docx of each file, as LibreOffice understands it."""
    return convert(paths, DOCX, out)


def to_doc(paths: Sequence[Path], out: Path) -> list[Path]:
    """Make an old binary Word file of each file."""
    return convert(paths, DOC, out)


def to_xlsx(paths: Sequence[Path], out: Path) -> list[Path]:
    """Make a workbook of each file; formulas without a stored result are computed."""
    return convert(paths, XLSX, out)


def convert(paths: Sequence[Path], to: str, out: Path) -> list[Path]:
    """Convert `paths` into the folder `out`; the result is in the order of `paths`.

    `to` is what `soffice --convert-to` takes: an extension, with `:filter` behind it where one is needed.
    Raises `ConversionError` naming each file of which nothing came.
    """
    targets = _targets(paths, to.partition(":")[0], out)
    with tempfile.TemporaryDirectory(prefix="govgen-office-") as profile:
        said = _soffice(paths, to, out, Path(profile))
    # soffice exits with 0 even when it converted nothing: only the files tell.
    lost = [source.name for source, target in zip(paths, targets, strict=True) if not target.is_file()]
    if lost:
        raise ConversionError(NOTHING.format(names=", ".join(lost), said=said.strip() or "nothing"))
    return targets


def _targets(paths: Sequence[Path], extension: str, out: Path) -> list[Path]:
    """The files to be made; those of an earlier run are removed, or they would pass for new ones."""
    targets: list[Path] = []
    for path in paths:
        target = out / f"{path.stem}.{extension}"
        _refuse(path, target, targets)
        targets.append(target)
    out.mkdir(parents=True, exist_ok=True)
    for target in targets:
        target.unlink(missing_ok=True)
    return targets


def _refuse(path: Path, target: Path, taken: Sequence[Path]) -> None:
    if path.suffix in PACKAGES and not zipfile.is_zipfile(path):
        raise ConversionError(NOT_A_PACKAGE.format(path=path, suffix=path.suffix))
    if target in taken:
        raise ConversionError(SAME_NAME.format(path=target))
    if target.resolve() == path.resolve():
        raise ConversionError(ONTO_ITSELF.format(path=path))


def _soffice(paths: Sequence[Path], to: str, out: Path, profile: Path) -> str:
    """Run LibreOffice with a profile of its own, else it hands its work to an instance that runs already."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", to, "--outdir", str(out), *map(str, paths)]
    log = profile / "log"
    with log.open("w", encoding="utf-8") as sink:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=subprocess.STDOUT,
            env=fonts.environment(profile),
            start_new_session=True,
        )
        _wait(process, paths)
    return log.read_text(encoding="utf-8", errors="replace")


def _wait(process: subprocess.Popen[bytes], paths: Sequence[Path]) -> None:
    try:
        process.wait(SECONDS_PER_CALL)
    except subprocess.TimeoutExpired:
        # soffice is a script: the program that hangs is its grandchild.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        names = ", ".join(path.name for path in paths)
        raise ConversionError(TOO_LONG.format(seconds=SECONDS_PER_CALL, names=names)) from None
