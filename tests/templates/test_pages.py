"""Pages as they come out: 22 lines of 28 characters, and nothing left where an optional part is not printed."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from govgen.checking.profiles import load_editions
from govgen.datafile.reading import read_report
from govgen.files import bundled
from govgen.prose import open_dossier
from govgen.source import parse_source
from govgen.word import load_template, render_dossier
from govgen.word.drawing import page
from govgen.word.drawing.package import EVEN, ODD, parts
from govgen.word.drawing.wordml import el, paragraph, part, run
from govgen.word.filling.template import compile_template
from tests.office import libreoffice, pdf
from tests.office.wordml import W
from tests.templates.reading import style_of, text

CATALOG = load_editions(bundled("schema.yaml"))
LINES, CHARACTERS = 22, 28
# Small paragraphs that have no text on purpose.
SPACERS = {"AfterTable", "LastLine", "RedRule"}

BARE = """
年度: 2024
单位: {名称: 青禾县水利局, 类别: 部门}
总体情况: 一年来，各项工作有序推进。
主动公开: 0
申请: 0
复议诉讼: 0
问题与改进: 还有问题。
其他事项: 无
"""
FULL = (
    BARE
    + """
落款日期: 2025-01-20
公文:
  发文机关标志: 青禾县水利局文件
  发文字号: 青水发〔2025〕3号
  签发人: 林一
  主送: 县人民政府办公室
  抄送: 县档案馆
  印发机关: 青禾县水利局办公室
  印发日期: 2025-01-20
