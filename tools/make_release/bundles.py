"""Bundles for computers without a network: all wheels for every Python, a script that installs them in one step."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.make_release.packages import ROOT, Workshop

PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
EXTRAS = ("excel", "pdf")
PIP = "pip>=25"  # in the bundle too: a Python of Debian's may come without
INSTALLERS = Path(__file__).with_name("installers")


@dataclass(frozen=True)
class System:
    """A kind of computer: how pip and uv name it, and what it is given."""

    name: str
    platforms: tuple[str, ...]
    resolved: str
    installer: str
    archive: str


def _linux(machine: str) -> System:
    """UOS 20 and Kylin V10 have glibc 2.28: nothing newer is asked of them."""
    platforms = (*(f"manylinux_2_{minor}_{machine}" for minor in range(28, 16, -1)), f"manylinux2014_{machine}")
    return System(f"linux-{machine}", platforms, f"{machine}-manylinux_2_28", "install.sh", "gztar")


SYSTEMS = (
    System("windows-x86_64", ("win_amd64",), "x86_64-pc-windows-msvc", "安装.cmd", "zip"),
    _linux("x86_64"),
    _linux("aarch64"),
)


def bundle(workshop: Workshop, system: System, wheel: Path) -> Path:
    """The archive of a bundle."""
    name = f"govgen-{wheel.name.split('-')[1]}-{system.name}"
    folder = workshop.work / "bundles" / name
    wheels = folder / "wheels"
    wheels.mkdir(parents=True)
    shutil.copy2(wheel, wheels)
    for python in PYTHONS:
        _fetch(workshop, system, python, wheels)
    for each in (system.installer, "说明.txt"):
        shutil.copy2(INSTALLERS / each, folder)
    made = shutil.make_archive(str(workshop.output / name), system.archive, folder.parent, name)
    return Path(made)


def _fetch(workshop: Workshop, system: System, python: str, wheels: Path) -> None:
    """What one Python of a system needs, of the releases that were tested; sources are never taken.

    uv chooses, since pip weighs conditions like `python_version < "3.11"` by the Python that it runs with.
    """
    listed = workshop.work / f"{system.name}-{python}.txt"
    choose = [workshop.tools / "uv", "pip", "compile", "-q", ROOT / "pyproject.toml", "-c", ROOT / "constraints.txt"]
    choose += [word for extra in EXTRAS for word in ("--extra", extra)]
    choose += ["--python-version", python, "--python-platform", system.resolved, "--no-annotate", "-o", listed]
    subprocess.run(choose, check=True, stdout=subprocess.DEVNULL)
    get = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:", "-d", wheels]
    get += [word for platform in system.platforms for word in ("--platform", platform)]
    subprocess.run([*get, "--python-version", python, "-r", listed, PIP], check=True)
