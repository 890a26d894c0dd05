"""An extra is loaded only when a file needs it: an office that installed none imports Word files all the same."""

from __future__ import annotations

import subprocess
import sys

EXTRAS = ("pdfminer", "pdfplumber", "pypdfium2")


def test_reading_other_files_loads_no_library_for_pdf() -> None:
    program = f"import sys, govgen.documents; print([name for name in {EXTRAS} if name in sys.modules])"
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip() == "[]"
