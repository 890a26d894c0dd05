"""What a director sees first: full pages, labels and titles whole, no figure broken, the issuer's mark in one line."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path

import pdfplumber
import pytest
import yaml
from pdfplumber.page import Page

from govgen import load, render
from govgen.model.form import WORDED, Table
from govgen.model.grid import draw
from tests.office import libreoffice

ROOT = Path(__file__).resolve().parents[2]
VALID = ROOT / "examples" / "valid"
# Reports made to be hard to print, where they lie beside the checkout.
TRIALS = {f"试印{path.stem}": path for path in sorted((ROOT.parent / "shared" / "trials" / "print").glob("*.yaml"))}
MM = 72 / 25.4
KINDS = {path.parents[2].name: path for path in sorted(ROOT.glob("reports/*/examples/valid/*.yaml"))}
TOP, BOTTOM = 37 * MM, (297 - 35) * MM
MOST_BLANK = 0.30
MARKS = (2, 12, 13, 14, 15, 16, 17, 19, 20, 23, 24, 28, 29, 34, 35, 40, 41, 46)
MARK = "青禾土家族苗族自治县发展和改革委员会粮食和物资储备局住房和城乡建设局人力资源和社会保障局卫生健康委员"
DAY = re.compile(r" *\d{4} ?年 ?\d+ ?月 ?\d+ ?日 *")
TITLE_SIZE, ANNEX_TITLE_SIZE, MARK_SIZE = 22, 17, 13


LONG_NAME = "青禾土家族苗族自治县住房和城乡建设综合行政执法局"
ANNEXES = [
    {"标题": f"{LONG_NAME}公开事项标准目录（2023年版）及其说明"[:length], "内容": "目录。"} for length in range(18, 37)
]


def varied(**changes: object) -> dict[str, object]:
    """A valid report of the newest edition with other values for some of its keys."""
    data = yaml.safe_load((VALID / "2021-县人民政府.yaml").read_text(encoding="utf-8"))
    return {**data, **changes}


def of_the_first_form(length: int) -> dict[str, object]:
    """A report with an annexed table, of a unit whose name has so many characters."""
    data = yaml.safe_load((VALID / "2014-县级部门-公文.yaml").read_text(encoding="utf-8"))
    return {**data, "单位": {"名称": f"{LONG_NAME[5 : 4 + length]}局", "类别": "部门"}}


def of_a_body_and_its_own(copies: str) -> dict[str, object]:
    """A report with an annexed table whose title takes three lines, and a printing office in two."""
    data = yaml.safe_load((VALID / "2014-县级部门-公文.yaml").read_text(encoding="utf-8"))
    name = "青禾县卫生和计划生育局（青禾县爱国卫生运动委员会）"
    own = {**data["公文"], "抄送": copies, "印发机关": f"{name}办公室"}
    return {**data, "单位": {"名称": name, "类别": "部门"}, "公文": own}


def copied_to(bodies: int) -> dict[str, object]:
    """A report with an annexed table and that many bodies to send copies to."""
    data = yaml.safe_load((VALID / "2014-县级部门-公文.yaml").read_text(encoding="utf-8"))
    copies = "，".join(f"青禾县{name}局" for name in ("教育", "公安", "水利") * bodies)[: 7 * bodies - 1]
    return {**data, "公文": {**data["公文"], "抄送": copies}}


def crowded() -> dict[str, object]:
    """A report of a unit with a name of some sixty characters, signed by five."""
    inside = "青禾县人民防空办公室、青禾县城市管理综合行政执法局、青禾县园林绿化服务中心、青禾县房屋征收中心"
    name = f"青禾县住房和城乡建设局（{inside}）"
    signers = "张三丰 李四光 王五福 赵六安 欧阳文远"
    return varied(
        单位={"名称": name, "类别": "部门"},
        公文=letter(发文机关标志=f"{name[:11]}文件", 签发人=signers, 主送="县人民政府"),
    )


def of_rows(length: int, bodies: int) -> dict[str, object]:
    """A report that is nothing but a table, sent out as a letter by a unit with a name of so many characters."""
    data = yaml.safe_load(KINDS["政府网站"].read_text(encoding="utf-8"))
    name = f"{LONG_NAME}（园林绿化局）"[-length:]
    own = letter(
        主送="青禾县人民政府",
        抄送="、".join(["县自然资源局"] * bodies),
        印发机关=f"{name}办公室",
        印发日期="2026-01-18",
    )
    return {**data, "报告": "政府网站", "单位": {"名称": name, "类别": "人民政府"}, "公文": own}


def letter(**given: str) -> dict[str, str]:
    return {"发文机关标志": "青禾县人民政府文件", "发文字号": "青政发〔2024〕14号", **given}


def filled(value: int) -> dict[str, dict[str, object]]:
    """Figures of as many digits in every cell of the wide tables; what is not written is derived."""
    rows = ("予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理")
    groups = draw_rows("申请")
    each = [value] * 6
    done = {row: dict.fromkeys(groups[row], each) if groups[row] else each for row in rows}
    count = sum(len(groups[row]) or 1 for row in rows)
    result = {"本年新收": [value * count] * 6, "上年结转": each, "办理结果": done, "结转下年度": each}
    suits = {row: [value] * 4 for row in ("行政复议", "未经复议直接起诉", "复议后起诉")}
    return {"申请": result, "复议诉讼": suits}


def draw_rows(table: str) -> dict[str, list[str]]:
    """The rows of a table's last group by name, and the names of those below each."""
    edition = load(VALID / "2021-县人民政府.yaml").report.edition
    return {row.name: [below.name for below in row.rows] for row in edition.tables[table].rows()}