联系: {电话: 0000-0000000}
"""
)


def rendered(text_of_data: str) -> bytes:
    case = open_dossier(read_report(parse_source(text_of_data.encode(), "a.yaml"), CATALOG))
    return render_dossier(case, load_template(bundled("templates") / case.report.edition.template))


def paragraphs(data: bytes):
    found = Document(io.BytesIO(data)).element.body.iter(f"{W}p")
    return [(style_of(each), text(each)) for each in found]


@pytest.mark.parametrize("data", [BARE, FULL], ids=["bare", "full"])
def test_no_empty_paragraph_is_left(data):
    made = rendered(data)
    top = [each for each in Document(io.BytesIO(made)).element.body if each.tag == f"{W}p"]
    assert top
    assert [style_of(each) for each in top if not text(each) and style_of(each) not in SPACERS] == []
    assert [content for style, content in paragraphs(made) if style == "Instruction"] == []


def test_a_report_without_a_red_head_begins_with_its_title():
    assert paragraphs(rendered(BARE))[0][0] == "Title"


def test_a_document_has_its_head_signature_and_colophon():
    made = dict(paragraphs(rendered(FULL)))
    assert made["IssuerMark"] == "青禾县水利局文件"
    assert made["DocumentNumberSigned"] == "青水发〔2025〕3号签发人：林一"
    assert made["Addressee"] == "县人民政府办公室："
    assert made["SignatureDate"] == "2025年1月20日"
    assert made["ColophonCopies"] == "抄送：县档案馆。"
    assert made["ColophonIssue"] == "青禾县水利局办公室2025年1月20日印发"


def test_the_number_of_a_document_stands_beside_the_last_of_several_signers():
    made = Document(io.BytesIO(rendered(FULL.replace("签发人: 林一", "签发人: 林一、王二、张三"))))
    signed = next(each for each in made.paragraphs if each.style.name == "发文字号与签发人")
    assert signed.text.rstrip() == "\t签发人：林一　王二\n青水发〔2025〕3号\t张三"


def test_who_leaves_no_room_for_text_below_the_title_stands_in_the_colophon():
    sent = "、".join(["青禾县自然资源局"] * 20)
    for copies, listed in (("", []), ("  抄送: 县档案馆\n", [("ColophonCopies", "抄送：县档案馆。")])):
        made = paragraphs(
            rendered(FULL.replace("  主送: 县人民政府办公室\n  抄送: 县档案馆\n", f"  主送: {sent}\n{copies}"))
        )
        assert "Addressee" not in dict(made)
        at = made.index(("ColophonSent", f"主送：{sent}。"))
        assert made[at + 1 : at + 1 + len(listed)] == listed
        assert made[at + 1 + len(listed)][0] == "ColophonIssue"


def test_a_template_without_a_place_in_the_colophon_keeps_below_the_title_whom_a_letter_is_sent_to():
    sent = "、".join(["青禾县自然资源局"] * 20)
    text_of_data = FULL.replace("  主送: 县人民政府办公室", f"  主送: {sent}")
    case = open_dossier(read_report(parse_source(text_of_data.encode(), "a.yaml"), CATALOG))
    document = Document(bundled("templates") / case.report.edition.template)
    for table in document.tables:
        for each in table._element.iter(f"{W}t"):
            each.text = (each.text or "").replace("版记主送 or ", "").replace("版记主送", "公文.印发机关")
    for each in document.element.body.iter(f"{W}t"):
        each.text = (each.text or "").replace("版记主送 or ", "")
    held = io.BytesIO()
    document.save(held)
    assert ("Addressee", f"{sent}：") in paragraphs(render_dossier(case, compile_template(held.getvalue())))


def test_a_head_that_fills_the_first_page_stands_close_to_its_title():
    signers = "、".join(f"林{number}" for number in "一二三四五六七八九十甲乙丙丁")
    made = dict(paragraphs(rendered(FULL.replace("签发人: 林一", f"签发人: {signers}"))))
    assert ("RedRuleClose" in made, "RedRule" in made) == (True, False)


TYPED = {
    "主送": "“县人民政府办公室”：",
    "抄送": "抄送：县 档 案 馆。。",
    "印发机关": "青禾县水利局办公室印发",
    "印发日期": "２０２５年１月２０日印发",
    "签发人": "签发人：林一。",
    "发文机关标志": "“青禾县水利局”文件",
}


def test_what_is_typed_besides_is_not_printed_twice():
    letter = "".join(f"  {key}: '{text}'\n" for key, text in (TYPED | {"发文字号": "青水发〔2025〕3号"}).items())
    made = rendered(f"{BARE}标题: 青禾县水利局2024年政府信息公开工作年度报告。\n落款日期: 2025-01-20\n公文:\n{letter}")
    titled = "标题: 青禾县水利局2024年政府信息公开工作年度报告\n"
    assert paragraphs(made) == paragraphs(rendered(FULL.replace("联系: {电话: 0000-0000000}\n", titled)))


def test_each_part_of_a_letter_is_printed_without_the_others():
    alone = paragraphs(rendered(BARE + "公文: {抄送: 县档案馆}\n"))
    assert alone[0][0] == "Title"
    assert ("ColophonCopies", "抄送：县档案馆。") in alone
    unmarked = paragraphs(rendered(BARE + "公文: {发文字号: 青水发〔2025〕3号, 印发机关: 县水利局办公室}\n"))
    assert [style for style, _ in unmarked[:3]] == ["DocumentNumber", "RedRule", "Title"]
    assert dict(unmarked)["ColophonIssue"] == "县水利局办公室"


def test_nothing_follows_the_date_that_could_begin_a_page_but_the_anchor_of_a_colophon():
    assert paragraphs(rendered(BARE + "落款日期: 2025-01-20\n"))[-1] == ("SignatureDate", "2025年1月20日")
    assert paragraphs(rendered(FULL))[-1] == ("LastLine", "")


def test_a_preface_with_one_way_of_contact_reads_well():
    prefaces = [content for _, content in paragraphs(rendered(FULL)) if "统计期限" in content]
    # The blank is one of 1 point: a line of LibreOffice does not end within the number behind it.
    assert prefaces[0].endswith("请与青禾县水利局联系（电话： 0000-0000000）。")


def test_a_long_name_is_not_broken_above_the_date():
    long = FULL.replace("{名称: 青禾县水利局,", "{名称: 青禾土家族苗族自治县住房和城乡建设局,")
    assert dict(paragraphs(rendered(long)))["SignatureUnit"] == "青禾土家族苗族自治县住房和城乡建设局"


@pytest.mark.office
def test_a_page_has_22_lines_of_28_characters(tmp_path: Path):
    (made,) = libreoffice.to_pdf([_running_text(tmp_path / "text.docx")], tmp_path)
    lines = [line.strip() for line in pdf.texts(made)[0].splitlines() if line.strip()]
    *running, number = lines
    assert number.replace(" ", "") == "—1—"
    assert len(running) == LINES
    assert {len(line) for line in running[1:]} == {CHARACTERS}
    assert len(running[0]) == CHARACTERS - 2


@pytest.mark.office
def test_the_colophon_stands_at_the_foot_of_the_last_page(tmp_path: Path):
    path = tmp_path / "full.docx"
    path.write_bytes(rendered(FULL))
    (made,) = libreoffice.to_pdf([path], tmp_path)
    lines = [line.split() for line in pdf.texts(made)[-1].splitlines() if line.strip()]
    assert [line[0] for line in lines[-3:-1]] == ["抄送：县档案馆。", "青禾县水利局办公室"]


@pytest.mark.office
def test_a_colophon_apart_stands_at_the_foot_of_a_page_of_its_own(tmp_path: Path):
    path = tmp_path / "apart.docx"
    path.write_bytes(rendered(FULL.replace("  抄送:", "  版记: 另面\n  抄送:")))
    (made,) = libreoffice.to_pdf([path], tmp_path)
    lines = [line.split() for line in pdf.texts(made)[-1].splitlines() if line.strip()]
    assert [line[0] for line in lines[:-1]] == ["抄送：县档案馆。", "青禾县水利局办公室"]
    assert pdf.texts(made)[-2].rstrip().splitlines()[-3:]


def _running_text(path: Path) -> Path:
    """A page of the official page set-up with nothing but text."""
    made = dict(parts(CATALOG, CATALOG.newest))
    content = paragraph("BodyParagraph", run("政府信息公开" * 300))
    made["word/document.xml"] = part("document", el("body", content, page.section(ODD, EVEN)))
    with zipfile.ZipFile(path, "w") as package:
        for name, xml in made.items():
            package.writestr(name, xml)
    return path
