"""Letters with awkward parts come back whole from what was printed of them, without the data that a file may carry."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from govgen.documents import Imported, import_report
from govgen.location import Location
from govgen.model.report import Report, Written
from govgen.prose import open_dossier
from govgen.publishing.paper import read_paper
from govgen.publishing.web import article
from govgen.word import load_template, render_dossier
from tests.office import libreoffice
from tests.reports import CATALOG, ROOT, report

HERE = Location("made.yaml", 1, 1)
LONG = "青禾土家族苗族自治州青湖县青湖镇"
NAMES = (
    "青局",
    "青禾县水利局",
    "青禾县住房和城乡建设综合行政执法监督管理局",
    "青禾县市场监督管理局经济技术开发区分局（知识产权局）",
    f"{LONG}青湖景区管理委员会综合行政执法和生态环境保护局",
    f"{LONG}经济技术开发区管理委员会社会事务和综合行政执法及市场监督管理局高新技术产业园分局",
)
USUAL, LONGEST = NAMES[1], NAMES[-1]
REACHED = {
    "联系.地址": "青禾县文昌路18号（县政府院内，东楼）",
    "联系.邮编": "000000",
    "联系.电话": "0000-6600118、0000-6600119",
    "联系.电子邮箱": "qinghexianshuiliju-zhengwugongkai@qinghe-county-water.example.cn",
}
SITE = "https://www.qinghe.example.cn/zwgk/zfxxgk/fdzdgknr/zfxxgkndbg/2024/department/natural-resources/index.html"
COPIES = "县委办公室，县人大常委会办公室，县政协办公室，县纪委监委机关，县人民法院，县人民检察院，各人民团体"
LIST = "县委办公室、县人大常委会办公室，各乡镇人民政府、街道办事处，县直各部门、各直属机构，驻县各单位，县属各企业"
LETTERS: dict[str, tuple[str, dict[str, str]]] = {
    **{f"名称{len(name)}字": (name, {}) for name in NAMES},
    "标志有空格": (USUAL, {"公文.发文机关标志": "青禾县 水利局 文件"}),
    "一位签发人": (USUAL, {"公文.签发人": "张三"}),
    "字间有空": (USUAL, {"公文.签发人": "王　明"}),
    "三位签发人": (USUAL, {"公文.签发人": "张三、李四、王五"}),
    "四位签发人": (USUAL, {"公文.签发人": "买买提·吐尔逊、李四、王五、赵六"}),
    "长名签发人": (NAMES[4], {"公文.签发人": "阿不都热合曼·艾合买提江"}),
    "两位长名签发人": (USUAL, {"公文.签发人": "阿不都热合曼·艾合买提江、古丽娜尔·买买提"}),
    "四位长名签发人": (USUAL, {"公文.签发人": "阿不都热合曼·艾合买提江、古丽娜尔·买买提、张三、李四"}),
    "没有点的长名": (USUAL, {"公文.签发人": "张三、阿不都热合曼、李四"}),
    "签发人短长不一": (USUAL, {"公文.签发人": "张三、李四、欧阳国庆、司马相如、李　四"}),
    "签发人占整行": (USUAL, {"公文.签发人": "阿不都热合曼·艾合买提江、古丽娜尔·买买提江、张三、李四"}),
    "文号很长": (USUAL, {"公文.发文字号": "青巴和青禾州综执环保发〔2025〕128号", "公文.签发人": "张三、李四"}),
    "主送一个": (USUAL, {"公文.主送": "县政府办公室"}),
    "主送几个": (USUAL, {"公文.主送": "各乡镇人民政府，县政府各部门"}),
    "主送很多": (USUAL, {"公文.主送": LIST}),
    "抄送两行": (USUAL, {"公文.抄送": "县委办公室\n县人大常委会办公室"}),
    "抄送很长": (USUAL, {"公文.抄送": COPIES}),
    "两个电话": (USUAL, REACHED),
    "网址": (USUAL, {**REACHED, "联系.网站": SITE}),
    "联系部门": (LONGEST, {**REACHED, "联系.部门": "青禾县水利局办公室（政务公开股、信访室）"}),
    "样样都长": (
        LONGEST,
        {
            **REACHED,
            "联系.网站": SITE,
            "公文.签发人": "阿不都热合曼·艾合买提江、张三、李四",
            "公文.主送": LIST,
            "公文.抄送": f"{COPIES}\n青禾县档案馆",
        },
    ),
}
EXAMPLES = {"2014": "2014-县级部门.yaml", "2021": "2021-县级部门.yaml"}
# What a report does not print of its unit.
UNPRINTED = ("单位.简称", "单位.类别", "单位.代码", "单位.上级", "单位.范围", "版式")
SAID = re.compile(r"[、，\s]+")


def letter(edition: str, name: str) -> Report:
    """An example of an edition as the letter of that name."""
    unit, parts = LETTERS[name]
    source = report((ROOT / "examples/valid" / EXAMPLES[edition]).read_text(encoding="utf-8"))
    head = {key: written for key, written in source.head.items() if not key.startswith(("公文", "联系", "单位"))}
    texts = {
        "单位.名称": unit,
        "公文.发文机关标志": f"{unit}文件",
        "公文.发文字号": "青水发〔2025〕3号",
        "公文.印发机关": f"{unit}办公室",
        "公文.印发日期": "2025-01-21",
        **parts,
    }
    return replace(source, head=MappingProxyType(head | {key: Written(text, HERE) for key, text in texts.items()}))


def printed(source: Report) -> bytes:
    return render_dossier(open_dossier(source), load_template(ROOT / "templates" / source.edition.template))


def head(of: Report) -> dict[str, object]:
    texts: dict[str, object] = {key: written.text for key, written in of.head.items() if key not in UNPRINTED}
    if "公文.签发人" in texts:
        names = re.sub(r"(?<!\S)(\S)\s(\S)(?!\S)", r"\1\2", str(texts["公文.签发人"]).replace("、", " "))
        texts["公文.签发人"] = SAID.split(names)
    if "公文.发文机关标志" in texts:
        texts["公文.发文机关标志"] = "".join(str(texts["公文.发文机关标志"]).split())
    return texts


def prose(of: Report) -> list[tuple[str, str]]:
    paragraphs = open_dossier(of).narrative.paragraphs
    return [(name, each.lead + each.text) for name, held in paragraphs.items() for each in held]


def untold(imported: Imported) -> list[str]:
    """The reasons for what was left out, but for the feet of pages, the empty line of signatures, and the preface."""
    usual = ("报告的说明段，由程序按联系方式重新生成", "页脚，不是年报的正文", "表格下方的签署栏")
    return [each.reason for each in imported.receipt.unused if each.reason not in usual]


def assert_same(imported: Imported, source: Report) -> None:
    assert head(imported.report) == head(source)
    assert prose(imported.report) == prose(source)
    assert untold(imported) == []


@pytest.mark.parametrize("edition", EXAMPLES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_comes_back_from_word(edition: str, name: str, tmp_path: Path) -> None:
    source = letter(edition, name)
    path = tmp_path / "a.docx"
    path.write_bytes(printed(source))
    assert_same(import_report(path, CATALOG), source)


@pytest.mark.parametrize("form", ["whole", "fragment"])
@pytest.mark.parametrize("edition", EXAMPLES)
@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_comes_back_from_a_page(form: str, edition: str, name: str, tmp_path: Path) -> None:
    source = letter(edition, name)
    shown = article(read_paper(printed(source), source.edition), source.edition)
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{getattr(shown, form)}</body></html>", encoding="utf-8")
    assert_same(import_report(path, CATALOG), source)


def test_what_is_printed_of_a_letter_that_came_back_is_the_same(tmp_path: Path) -> None:
    first = printed(letter("2021", "样样都长"))
    path = tmp_path / "a.docx"
    path.write_bytes(first)
    again = printed(import_report(path, CATALOG).report)
    edition = CATALOG.editions["2021"]
    assert article(read_paper(again, edition), edition).text == article(read_paper(first, edition), edition).text


@pytest.mark.office
@pytest.mark.parametrize("edition", EXAMPLES)
def test_letters_come_back_from_pdf(edition: str, tmp_path: Path) -> None:
    pytest.importorskip("pdfplumber")
    for number, name in enumerate(LETTERS):
        (tmp_path / f"{number}.docx").write_bytes(printed(letter(edition, name)))
    words = [tmp_path / f"{number}.docx" for number in range(len(LETTERS))]
    made = {path.stem: path for path in libreoffice.to_pdf(words, tmp_path / "pdf")}
    for number, name in enumerate(LETTERS):
        imported, source = import_report(made[str(number)], CATALOG), letter(edition, name)
        assert heard(imported.report) == heard(source), name
        assert [section for section, _ in prose(imported.report)] == [section for section, _ in prose(source)], name
        assert untold(imported) == [], name


def heard(of: Report) -> dict[str, object]:
    """The head without commas: LibreOffice loses one that hangs over the end of a line."""
    return {key: text.replace("，", "") if isinstance(text, str) else text for key, text in head(of).items()}