def remarked(value: int) -> dict[str, object]:
    """The same with a remark behind each figure of the last table."""
    data = filled(value)
    cell = f"{value}（其中修订 16 件）"
    return {**data, "复议诉讼": {row: [cell] * 4 for row in data["复议诉讼"]}}


def unfinished(length: int) -> dict[str, object]:
    """A report with so many characters of words where figures are to come."""
    words = ("等信访局反馈以后再填，联系人说最迟下周可以给出全部数字，" * 20)[:length]
    data = filled(1)
    data["申请"]["办理结果"]["无法提供"] = dict.fromkeys(draw_rows("申请")["无法提供"], [words] * 6)
    return {"申请": data["申请"], "复议诉讼": {row: [words] * 4 for row in data["复议诉讼"]}}


VARIED: dict[str, dict[str, object]] = {
    "八位数和说明": varied(**remarked(12_345_678)),
    "八位数": varied(**filled(12_345_678)),
    **{f"未填完{length}": varied(**unfinished(length)) for length in (60, 120, 250)},
    "长名称": varied(单位={"名称": LONG_NAME, "类别": "部门"}),
    **{f"附表{length}": of_the_first_form(length) for length in range(8, 14)},
    "附表三行": of_a_body_and_its_own(""),
    "附表三行抄送": of_a_body_and_its_own("县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关，县人民法院"),
    **{f"抄送{bodies}": copied_to(bodies) for bodies in (9, 12, 15, 40)},
    "附件": varied(附件=ANNEXES),
    "公文": varied(公文=letter(签发人="张三丰", 主送="市人民政府办公室", 抄送="县档案馆", 印发机关="县政府办")),
    "会签": varied(公文=letter(签发人="张三丰 李四光 王五福 赵六安 欧阳文远")),
    **{
        f"主送{bodies}": varied(公文=letter(主送="、".join(["青禾县自然资源局"] * bodies)))
        for bodies in (14, 16, 20, 40)
    },
    "长名称会签": crowded(),
    **{f"网站{length}": of_rows(length, bodies) for length in (5, 14, 27) for bodies in (1, 14)},
    **{f"标志{length}": varied(公文=letter(发文机关标志=MARK[:length])) for length in MARKS},
}


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Path, Path]]:
    """Source and PDF of each valid example and of the varied reports, by name."""
    folder = tmp_path_factory.mktemp("printed")
    sources = {path.stem: path for path in sorted(VALID.glob("*.yaml"))} | TRIALS | KINDS
    for name, data in VARIED.items():
        sources[name] = folder / f"{name}.yaml"
        sources[name].write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")
    for name, path in sources.items():
        (folder / f"{name}.docx").write_bytes(render(load(path), draft=name not in KINDS))
    made = libreoffice.to_pdf([folder / f"{name}.docx" for name in sources], folder)
    return dict(zip(sources, zip(sources.values(), made, strict=True), strict=True))


