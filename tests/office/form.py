"""Python for the form's page, as `python -m tools.form_runtime` fetches it."""

from govgen.errors import UsageError
from govgen.form.runtime import runtime_folder


def available() -> bool:
    """Whether a page with Python in it can be made."""
    try:
        return bool(runtime_folder())
    except UsageError:
        return False
