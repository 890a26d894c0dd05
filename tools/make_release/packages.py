"""The wheel, the source archive and the form, made from what git knows, with the form's Python packed in."""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from govgen import api
from govgen.form import Choices, form_html, full_html
from govgen.form.runtime import FILES, PACKED, runtime_folder

ROOT = Path(__file__).resolve().parents[2]
TOOLS = ("build>=1.2", "pyinstaller>=6.10", "uv>=0.5")
FORMS = {"govgen.html": full_html, "govgen-light.html": form_html}


@dataclass
class Workshop:
    """A folder for work in progress, and the one for what is made."""

    work: Path
    output: Path

    @cached_property
    def tools(self) -> Path:
        """The programs of an environment that has what makes releases."""
        return environment(self.work / "tools", sys.executable, *TOOLS)

    @cached_property
    def sources(self) -> Path:
        """A copy of what git knows, with the form's Python where a release has it."""
        copy = self.work / "sources"
        known = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
        for name in filter(None, known.split("\0")):
            if (ROOT / name).is_file():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(ROOT / name, copy / name)
        packed = copy / PACKED.relative_to(ROOT)
        packed.mkdir()
        for name in FILES:
            shutil.copy2(runtime_folder() / f"{name}.gz", packed)
        return copy


def environment(folder: Path, python: str, *packages: str) -> Path:
    """The folder of programs of a fresh environment with these packages."""
    if python == sys.executable:
        venv.create(folder, with_pip=True)
        pip = [str(folder / "bin" / "pip")]
    else:  # one that was built for this may lack pip
        subprocess.run([python, "-m", "venv", "--without-pip", folder], check=True)
        pip = [sys.executable, "-m", "pip", "--python", str(folder / "bin" / "python")]
    subprocess.run([*pip, "install", "-q", *packages], check=True)
    return folder / "bin"


def packages(workshop: Workshop) -> None:
    """The wheel, which carries the form's Python, and the source archive, which does not."""
    for kind in ("--wheel", "--sdist"):
        subprocess.run(
            [workshop.tools / "python", "-m", "build", "-q", kind, "--outdir", workshop.output, workshop.sources],
            check=True,
        )


def wheel_of(workshop: Workshop) -> Path:
    """The wheel of this release, made if it is not there yet."""
    if not list(workshop.output.glob("govgen-*.whl")):
        packages(workshop)
    (wheel,) = workshop.output.glob("govgen-*.whl")
    return wheel


def form(workshop: Workshop) -> None:
    """The form of the newest edition, whole and light."""
    catalog = api.catalog()
    for name, make in FORMS.items():
        (workshop.output / name).write_text(make(catalog, Choices()), encoding="utf-8")
