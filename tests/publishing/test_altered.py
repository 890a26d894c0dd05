"""What was changed in a published file is told by its place and its words, whatever has become of its data."""

from __future__ import annotations

import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from govgen import api
from govgen.checking import check_dossier
from govgen.comparing import as_html, as_json, compare, text_lines
from govgen.documents.receipt import Imported
from govgen.model.carried import data_digest
from govgen.model.report import Report
from govgen.prose import open_dossier
from govgen.publishing import Publication
from govgen.schema import bundled_reports
from tests.checking.samples import COMPLETE
from tests.prose.drawn import png
from tests.publishing.test_carrying import ITEM, NEWEST, edited, page, read, typed, word

DOCUMENT = "word/document.xml"
ADDED = "<w:p><w:r><w:t>另外公开信息9999条。</w:t></w:r></w:p>"
CHANGES = {
    "a row label": ("1.属于国家秘密", "1.属于工作秘密", "第2张表"),
    "a unit of figures": ("（单位：万元）", "（单位：元）", "第1张表"),
    "a note of a table": ("第一项加第二项之和", "第一项加第三项之和", "段"),
    "the basis": ("第711号", "第712号", "第2段"),
    "the period": ("12月31日止", "12月30日止", "第2段"),
    "the title": ("工作年度报告", "工作年终报告", "第1段"),
    "a heading": ("存在的主要问题及改进情况", "存在的一般问题及改进情况", "第25段"),
    "a figure": (">312<", ">313<", "第7行第2列"),
}


def told(imported: Imported | Report, rule: str = "altered-document") -> list[str]:
    """The findings of a rule with their places."""
    report = imported.report if isinstance(imported, Imported) else imported
    found = check_dossier(open_dossier(report))
    return [f"{each.location} {each.message}" for each in found if each.rule == rule]


def altered(old: str, new: str) -> bytes:
    document = word()
    assert old in zipfile.ZipFile(io.BytesIO(document)).read(DOCUMENT).decode()
    return edited(document, DOCUMENT, lambda xml: xml.replace(old, new, 1))


