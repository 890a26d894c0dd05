"""A Word file that was made before is published only with the report that it is of."""

from pathlib import Path

import pytest

from govgen import api
from govgen.errors import OutputError
from tests.word.making import part, with_parts

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "examples" / "valid" / "2021-县级部门.yaml").read_text(encoding="utf-8")
UNIT, FIGURE, PROSE = "青禾县自然资源局", "行政强制: {本年处理决定数量: 3}", "全年新收"


def word_of(text, **asked):
    return api.render(api.loads(text), findings=(), **asked)


@pytest.mark.parametrize("data", [True, False])
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (UNIT, "青禾县水利局", f"里面没有“{UNIT}”"),
        ("年度: 2024", "年度: 2023", "2024 年度"),
        (FIGURE, FIGURE.replace("3", "9"), "行政强制”.*数据是“3”，文件里是“9”"),
        (PROSE, "全年共新收", f"里面没有“{PROSE}"),
    ],
)
def test_the_word_file_of_another_report_is_not_published(old, new, told, data):
    assert old in TEXT
    with pytest.raises(OutputError, match=f"不是这份年报的 Word 文件：.*{told}"):
        api.publish(api.loads(TEXT), document=word_of(TEXT.replace(old, new), data=data))


def test_data_that_is_not_printed_tells_it_too():
    other = TEXT.replace("单位:", "单位:\n  代码: 'X1'", 1)
    with pytest.raises(OutputError, match="带着的数据与这份年报的不同"):
        api.publish(api.loads(TEXT), document=word_of(other, data=True))


def test_a_word_file_edited_since_is_told_where_it_departs():
    made = word_of(TEXT, data=True)
    edited = with_parts(made, {"word/document.xml": part(made).replace(PROSE, "全年收到")})
    with pytest.raises(OutputError, match=f"里面没有“{PROSE}"):
        api.publish(api.loads(TEXT), document=edited)


@pytest.mark.parametrize(
    "path",
    [*ROOT.glob("examples/valid/*.yaml"), *ROOT.glob("reports/*/examples/valid/*.yaml")],
    ids=lambda path: path.stem,
)
def test_that_of_the_report_is_known_by_what_it_prints_and_by_its_data(path):
    dossier = api.load(path)
    for data in (True, False):
        made = api.render(dossier, findings=(), data=data)
        assert api.publish(dossier, document=made).document == made
