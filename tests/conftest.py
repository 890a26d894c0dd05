"""Office tests are skipped, with the reason, where LibreOffice and its companions are not installed."""

from tests.office.plugin import pytest_runtest_setup

__all__ = ["pytest_runtest_setup"]
