"""What repeats in the data of a page stands there once, and the page reads it as it was."""

import random

from govgen.form.compressing import FARTHEST, folded
from govgen.form.page import embedded
from tests.form.node import needs_node, run
from tests.form.unfolding import data_in, unfolded

LABELS = "一般公共服务支出", "外交支出", "国防支出", '","', "00", "😀", "\u2028"


def random_text(rng):
    return "".join(rng.choice(LABELS)[: rng.randrange(1, 9)] for _ in range(rng.randrange(200)))


def texts():
    rng = random.Random(14)
    far = "".join(chr(rng.randrange(0x4E00, 0x9F00)) for _ in range(FARTHEST + 10))
    return ["", "年", "年年年年年年年年年年", "0" * 500, far + far[:40], *(random_text(rng) for _ in range(200))]


def test_a_repeated_piece_is_three_signs():
    assert folded("外交支出、外交支出") == f"外交支出、~{chr(0xA5)}E"
    assert folded("外交") == "外交"


def test_what_is_folded_unfolds():
    plain = [text.replace("😀", "") for text in texts()]
    assert [unfolded(folded(text)) for text in plain] == plain


def test_any_data_stand_in_a_page_as_they_are():
    data = {"a": ["~", "😀", "\ud800", "</script>", "\u2028", "~~~~", *texts()]}
    made = f'<script id="x">{embedded(data)}</script>'
    assert data_in(made, "x") == data
    assert "<" not in embedded(data)


@needs_node
def test_the_page_unfolds_as_it_was_folded(tmp_path):
    given = [embedded(text) for text in texts()]
    body = "return given.given.map((text) => JSON.parse(unfolded(text)));"
    assert run(tmp_path, "dom", "unfolded", body, given) == texts()
