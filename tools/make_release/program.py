"""The program in one file for Linux, which needs no Python on the computer."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
from pathlib import Path

from govgen.form.runtime import NEEDED
from tools.make_release.bundles import EXTRAS
from tools.make_release.packages import ROOT, Workshop, environment

# With their Python files: the form packs govgen and what its page needs from them.
COLLECTED = ("govgen", *NEEDED, "docx", "pdfplumber", "pdfminer", "pypdfium2", "pypdfium2_raw")
ENTRY = "from govgen.cli import main\n\nmain()\n"
_VERSION = re.compile(rb"GLIBC_2\.(\d+)")


def program(workshop: Workshop, wheel: Path, python: str) -> Path:
    """The program, built with a Python from the wheel; it says which glibc it needs."""
    held = f"{wheel}[{','.join(EXTRAS)}]"
    constraints = ("-c", str(ROOT / "constraints.txt"))
    tools = environment(workshop.work / "program-env", python, held, "pyinstaller>=6.10", *constraints)
    folder = workshop.work / "program"
    folder.mkdir()
    entry = folder / "entry.py"
    entry.write_text(ENTRY, encoding="utf-8")
    build = [str(tools / "python"), "-m", "PyInstaller", "--onefile", "--name", "govgen", "--clean"]
    build += [word for name in COLLECTED for word in ("--collect-all", name)]
    # What PYTHONPATH names would be packed instead of what was installed.
    own = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    build += ["--distpath", str(folder), "--workpath", str(folder / "build"), str(entry)]
    subprocess.run(build, check=True, cwd=folder, env=own)
    made = workshop.output / f"govgen-{wheel.name.split('-')[1]}-linux-{platform.machine()}"
    shutil.copy2(folder / "govgen", made)
    print(f"{made.name}: glibc 2.{needed_glibc(folder / 'build')} or newer", flush=True)
    return made


def needed_glibc(build: Path) -> int:
    """The newest minor release of glibc that anything packed into the program asks for, by PyInstaller's own list."""
    listed = next(build.rglob("PKG-00.toc")).read_text(encoding="utf-8")
    paths = {Path(path) for path in re.findall(r"'(/[^']+)'", listed)}
    packed = (path.read_bytes() for path in paths if path.is_file())
    return max(int(minor) for data in packed if data[:4] == b"\x7fELF" for minor in _VERSION.findall(data))
