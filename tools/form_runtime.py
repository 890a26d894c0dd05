"""Fetches Python for the form's page once, by npm and pinned: `python -m tools.form_runtime`."""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from govgen.form.runtime import FILES, VERSION, cache_folder, compressed

PACKAGE = f"pyodide@{VERSION}"
INTEGRITY = "sha512-0YvXxEhfEdpLfb/XkM2BFAeMROq0iMUX2bzzH9pOttyMcWkwq+HbE5uyuGD82LN7y2q+SNvi/6V5JEsOlD2R1A=="


def main() -> None:
    """Fetch, hold against the pinned digest, pack into the user's cache, or into the folder named."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else cache_folder()
    with tempfile.TemporaryDirectory() as work:
        archive = _fetched(Path(work))
        _pack(archive, folder)
    print(folder)


def _fetched(work: Path) -> Path:
    subprocess.run(["npm", "pack", PACKAGE, "--silent", "--pack-destination", str(work)], check=True)
    (archive,) = work.glob("*.tgz")
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != INTEGRITY:
        sys.exit(f"{PACKAGE}: not the package that was pinned")
    return archive


def _pack(archive: Path, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as package:
        for name in FILES:
            member = package.extractfile(f"package/{name}")
            assert member is not None
            scratch = folder / f"{name}.gz.tmp"
            scratch.write_bytes(compressed(member.read()))
            scratch.replace(folder / f"{name}.gz")


if __name__ == "__main__":
    main()
