"""What was made, tried as far as this computer can: installed without an index, and a report rendered."""

from __future__ import annotations

import platform
import shutil
import subprocess
import tempfile
from pathlib import Path

from tools.make_release.bundles import PYTHONS, System
from tools.make_release.packages import ROOT

EXAMPLE = ROOT / "examples" / "valid" / "2021-县级部门.yaml"
READERS = "import lxml, pdfplumber, xlsxwriter, yaml"


def try_bundle(archive: Path, system: System) -> str:
    """With which Pythons of this computer the bundle was installed and rendered a report."""
    if system.name != f"linux-{platform.machine()}":
        return "not of this computer: made, not tried"
    tried = [version for version in PYTHONS if (python := _python(version)) and _works(archive, python)]
    return f"installed without an index and rendered a report with Python {', '.join(tried) or '(none is here)'}"


def _python(version: str) -> Path | None:
    own = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))
    found = own[-1] if own else shutil.which(f"python{version}")
    return Path(found) if found else None


def _works(archive: Path, python: Path) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        shutil.unpack_archive(archive, folder)
        (script,) = Path(folder).glob("*/install.sh")
        bare = {"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHON": str(python)}
        subprocess.run(["sh", script], env=bare, check=True, stdout=subprocess.DEVNULL)
        installed = Path(folder) / ".local" / "share" / "govgen" / "bin"
        subprocess.run([installed / "python", "-c", READERS], env=bare, check=True)
        _render(Path(folder) / ".local" / "bin" / "govgen", Path(folder), bare)
    return True


def try_program(path: Path) -> str:
    """The program renders a report and makes the form with nothing of Python around it."""
    with tempfile.TemporaryDirectory() as folder:
        bare = {"HOME": folder, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TMPDIR": folder}
        _render(path, Path(folder), bare)
        subprocess.run(
            [path, "form", "-o", Path(folder) / "填报.html"], env=bare, check=True, stdout=subprocess.DEVNULL
        )
    return "rendered a report and made the form"


def _render(program: Path, folder: Path, bare: dict[str, str]) -> None:
    made = folder / "年报.docx"
    words = ("render", EXAMPLE, "-o", made)
    subprocess.run([program, *words], env=bare | {"PYTHONUTF8": "1"}, check=True, stdout=subprocess.DEVNULL)
    assert made.stat().st_size > 1000, "no report was rendered"