NAMES = [*(path.stem for path in sorted(VALID.glob("*.yaml"))), *TRIALS, *VARIED]
REPORTS = [name for name in NAMES if not name.startswith("标志")]


def blank(page: Page) -> float:
    """The share of the type area that is empty below the last line or border of a page."""
    drawn = [each["bottom"] for each in (*page.chars, *page.lines, *page.rects) if not each.get("text", "x").isspace()]
    return max(0.0, BOTTOM - max((each for each in drawn if each <= BOTTOM + 6), default=TOP)) / (BOTTOM - TOP)


def cells(path: Path) -> list[str]:
    """The texts of all cells of a PDF's tables, with the ends of their lines."""
    with pdfplumber.open(path) as pdf:
        return [cell for page in pdf.pages for table in page.extract_tables() for row in table for cell in row if cell]


def lines_of(page: Page, least: float) -> list[str]:
    """The lines of a page in type of a size and above."""
    large = [each for each in page.chars if each["size"] >= least and not each["text"].isspace()]
    return ["".join(each["text"] for each in line) for _, line in groupby(large, key=lambda each: round(each["top"]))]


def broken(table: Table) -> dict[str, tuple[str, ...]]:
    return {"".join(table.lines_of(cell.label)): table.lines_of(cell.label) for cell in draw(table).cells if cell.label}


@pytest.mark.office
@pytest.mark.parametrize("name", [*REPORTS, *KINDS])
def test_no_page_but_the_last_has_an_empty_foot(printed: dict[str, tuple[Path, Path]], name: str) -> None:
    with pdfplumber.open(printed[name][1]) as pdf:
        # An annex begins a page: the one before is the last of the text.
        heads = [(page.extract_text() or "").split("\n")[:2] for page in pdf.pages[1:]]
        follows = [any(re.fullmatch(r"附件 ?\d*", line) for line in head) for head in heads]
        feet = [round(blank(page), 2) for page, last in zip(pdf.pages, follows, strict=False) if not last]
    assert [foot for foot in feet if foot > MOST_BLANK] == []


@pytest.mark.office
@pytest.mark.parametrize("name", [*REPORTS, *KINDS])
def test_no_page_holds_nothing_but_the_signature(printed: dict[str, tuple[Path, Path]], name: str) -> None:
    with pdfplumber.open(printed[name][1]) as pdf:
        pages = [(page.extract_text() or "").split("\n") for page in pdf.pages]
    signed = [page for page in pages if any(DAY.fullmatch(line) for line in page)]
    assert [page for page in signed if len(page) < 5] == []


@pytest.mark.office
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("2014", "附表", "抄送"))])
def test_what_is_to_be_signed_stands_below_rows_of_the_table(printed: dict[str, tuple[Path, Path]], name: str) -> None:
    with pdfplumber.open(printed[name][1]) as pdf:
        signed = [page for page in pdf.pages if "填报日期" in (page.extract_text() or "")]
        assert [len(page.find_tables()[0].rows) > 3 for page in signed] == [True]


@pytest.mark.office
@pytest.mark.parametrize("name", [*REPORTS, *KINDS])
def test_no_row_stands_outside_the_cell_of_its_group(printed: dict[str, tuple[Path, Path]], name: str) -> None:
    with pdfplumber.open(printed[name][1]) as pdf:
        ends = [_sides(page) for page in pdf.pages]
    assert [each for each in ends if abs(each[0] - each[1]) > 3] == []


