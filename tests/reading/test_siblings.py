"""A document with the name of a data file is left out only if it was made from it, or is of its unit, which is told."""

import io
import zipfile
from itertools import product
from pathlib import Path

import pytest

from govgen import api
from govgen.files.folders import BOOK
from govgen.model.carried import BODY
from govgen.reading.agreeing import SaidByData
from govgen.reading.hand_ins import SIBLINGS, hand_ins, readable_hand_ins
from govgen.reading.siblings import relation, whose
from tests.word.making import part, with_parts

EXAMPLE = Path(__file__).parents[2] / "examples" / "valid" / "2021-乡镇全零.yaml"
DATA = EXAMPLE.read_text(encoding="utf-8")
UNIT, YEAR = whose(DATA)
TITLE = f"{UNIT}{YEAR}年政府信息公开工作年度报告"
OTHERS = DATA.replace(UNIT, "青禾县水利局")
LATER = DATA.replace(f"年度: {YEAR}", f"年度: {int(YEAR) + 1}")
BROKEN = "单位: [\n"
MADE = {"data": {"data": True}, "plain": {}, "draft": {"draft": True}}


@pytest.fixture(scope="module")
def made():
    documents = {name: api.render(api.loads(DATA), **options) for name, options in MADE.items()}
    page = api.publish(api.loads(DATA), data=True)
    return {**documents, "page": page.make("html").files["年报.html"]}


def related(tmp_path, document, ending, data):
    path = tmp_path / f"年报{ending}"
    path.write_bytes(document if isinstance(document, bytes) else document.encode())
    (tmp_path / "年报.yaml").write_text(data, encoding="utf-8")
    return relation(path, [tmp_path / "年报.yaml"], SaidByData())


@pytest.mark.parametrize(
    ("form", "data"), list(product(("data", "plain", "draft", "page"), (DATA, OTHERS, LATER, BROKEN)))
)
def test_what_was_made_from_the_data_is_known_and_told_where_it_does_not_carry_them(form, data, made, tmp_path):
    wanted = {DATA: "made" if form in ("data", "page") else "same", OTHERS: "", LATER: "older", BROKEN: ""}
    assert related(tmp_path, made[form], ".html" if form == "page" else ".docx", data) == wanted[data]


CHAR = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
FIELD = f"{CHAR.format('begin')}<w:r><w:instrText>=9</w:instrText></w:r>{CHAR.format('separate')}"
SEEN_OTHERWISE = {
    "a field": (FIELD, "", CHAR.format("end")),
    "hidden": ("", "<w:vanish/>", ""),
    "white": ("", '<w:color w:val="FFFFFF"/>', ""),
    "crossed out": ("", "<w:strike/>", ""),
    "tiny": ("", '<w:sz w:val="1"/>', ""),
}


def seen_otherwise(document, before, look, behind):
    """A document whose first figure of a table is shown otherwise."""
    body = part(document)
    table = body.index("<w:tbl>")
    start = body.rindex("<w:r>", 0, body.index(">0</w:t>", table))
    end = body.index("</w:r>", start) + len("</w:r>")
    text = f"<w:r><w:rPr>{look}</w:rPr><w:t>0</w:t></w:r>"
    return with_parts(document, {"word/document.xml": body[:start] + before + text + behind + body[end:]})


@pytest.mark.parametrize("how", SEEN_OTHERWISE.values(), ids=SEEN_OTHERWISE)
def test_a_figure_that_readers_see_otherwise_makes_its_document_a_hand_in(how, made, tmp_path):
    assert related(tmp_path, seen_otherwise(made["data"], *how), ".docx", DATA) == ""


@pytest.mark.parametrize("look", ["<w:b/>", '<w:color w:val="C00000"/>', '<w:sz w:val="21"/>'])
def test_a_figure_that_is_only_set_in_other_letters_is_that_of_the_data(look, made, tmp_path):
    assert related(tmp_path, seen_otherwise(made["data"], "", look, ""), ".docx", DATA) == "made"


def test_a_figure_that_a_page_hides_makes_it_a_hand_in(made, tmp_path):
    page = made["page"].decode().replace("</head>", "<style>td{opacity:0}</style></head>", 1)
    assert related(tmp_path, page, ".html", DATA) == ""


@pytest.mark.parametrize(("form", "ending"), [("data", ".docx"), ("page", ".html")])
def test_data_that_says_something_else_now_or_is_torn_is_told_beside_the_document_that_it_made(
    form, ending, made, tmp_path
):
    told = {
        DATA + "说明: [\n": "stale",
        DATA.replace("主动公开: {", "主动公开: {行政许可: {本年处理决定数量: 3}, "): "stale",
        DATA.replace("惠民资金、", "", 1): "stale",
        DATA + "# 另一种写法\n": "made",
    }
    assert DATA not in told
    for data, wanted in told.items():
        assert related(tmp_path, made[form], ending, data) == wanted


