"""Other encodings than UTF-8 are read, with a hint."""

import pytest

from govgen.model.finding import Severity
from tests.checking.samples import findings, only


@pytest.mark.parametrize("codec", ["gb18030", "utf-16"])
def test_another_encoding_is_hinted_at(codec):
    found = only("encoding", f"# 编码：{codec}\n")
    assert codec.upper() in found.message
    assert found.severity is Severity.HINT


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig"])
def test_utf_8_with_or_without_mark_is_fine(codec):
    assert findings(f"# 编码：{codec}\n") == ()
