"""What a release is made of says the same everywhere: the Pythons that bundles carry, their scripts, their names."""

import re
import subprocess

import pytest

from tools.make_release.bundles import INSTALLERS, PYTHONS, SYSTEMS
from tools.make_release.program import needed_glibc

BATCH = INSTALLERS / "安装.cmd"
SHELL = INSTALLERS / "install.sh"


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.name)
def test_every_bundle_has_its_script(system):
    assert (INSTALLERS / system.installer).is_file()


@pytest.mark.parametrize("path", [BATCH, SHELL], ids=lambda path: path.name)
def test_a_script_looks_for_every_python_that_the_bundle_serves(path):
    text = path.read_text(encoding="utf-8")
    assert set(re.findall(r"3\.1\d", text)) == set(PYTHONS)
    assert "--no-index" in text


def test_no_bundle_asks_for_more_than_glibc_2_28():
    asked = [
        re.search(r"manylinux_2_(\d+)", name) for system in SYSTEMS for name in (*system.platforms, system.resolved)
    ]
    assert max(int(found[1]) for found in asked if found) == 28


def test_scripts_are_such_as_their_shells_read():
    assert BATCH.read_bytes().count(b"\n") == BATCH.read_bytes().count(b"\r\n") > 0
    subprocess.run(["sh", "-n", SHELL], check=True)


def test_a_computer_without_a_python_that_fits_is_told_what_else_there_is(tmp_path):
    fake = tmp_path / "python3"
    fake.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    fake.chmod(0o755)
    for name in ("python3.14", "python3.13", "python3.12", "python3.11", "python3.10"):
        (tmp_path / name).symlink_to(fake)
    bare = {"PATH": f"{tmp_path}:/usr/bin:/bin", "HOME": str(tmp_path)}
    done = subprocess.run(["sh", SHELL], env=bare, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert "govgen.html" in done.stderr


def test_the_glibc_that_a_program_needs_is_the_newest_of_its_parts(tmp_path):
    parts = {"old.so": b"\x7fELF GLIBC_2.4", "new.so": b"\x7fELF GLIBC_2.17 GLIBC_2.30", "no.txt": b"GLIBC_2.99"}
    for name, data in parts.items():
        (tmp_path / name).write_bytes(data)
    listed = "".join(f"('{name}', '{tmp_path / name}', 'BINARY'),\n" for name in parts)
    (tmp_path / "PKG-00.toc").write_text(listed, encoding="utf-8")
    assert needed_glibc(tmp_path) == 30
