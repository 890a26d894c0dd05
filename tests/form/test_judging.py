"""What a page asks of Python is answered in words, also where a part of Python is missing."""

import json
import sys

from govgen.form.judging import NOT_HERE, answer
from govgen.schema import bundled_reports
from tests.reports import ROOT


def test_a_word_file_that_a_browser_cannot_make_is_told_with_the_next_step(monkeypatch):
    monkeypatch.setitem(sys.modules, "lxml", None)
    text = (ROOT / "reports" / "部门决算" / "examples" / "valid" / "部门.yaml").read_text(encoding="utf-8")
    asked = json.dumps({"do": "render", "text": text})
    told = json.loads(answer(asked, bundled_reports()["部门决算"]))
    assert told["error"]["message"] == NOT_HERE