def _sides(page: Page) -> tuple[float, float]:
    """How far down the left and the right edge of the tables of a page reach."""
    upright = [each for each in (*page.lines, *page.rects) if each["width"] < 2 < each["height"]]
    left, right = min((each["x0"] for each in upright), default=0), max((each["x0"] for each in upright), default=0)
    lowest = [max((each["bottom"] for each in upright if abs(each["x0"] - at) < 2), default=0) for at in (left, right)]
    return lowest[0], lowest[1]


@pytest.mark.office
@pytest.mark.parametrize("name", REPORTS)
def test_labels_end_their_lines_where_the_form_does(printed: dict[str, tuple[Path, Path]], name: str) -> None:
    source, made = printed[name]
    found = {cell.replace("\n", ""): tuple(cell.split("\n")) for cell in cells(made)}
    for table in load(source).report.edition.tables.values():
        for label, lines in broken(table).items():
            if table.printed and label in found:
                assert found[label] == lines


@pytest.mark.office
@pytest.mark.parametrize("name", REPORTS)
def test_no_figure_is_split(printed: dict[str, tuple[Path, Path]], name: str) -> None:
    source, made = printed[name]
    report = load(source).report
    whole = {cell.partition("\n（")[0] for cell in cells(made)}
    tables = {table for table in report.given if report.edition.tables[table].printed}
    figures = {
        str(report.cells[number].value)
        for table in tables
        for number in report.edition.slots_of(table)
        if isinstance(report.cells[number].value, int) and report.edition.slots[number].kind not in WORDED
    }
    assert figures - whole == set()


@pytest.mark.office
@pytest.mark.parametrize("name", NAMES)
def test_no_line_of_title_or_mark_has_one_character(printed: dict[str, tuple[Path, Path]], name: str) -> None:
    with pdfplumber.open(printed[name][1]) as pdf:
        first = pdf.pages[0]
        assert [line for line in lines_of(first, TITLE_SIZE - 1) if len(line) == 1] == []
        assert any(15 <= each["size"] <= 16.5 for each in first.chars)  # page 1 shows body text


@pytest.mark.office
@pytest.mark.parametrize("name", [*(path.stem for path in sorted(VALID.glob("*.yaml"))), *KINDS])
def test_no_cell_leaves_one_character_for_its_last_line(printed: dict[str, tuple[Path, Path]], name: str) -> None:
    parted = [cell.split("\n") for cell in cells(printed[name][1])]
    # A label that is set one character below the other has no longer line.
    wide = [lines for lines in parted if len(lines) > 1 and max(map(len, lines)) > 1]
    lone = [lines for lines in wide if len(re.findall(r"[^\W_]", lines[-1])) == 1]
    assert [lines for lines in lone if not re.fullmatch("（.）", lines[-1])] == []  # a unit as the form has it


@pytest.mark.office
@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith(("2014", "附"))])
def test_no_line_of_an_annex_s_title_or_name_has_one_character(
    printed: dict[str, tuple[Path, Path]], name: str
) -> None:
    with pdfplumber.open(printed[name][1]) as pdf:
        titles = [line for page in pdf.pages for line in lines_of(page, ANNEX_TITLE_SIZE)]
        text = "\n".join(page.extract_text() or "" for page in pdf.pages)
    notes = text.partition("附件：")[2].partition("月")[0]
    assert [line for line in (*titles, *notes.split("\n")) if len(line.strip()) == 1] == []


@pytest.mark.office
@pytest.mark.parametrize("length", MARKS)
def test_a_mark_stands_in_one_line(printed: dict[str, tuple[Path, Path]], length: int) -> None:
    with pdfplumber.open(printed[f"标志{length}"][1]) as pdf:
        assert MARK[:length] in lines_of(pdf.pages[0], MARK_SIZE)
