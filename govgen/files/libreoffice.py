"""LibreOffice, where this machine has it: one document turned into another kind, in a folder of its own."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from govgen.files.libreoffice_profile import write_profile

SECONDS = 120


def program() -> str | None:
    """Where LibreOffice is, None if it is not there."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def turned(data: bytes, suffix: str, kind: str) -> bytes | None:
    """The document as another kind of file (`docx:MS Word 2007 XML`); None if there is no LibreOffice or it fails."""
    office = program()
    if office is None:
        return None
    with tempfile.TemporaryDirectory(prefix="govgen-office-") as folder:
        source = Path(folder) / f"report{suffix}"
        source.write_bytes(data)
        if not _run(office, source, kind):
            return None
        target = source.with_suffix(f".{kind.partition(':')[0]}")
        return target.read_bytes() if target.is_file() else None


def _run(office: str, source: Path, kind: str) -> bool:
    """Run it with a locked profile of its own, else an instance that is open gets the work; False if it hangs."""
    profile = source.parent / "profile"
    write_profile(profile)
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore"]
    command += ["--convert-to", kind, "--outdir", str(source.parent), str(source)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603  # the program was found on this machine, the rest is ours
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    ) as process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            _end(process)
            return False
    return True


def _end(process: subprocess.Popen[bytes]) -> None:
    # soffice is a script: the program that hangs is its grandchild.
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