def changed(document, before, after):
    """A document with something else in the text that it prints, in a page in its report."""
    if not document.startswith(b"PK"):
        head, mark, report = document.partition(f'id="{BODY}"'.encode())
        return head + mark + report.replace(before.encode(), after.encode(), 1)
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            text = old.read(item)
            is_body = item.filename == "word/document.xml"
            new.writestr(item, text.replace(before.encode(), after.encode(), 1) if is_body else text)
    return made.getvalue()


@pytest.mark.parametrize(("form", "ending"), [("data", ".docx"), ("page", ".html")])
def test_one_whose_figures_were_changed_since_is_a_hand_in_and_one_with_other_words_is_told(
    form, ending, made, tmp_path
):
    for before, after, wanted in ((">0<", ">7<", ""), ("存在", "还有", "reworded"), ("存在", " 存\n在", "made")):
        other = changed(made[form], before, after)
        assert other != changed(made[form], before, before)
        assert related(tmp_path, other, ending, DATA) == wanted
        assert related(tmp_path, other, ending, OTHERS) == ""


@pytest.mark.parametrize("path", sorted(EXAMPLE.parent.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_was_made_of_any_form_is_known_to_print_what_it_did(path, tmp_path):
    text, told = path.read_text(encoding="utf-8"), api.load(path)
    page = api.publish(told, data=True).make("html").files["年报.html"]
    assert related(tmp_path, api.render(told, data=True), ".docx", text) == "made"
    assert related(tmp_path, page, ".html", text) == "made"


@pytest.mark.parametrize(
    "page",
    [
        f"<html><title>公开</title><h1>{TITLE}</h1>",
        f"<p><b>{UNIT}</b></p><p>{YEAR} 年政府信息公开工作年度报告</p>",
        f"<td>{YEAR}年{UNIT}政府信息公开年度报告</td>",
    ],
)
def test_a_page_by_others_of_the_same_unit_and_year_is_known_by_its_title(page, tmp_path):
    assert related(tmp_path, page, ".html", DATA) == "same"
    assert related(tmp_path, page, ".html", OTHERS) == related(tmp_path, page, ".html", LATER) == ""
    assert related(tmp_path, page, ".html", BROKEN) == ""


def test_a_page_that_only_speaks_of_the_unit_is_of_another(tmp_path):
    page = f"<h1>青禾县水利局{YEAR}年政府信息公开工作年度报告</h1><p>会同{TITLE}一并公开</p>"
    assert related(tmp_path, page, ".html", DATA) == ""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-be"])
def test_a_pdf_is_known_by_its_properties(encoding, tmp_path):
    pdf = b"%PDF-1.7\n/Title (" + TITLE.encode(encoding) + b")"
    assert (related(tmp_path, pdf, ".pdf", DATA), related(tmp_path, pdf, ".pdf", OTHERS)) == ("same", "")


@pytest.mark.parametrize("torn", [b"", b"PK", b"PK\x03\x04" + bytes(50), b"%PDF", b"\xff\xfe\x00"])
def test_what_tells_nothing_is_a_hand_in(torn, tmp_path):
    assert related(tmp_path, torn, ".docx", DATA) == ""


def test_a_document_made_from_a_form_is_known(made, tmp_path):
    (tmp_path / f"年报{BOOK}").write_bytes(api.make_workbook([api.loads(DATA)]))
    (tmp_path / "年报.docx").write_bytes(made["data"])
    assert relation(tmp_path / "年报.docx", [tmp_path / f"年报{BOOK}"], SaidByData()) == "made"
    (tmp_path / f"年报{BOOK}").write_bytes(api.make_workbook([api.loads(OTHERS)]))
    assert relation(tmp_path / "年报.docx", [tmp_path / f"年报{BOOK}"], SaidByData()) == ""


@pytest.mark.parametrize("find", [lambda folder, tell: hand_ins(folder, tell=tell), readable_hand_ins])
def test_a_document_of_another_unit_comes_in_and_one_of_the_same_is_told(find, made, tmp_path):
    (tmp_path / "年报.yaml").write_text(DATA, encoding="utf-8")
    (tmp_path / "年报.docx").write_bytes(made["data"])
    (tmp_path / "年报.html").write_text(f"<h1>{TITLE}</h1>", encoding="utf-8")
    (tmp_path / "年报.htm").write_text("<h1>青禾县水利局</h1>", encoding="utf-8")
    (tmp_path / "年报.txt").write_text("青禾县水利局政府信息公开工作年度报告", encoding="utf-8")
    told = []
    found = sorted(path.name for path in find(tmp_path, told.append))
    assert found == ["年报.htm", "年报.txt", "年报.yaml"]
    assert [one.reason for one in told] == [SIBLINGS["same"]]
