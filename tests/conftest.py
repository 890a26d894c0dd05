"""Office tests are skipped, with the reason, where LibreOffice and its companions are not installed.

No test fails because the machine is slow: what hypothesis draws and tries is not timed, here as in CI.
"""

from hypothesis import HealthCheck, settings

from tests.office.plugin import pytest_runtest_setup

__all__ = ["pytest_runtest_setup"]

settings.register_profile("untimed", parent=settings(), deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")