@pytest.mark.parametrize(("old", "new", "place"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_a_word_file_is_told_once_with_its_place_and_both_words(old, new, place, tmp_path):
    (finding,) = told(read(altered(old, new), tmp_path))
    assert place in finding.split("公开后有改动")[0]
    old, new = (re.sub("[<>]", "", words) for words in (old, new))
    assert old in finding
    assert new in finding


@pytest.mark.parametrize(("old", "new", "place"), CHANGES.values(), ids=CHANGES)
def test_a_change_of_a_page_is_told_once_with_its_place_and_both_words(old, new, place, tmp_path):
    body, mark, rest = page().decode().partition("<template")
    head, style, shown = body.partition("</style>")
    made = head + style + shown.replace(old, new, 1) + mark + rest
    (finding,) = told(read(made.encode(), tmp_path, "a.html"))
    old, new = (re.sub("[<>]", "", words) for words in (old, new))
    assert old in finding
    assert new in finding


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_digit_that_a_style_sheet_writes_into_a_cell_is_told(side, tmp_path):
    rule = f"<style>td#x::{side}{{content:'9'}}</style>".encode()
    made = page().replace(b"<body", rule + b"<body", 1)
    made, count = re.subn(rb"<td([^>]*)>312<", rb"<td id='x'\1>312<", made, count=1)
    assert count == 1
    (finding,) = told(read(made, tmp_path, "a.html"))
    assert "9312" in finding or "3129" in finding


SHOWN_OTHERWISE = {
    "a field that can be filled in": ("<input value='999'>", "999"),
    "a field behind the figure": ("312<input value='9'>", "3129"),
    "words for pages without scripts": ("<noscript>312</noscript>999", "999"),
    "a raised digit": ("31<sup>2</sup>", "31"),
    "letters set from right to left": ("<bdo dir='rtl'>312</bdo>", "空着"),
    "the same by a style": ("<span style='unicode-bidi:bidi-override;direction:rtl'>312</span>", "空着"),
    "pieces in reverse": (
        "<span style='display:inline-flex;flex-direction:row-reverse'><b>3</b><b>12</b></span>",
        "空着",
    ),
    "the number of a list": ("<ol start='9'><li>312</li></ol>", "9.312"),
}


@pytest.mark.parametrize(("cell", "now"), SHOWN_OTHERWISE.values(), ids=SHOWN_OTHERWISE)
def test_a_figure_that_a_page_shows_otherwise_is_told_at_its_cell(cell, now, tmp_path):
    made, count = re.subn(rb"(<td[^>]*>)312(</td>)", rb"\g<1>%s\2" % cell.encode(), page(), count=1)
    assert count == 1
    (plain,) = told(read(page().replace(b">312</td>", b">313</td>", 1), tmp_path, "a.html"))
    (finding,) = told(read(made, tmp_path, "a.html"))
    assert told(read(made, tmp_path, "a.html"), "unusable-data") == []
    assert finding.split(" ")[0] == plain.split(" ")[0]
    assert plain.split("，数据是")[0].rpartition("：")[2] in finding
    assert "312" in finding
    assert now in finding


SHEETS = {
    "an element by its place among its kind": "tr:first-of-type td:nth-of-type(2)::after{content:'9'}",
    "one of several": "td:is(td){visibility:hidden}",
    "a rule within a rule": "body{& td{display:none}}",
}


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_cells_that_a_sheet_names_in_any_of_these_ways_are_told(sheet, tmp_path):
    made = page().replace(b"</head>", f"<style>{sheet}</style></head>".encode(), 1)
    assert told(read(made, tmp_path, "a.html"))


SET = {
    "white": '<w:color w:val="FFFFFF"/>',
    "too small to see": '<w:sz w:val="1"/>',
}


@pytest.mark.parametrize("how", SET.values(), ids=SET)
def test_a_total_of_a_word_file_that_is_no_longer_seen_is_told(how, tmp_path):
    def unseen(xml: str) -> str:
        run, mark, rest = xml.partition(">42</w:t>")
        start, plain, end = run.rpartition('<w:rFonts w:hint="eastAsia"/>')
        return start + how + plain + end + mark + rest

    (finding,) = told(read(edited(word(), DOCUMENT, unseen), tmp_path))
    assert "总计，数据是 42 ，文中是空着" in finding


def test_a_paragraph_behind_the_date_is_told(tmp_path):
    (finding,) = told(read(altered("<w:sectPr", ADDED + "<w:sectPr"), tmp_path))
    assert "多了“另外公开信息9999条。”" in finding


def test_the_name_that_signs_is_told(tmp_path):
    def sign(xml: str) -> str:
        before, name, behind = xml.rpartition("青禾县自然资源局")
        return f"{before}{name[:-1]}所{behind}"

    (finding,) = told(read(edited(word(), DOCUMENT, sign), tmp_path))
    assert "现在是“青禾县自然资源所”" in finding


def test_a_figure_of_a_drawing_is_told(tmp_path):
    body, aside, drawn = page().decode().partition("<aside")
    made = body + aside + re.sub(r">\d+</text>", ">91</text>", drawn, count=1)
    (finding,) = told(read(made.encode(), tmp_path, "a.html"))
    assert "图解" in finding
    assert "现在是“91”" in finding


def test_lines_that_are_only_divided_are_no_change(tmp_path):
    ends = "</w:t></w:r></w:p><w:p><w:r><w:t>"
    assert not told(read(altered("征收土地预公告、补偿安置", f"{ends}征收土地预公告、补偿安置"), tmp_path))


def rows_changed(change) -> bytes:
    """The page with the rows of its first table changed."""
    body, begin, rest = page().decode().partition("<tbody>")
    rows, end, behind = rest.partition("</tbody>")
    return (body + begin + "".join(change(re.findall("<tr.*?</tr>", rows, re.DOTALL))) + end + behind).encode()


def test_a_row_gone_from_a_table_accuses_no_other_row(tmp_path):
    made = rows_changed(lambda rows: [row for row in rows if "行政强制" not in row])
    (finding,) = told(read(made, tmp_path, "a.html"))
    assert "“行政处罚”后面少了 1 行：“行政强制”" in finding


KINDS = sorted(path for each in bundled_reports().values() for path in each.parent.glob("examples/valid/*.yaml"))


@pytest.mark.parametrize("path", KINDS, ids=lambda path: path.parents[2].name)
def test_of_every_kind_of_report_a_row_that_is_gone_is_told_alone(path, tmp_path):
    of = api.publish(api.load(path), findings=())
    made = of.make("html").files[f"{of.name}.html"].decode()
    rows = [row for row in re.findall("<tr>.*?</tr>", made, re.DOTALL) if row.count("<td") > 1 and "rowspan" not in row]
    for row in rows[2:9:3]:
        (tmp_path / "a.html").write_text(made.replace(row, "", 1), encoding="utf-8")
        (outcome,) = api.examine_all([tmp_path / "a.html"])
        assert [finding.rule for finding in outcome.findings].count("altered-document") == 1


def test_rows_exchanged_accuse_no_figure(tmp_path):
    def exchange(rows: list[str]) -> list[str]:
        at = next(at for at, row in enumerate(rows) if "行政强制" in row)
        return [*rows[: at - 1], rows[at], rows[at - 1], *rows[at + 1 :]]

    (finding,) = told(read(rows_changed(exchange), tmp_path, "a.html"))
    assert "次序变了：“行政处罚”和“行政强制”对调了位置" in finding


def test_two_figures_in_each_others_place_are_told_at_once(tmp_path):
    old = page().decode()
    one, other = re.findall(r">(\d{2,})</td>", old.partition("<tbody>")[2])[:2]
    assert one != other
    made = re.sub(rf">({one}|{other})</td>", lambda found: f">{other if found[1] == one else one}</td>", old, count=2)
    (finding,) = told(read(made.encode(), tmp_path, "a.html"))
    assert "的数对调了" in finding


def test_a_space_within_a_figure_accuses_the_text_and_not_the_data(tmp_path):
    imported = read(altered(">312<", ">3 12<"), tmp_path)
    (finding,) = told(imported)
    assert "3 12" in finding
    assert not told(imported, "unusable-data")


DAMAGED = {
    "a byte": lambda xml: xml.replace("县自然资源局\n", "县自然资源\n", 1),
    "half of it": lambda xml: xml[: len(xml) // 2],
    "another version": lambda xml: xml.replace("report-data:1", "report-data:2"),
    "the text kept": lambda xml: xml.replace("<text>", "<text>甲"),
}


@pytest.mark.parametrize("change", DAMAGED.values(), ids=DAMAGED)
def test_damaged_data_is_told_and_hides_no_change_of_the_text(change, tmp_path):
    whole = edited(word(), ITEM, change)
    imported = read(whole, tmp_path)
    assert len(told(imported, "unusable-data")) == 1
    assert not told(imported)
    imported = read(edited(whole, DOCUMENT, lambda xml: xml.replace(">312<", ">313<", 1)), tmp_path)
    assert len(told(imported, "unusable-data")) == 1
    assert len(told(imported)) == 1


@pytest.mark.parametrize("cut", [re.compile("(<template[^>]*>).{400}", re.DOTALL), re.compile(r"(data-digest=\")\w")])
def test_damaged_data_of_a_page_is_told_and_hides_no_change_of_the_text(cut, tmp_path):
    whole = cut.sub(r"\1", page().decode(), count=1)
    assert len(told(read(whole.encode(), tmp_path, "a.html"), "unusable-data")) == 1
    imported = read(whole.replace(">312<", ">313<", 1).encode(), tmp_path, "a.html")
    assert len(told(imported, "unusable-data")) == 1
    assert "313" in told(imported)[0]


def test_data_that_is_gone_is_told(tmp_path):
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as old, zipfile.ZipFile(held, "w") as new:
        for name in set(old.namelist()) - {ITEM}:
            new.writestr(name, old.read(name))
    assert "不见了" in told(read(held.getvalue(), tmp_path), "unusable-data")[0]


def test_forged_figures_are_not_believed(tmp_path):
    def forge(xml: str) -> str:
        data = re.search(r"<data [^>]*>(.*)<text>", xml, re.DOTALL)[1]
        new = data.replace("{本年处理决定数量: 312}", "{本年处理决定数量: 999}")
        assert new != data
        return re.sub(r'digest="\w+"', f'digest="{data_digest(new)}"', xml.replace(data, new))

    imported = read(edited(word(), ITEM, forge), tmp_path)
    assert "999" in told(imported, "unusable-data")[0]
    assert "312" in {cell.text for cell in imported.report.cells}


def test_a_file_that_kept_no_text_tells_that_something_was_changed_and_claims_no_more(tmp_path):
    old = edited(word(), ITEM, lambda xml: re.sub("<text>.*</text>", "", xml, flags=re.DOTALL))
    assert typed(read(old, tmp_path).report) == typed(api.load(NEWEST).report)
    made = edited(old, DOCUMENT, lambda xml: xml.replace("第711号", "第712号", 1))
    (finding,) = told(read(made, tmp_path))
    assert "说不出是哪一处" in finding


@pytest.mark.parametrize(
    "name", ["青禾县2024年度专班", "青禾县<b>&\"'局", "青禾县</script></template>局", '=HYPERLINK("http://a")局']
)
def test_an_odd_name_that_is_misread_is_no_reason_to_refuse_the_data(name, tmp_path):
    text = NEWEST.read_text(encoding="utf-8").replace(
        "名称: 青禾县自然资源局", f"名称: {json.dumps(name, ensure_ascii=False)}"
    )
    dossier = api.loads(text.replace("，青禾县自然资源局（以下简称本局）", "，本局"))
    made = api.publish(dossier, findings=()).make("docx", "html").files
    expected = {(each.rule, each.severity) for each in check_dossier(dossier)}
    for file in ("年报.docx", "年报.html"):
        report = read(made[file], tmp_path, f"a{Path(file).suffix}").report
        assert typed(report) == typed(dossier.report)
        assert {(each.rule, each.severity) for each in check_dossier(open_dossier(report))} == expected


def test_a_comparison_tells_for_each_side_what_was_changed(tmp_path):
    old = read(edited(word(), ITEM, lambda xml: xml[:-900]), tmp_path, "old.docx").report
    new = read(altered("第711号", "第712号"), tmp_path, "new.docx").report
    comparison = compare(old, new)
    for said in ("\n".join(text_lines(comparison)), as_html(comparison), "\n".join(as_json(comparison)["doubts"])):
        assert "坏了" in said
        assert "new.docx" in said
        assert "第712号" in said


def test_last_years_file_that_was_changed_is_told_where_it_is_held_against(tmp_path):
    previous = read(altered("第711号", "第712号"), tmp_path, "old.docx").report
    report = replace(api.load(NEWEST).report, previous=previous)
    (finding,) = told(report)
    assert "old.docx" in finding
    damaged = read(edited(word(), ITEM, lambda xml: xml[:-900]), tmp_path, "old.docx").report
    assert "old.docx" in told(replace(report, previous=damaged), "unusable-data")[0]


HIDDEN = {
    "attribute": "hidden",
    "display": 'style="display: none"',
    "visibility": 'style="VISIBILITY:hidden"',
    "size": 'style="font-size:0px"',
    "opacity": 'style="opacity:0.0"',
    "white": 'style="color:#FFF"',
    "clear": 'style="color:rgba(0, 0, 0, 0)"',
    "background": 'style="color:#336699;background-color:rgb(51,102,153)"',
}
PARTS = {
    "paragraph": ("p", "信息486条"),
    "heading": ("h2", "存在的主要问题"),
    "caption": ("caption", "表三"),
    "date": ("p", "2025年1月20日</p>"),
    "row": ("tr", "属于行政查询事项"),
    "cell": ("td", ">312<"),
}


def hidden(tag: str, words: str, how: str) -> tuple[bytes, str]:
    """The page with the element of that kind around some words hidden in a way, and the words of the element."""
    made = page().decode()
    within = made.index(words, made.index("</style>"))
    start = made.rindex(f"<{tag}", 0, within + 1)
    end = made.index(">", start)
    joined = 'style="' in made[start:end] and how.startswith("style")
    new = made[start:end].replace('style="', f'style="{how[7:-1]};') if joined else f"{made[start:end]} {how}"
    said = re.sub("<[^>]*>", "", made[end + 1 : made.index(f"</{tag}>", end)])
    return (made[:start] + new + made[end:]).encode(), said.strip()


@pytest.mark.parametrize("how", HIDDEN.values(), ids=HIDDEN)
def test_a_paragraph_of_a_page_hidden_since_is_told_as_gone(how, tmp_path):
    data, said = hidden("p", "信息486条", how)
    (finding,) = told(read(data, tmp_path, "a.html"))
    assert f"少了“{said[:20]}" in finding


@pytest.mark.parametrize(("tag", "words"), PARTS.values(), ids=PARTS)
def test_whatever_of_a_page_was_hidden_since_is_told_and_its_data_is_not_blamed(tag, words, tmp_path):
    data, said = hidden(tag, words, "hidden")
    imported = read(data, tmp_path, "a.html")
    (finding,) = told(imported)
    assert "少了" in finding
    assert said.split()[0][:8] in "".join(finding.split())
    assert not told(imported, "unusable-data")


def test_colours_and_sizes_that_show_are_no_change(tmp_path):
    shown = 'style="color:#fff;background:#c00 none;font-size:10px;opacity:0.9"'
    data, _ = hidden("p", "信息486条", shown)
    assert not told(read(data, tmp_path, "a.html"))
    wrapped = page().decode().replace('<div id="govgen-report"', '<div style="font-size:0"><div id="govgen-report"')
    assert not told(read(wrapped.encode(), tmp_path, "a.html"))


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize("behind", [5, -8])
def test_a_table_that_stands_elsewhere_is_told_in_one_line(number, behind, tmp_path):
    made = page().decode()
    table = re.findall("<table.*?</table>", made, re.DOTALL)[number]
    ends = [found.end() for found in re.finditer("</p>", made)]
    before, behind = made[: ends[behind]], made[ends[behind] :]
    moved = "".join([before.replace(table, "", 1), table, behind.replace(table, "", 1)])
    assert moved != made
    (finding,) = told(read(moved.encode(), tmp_path, "a.html"))
    assert "次序变了" in finding


def drawn(folder: Path) -> Publication:
    """A report with a picture in its prose."""
    (folder / "图.png").write_bytes(png(160, 40))
    text = COMPLETE.replace("全年公开信息 20 条。\n", "|\n    全年公开信息 20 条。\n\n    ![柱形图](图.png)\n", 1)
    (folder / "年报.yaml").write_text(text, encoding="utf-8")
    return api.publish(api.load(folder / "年报.yaml"))


def test_a_picture_taken_out_since_is_told_and_one_kept_elsewhere_is_not(tmp_path):
    made = drawn(tmp_path).make("docx", "html").files
    assert told(read(made["年报.docx"], tmp_path)) == []
    shown = made["年报.html"]
    (image,) = re.findall(rb"<img[^>]*>", shown)
    elsewhere = re.sub(rb'src="[^"]*"', b'src="https://example.gov.cn/a.png"', image)
    assert told(read(shown.replace(image, elsewhere), tmp_path, "a.html")) == []
    taken = re.compile("<w:drawing>.*?</w:drawing>", re.DOTALL)
    word_file = edited(made["年报.docx"], DOCUMENT, lambda xml: taken.sub("", xml))
    for data, name in ((word_file, "a.docx"), (shown.replace(image, b""), "a.html")):
        (finding,) = told(read(data, tmp_path, name))
        assert "一、总体情况少了图片，数据有 1 幅，文中是 0 幅" in finding


STYLED = {
    "a style": ('<span style="opacity:env(a, 0)">312</span>', "程序看不出怎样显示的网页样式（opacity: env(a, 0)）"),
    "a raised digit": ("312<sup>2</sup>", "上标、下标的编号“2”"),
}


@pytest.mark.parametrize(("cell", "words"), STYLED.values(), ids=STYLED)
def test_what_a_figure_of_a_page_may_be_seen_as_is_told_also_beside_its_data(cell, words, tmp_path):
    made = page().replace(b"312</td>", f"{cell}</td>".encode(), 1)
    (finding,) = told(read(made, tmp_path, "a.html"), "unread")
    assert words in finding
