"""A component can be used, is absent, or is there and does not start: it is said which."""

import pytest

from govgen.files.components import flaw


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(str(tmp_path))
    return tmp_path


def test_what_starts_has_no_flaw():
    assert flaw("json") == ""


def test_what_is_absent_is_named():
    assert flaw("no_such_library") == "没有安装 no_such_library"


@pytest.mark.parametrize("raised", ["OSError('甲')", "ImportError('甲')", "KeyError('甲')", "import no_such_part"])
def test_what_does_not_start_says_why(library, raised):
    name = f"broken_{abs(hash(raised))}"
    line = raised if raised.startswith("import ") else f"raise {raised}"
    (library / f"{name}.py").write_text(line + "\n", encoding="utf-8")
    assert "启动不了" in flaw(name)
    assert ("甲" if "甲" in raised else "no_such_part") in flaw(name)
