"""Templates saved once by LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.templates.case import Case, Must


def saved_by_office(original: bytes) -> Iterator[Case]:
    """The template saved once by LibreOffice, as .docx and by way of .odt and .doc; nothing where it is missing."""
    program = shutil.which("soffice")
    if not program:
        return
    for kind in ("docx", "odt", "doc"):
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place)
            source = folder / "template.docx"
            source.write_bytes(original)
            for step, ending in enumerate((kind, "docx") if kind != "docx" else ("docx",)):
                target = folder / str(step)
                profile = f"-env:UserInstallation=file://{place}/profile"
                command = [program, profile, "--headless", "--convert-to", ending, "--outdir", str(target), str(source)]
                subprocess.run(command, check=False, capture_output=True, timeout=180)
                source = target / f"template.{ending}"
            if source.exists():
                must = Must.BE_ACCEPTED if kind == "docx" else Must.BE_SAFE
                yield Case("saved by LibreOffice", f"as {kind}", must, source.read_bytes(), itself=True)
