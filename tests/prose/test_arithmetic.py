"""The library that reads expressions, where it is needed and where it is not."""

import subprocess
import sys

import pytest

TOLD = """
import sys
from govgen.prose.narrative import render_text
told = "".join(segment.text for segment in render_text(sys.argv[1], None, []))
print(told, "jinja2" in sys.modules)
"""


@pytest.mark.parametrize(("text", "told"), [("收到 3 件", "收到 3 件 False"), ("共{{ 1 + 2 }}件", "共3件 True")])
def test_only_prose_with_expressions_loads_their_grammar(text, told):
    words = [sys.executable, "-X", "utf8", "-c", TOLD, text]
    done = subprocess.run(words, capture_output=True, check=True)
    assert done.stdout.decode().strip() == told
