"""What stands before the first section."""

from __future__ import annotations

import pytest

from govgen.documents.document import Line
from govgen.documents.head.front_matter import Front, read_front
from govgen.documents.receipt import Certainty
from govgen.documents.titles import title_forms
from govgen.location import Location
from tests.reports import CATALOG

FORMS = title_forms(CATALOG)

NAME = "青禾县水利局"


def front(*texts: str) -> Front:
    return read_front([Line(text, Location("a.txt", number)) for number, text in enumerate(texts, start=1)], FORMS)


def head(of: Front) -> dict[str, str]:
    return {key: written.text for key, written in of.head.items()}


@pytest.mark.parametrize(
    "lines",
    [
        [f"{NAME}2023年政府信息公开工作年度报告"],
        [f"{NAME} 2023年政府信息公开年度报告"],
        [NAME, "2023年政府信息公开工作年度报告"],
        [f"{NAME}2023年信息公开工作", "年度报告"],
        [NAME, "2023年度政府信息公开", "工作年度报告"],
        [f"{NAME}二〇二三年政府信息公开年度报告"],
        [f"{NAME}关于2023年政府信息公开工作的年度报告"],
    ],
)
def test_the_title_gives_unit_and_year(lines: list[str]) -> None:
    found = head(front(*lines))
    assert (found["单位.名称"], found["年度"]) == (NAME, "2023")


def test_a_title_without_a_unit_gives_none() -> None:
    assert head(front("2023年政府信息公开工作年度报告")) == {"年度": "2023"}


def test_no_title_gives_no_year() -> None:
    assert head(front("今年的工作如下。")) == {}


@pytest.mark.parametrize(
    "to",
    [
        "县政府办公室",
        "各乡镇人民政府，县政府各部门",
        "和青县人民政府办公室，青湖景区管理委员会，各乡（镇）人民政府、街道办事处，县直各部门、各直属机构",
        "市政府办公室，各县（市、区）",
        "县政府办公室，各乡镇人民政府；县直各单位",
    ],
)
def test_whom_a_letter_is_to_may_be_several(to: str) -> None:
    preface = "根据条例编制本报告。如有疑问，请联系，电话：0000-6600118。"
    read = front(f"{NAME}2023年政府信息公开工作年度报告", f"{to}：", preface)
    assert head(read)["公文.主送"] == to
    assert [line.text for line in read.preface] == [preface]


@pytest.mark.parametrize("text", ["现将有关情况报告如下", "一年来，主要做了以下工作", "今年的工作，主要抓了公开"])
def test_a_clause_that_ends_in_a_colon_is_no_addressee(text: str) -> None:
    assert "公文.主送" not in head(front(f"{NAME}2023年政府信息公开工作年度报告", f"{text}："))


def test_a_preface_behind_a_line_that_nobody_understands_is_not_printed_twice() -> None:
    preface = "根据条例编制本报告。如有疑问，请联系，电话：0000-6600118。"
    read = front(f"{NAME}2023年政府信息公开工作年度报告", "不明的一行", preface)
    assert [line.text for line in read.preface] == [preface]


WAYS = "（地址：青禾县文昌路18号，电话：0000-6600118）"
MADE = f"本报告由{NAME}按照《中华人民共和国政府信息公开条例》要求编制。"


@pytest.mark.parametrize(
    "preface",
    [
        [f"{MADE}全文包括六个部分。如对报告有疑问，请与{NAME}办公室联系{WAYS}。"],
        [MADE, "本报告全文包括六个部分。", f"如有疑问，请与{NAME}办公室联系{WAYS}。"],
        [f"{NAME}依据条例编制本报告。统计期限自2023年1月1日起，电话：0000-6600118。"],
    ],
    ids=["the unit first", "in paragraphs", "a name first"],
)
def test_a_preface_in_words_of_its_own_is_not_printed_twice(preface: list[str]) -> None:
    read = front(f"{NAME}2023年政府信息公开工作年度报告", *preface, "2023年，我局推进公开工作。")
    assert [line.text for line in read.preface] == preface
    assert [line.text for line in read.prose] == ["2023年，我局推进公开工作。"]


@pytest.mark.parametrize(
    "said",
    [
        ("根据条例，编制本报告。", "2023年，我局发布信息30条，密切联系群众。", "其他。"),
        ("2023年，我局根据条例编制公开目录8份，发布年度报告。密切联系群众。",),
        ("2023年，我局根据条例编制公开目录8份。", "发布报告3份，公布办公电话：0000-6600118。"),
    ],
    ids=["a short one above prose", "in one sentence", "in two"],
)
def test_prose_about_what_was_made_is_no_preface(said: tuple[str, ...]) -> None:
    read = front(f"{NAME}2023年政府信息公开工作年度报告", *said, "可以拨打电话：0000-6600118。")
    assert [line.text for line in read.prose] == [*said, "可以拨打电话：0000-6600118。"]


def test_prose_that_mentions_how_it_was_made_is_no_preface() -> None:
    said = (
        "2023年，我局推进公开工作。根据条例，编制目录8份。",
        "全年发布报告3份。",
        "请与办公室联系，电话：0000-6600118。",
    )
    assert [line.text for line in front(f"{NAME}2023年政府信息公开工作年度报告", *said).prose] == list(said)


@pytest.mark.parametrize(
    "below",
    [(NAME, "（2024年1月15日）"), (f"{NAME}　2024年1月15日",), ("（2024年1月15日）",), (NAME, "二〇二四年一月十五日")],
)
def test_a_report_may_be_signed_below_its_title(below: tuple[str, ...]) -> None:
    read = front(f"{NAME}2023年政府信息公开工作年度报告", *below, "正文。")
    assert read.signature.day and read.signature.day.text == "2024-01-15"
    assert [line.text for line in read.prose] == ["正文。"]


@pytest.mark.parametrize("below", [("和青县人民政府", "正文。"), ("2023年成立机构5个",), ("截至2024年1月15日",)])
def test_other_lines_below_a_title_sign_nothing(below: tuple[str, ...]) -> None:
    read = front(f"{NAME}2023年政府信息公开工作年度报告", *below)
    assert read.signature.lines == () and [line.text for line in read.prose] == list(below)


def test_a_title_with_a_slip_is_one_all_the_same() -> None:
    read = front(f"{NAME}2023年政府信息公开 工作告年度报", "正文。")
    assert (head(read), read.misprint) == ({"单位.名称": NAME, "年度": "2023"}, True)
    assert read.doubts["年度"] == (Certainty.MEDIUM, "标题里有笔误")


@pytest.mark.parametrize("text", ["2023年政府信息公开工作年度报告解读", "2023年政府信息公开工作年度报告，如下"])
def test_what_only_begins_like_a_title_is_none(text: str) -> None:
    assert front(text, "正文。").title is None


def test_the_letterhead() -> None:
    found = head(
        front(
            f"{NAME}文件", "青水发〔2024〕7号 签发人：王大明", f"{NAME}2023年政府信息公开工作年度报告", "县政府办公室："
        )
    )
    assert found["公文.发文机关标志"] == f"{NAME}文件"
    assert (found["公文.发文字号"], found["公文.签发人"]) == ("青水发〔2024〕7号", "王大明")
    assert found["公文.主送"] == "县政府办公室"


def test_a_letterhead_is_no_part_of_the_title() -> None:
    found = front(f"{NAME}文件", "青水发〔2024〕7号", "2023年政府信息公开工作年度报告")
    assert found.title is not None
    assert found.title.text == "2023年政府信息公开工作年度报告"


def test_what_a_page_puts_around_a_report_is_left() -> None:
    found = front(
        "当前位置：首页 > 政务公开",
        f"{NAME}2023年政府信息公开工作年度报告",
        "发布时间：2024-01-20 来源：办公室",
        "全年情况如下。",
    )
    assert [line.text for line in found.prose] == ["全年情况如下。"]
    assert len(found.unused) == 2


def test_the_usual_preface_gives_contacts_and_no_prose() -> None:
    preface = (
        f"根据《中华人民共和国政府信息公开条例》，编制{NAME}2023年政府信息公开工作年度报告。"
        "如有疑问，请联系，地址：青禾县文昌路18号，邮编：012345，电话：0000-6600118，电子邮箱：a@b.example。"
    )
    found = front(f"{NAME}2023年政府信息公开工作年度报告", preface)
    assert found.prose == []
    assert {key: text for key, text in head(found).items() if key.startswith("联系")} == {
        "联系.地址": "青禾县文昌路18号",
        "联系.邮编": "012345",
        "联系.电话": "0000-6600118",
        "联系.电子邮箱": "a@b.example",
    }


def test_prose_with_contacts_stays_prose() -> None:
    found = front(
        f"{NAME}2023年政府信息公开工作年度报告", "今年公开有序。请与我局联系（邮编：012345，电话：0000--123456）。"
    )
    assert len(found.prose) == 1
    assert head(found)["联系.电话"] == "0000--123456"


PLACE = Location("a.docx", 1)


def of_one_paragraph(*texts: str) -> list[Line]:
    """Lines that a Word file has in one paragraph, with line ends between."""
    return [Line(text, PLACE, goes_on=number > 0) for number, text in enumerate(texts)]


REPORT = Line("2023年政府信息公开工作年度报告", Location("a.docx", 3))


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["青水发〔2024〕7号\t签发人：张三　李四", "王五"], "张三　李四　王五"),
        (["青水发〔2024〕7号\t签发人：阿不都热合曼·", "艾合买提江"], "阿不都热合曼·艾合买提江"),
        (["青水发〔2024〕7号\t签发人：张三　阿不都热合曼", "李四"], "张三　阿不都热合曼　李四"),
        (["青巴和综执环发〔2024〕128号", "签发人：张三"], "张三"),
        (["签发人：张三　李四", "青水发〔2024〕7号\t王五"], "张三　李四　王五"),
        (["签发人：张三　李四", "王五　赵六", "青水发〔2024〕7号\t阿卜杜·艾尼"], "张三　李四　王五　赵六　阿卜杜·艾尼"),
        (["签发人：张三　李四 王五　赵六 青水发〔2024〕7号　孙七"], "张三　李四 王五　赵六　孙七"),
        (["签发人：阿不都热合曼·艾合买提江", "青水发〔2024〕7号"], "阿不都热合曼·艾合买提江"),
    ],
)
def test_signers_on_lines_of_one_paragraph_are_all_read(lines: list[str], names: str) -> None:
    mark, unit = Line("青禾县水利局党组", Location("a.docx", 0)), Line(NAME, Location("a.docx", 2))
    found = head(read_front([mark, *of_one_paragraph(*lines), unit, REPORT], FORMS))
    assert found["公文.签发人"] == names
    assert "".join(found["公文.发文字号"].split("号")[0].split()) in "".join(lines)
    assert (found["公文.发文机关标志"], found["单位.名称"]) == ("青禾县水利局党组", NAME)


def test_words_beside_a_number_are_names_only_below_those_of_other_signers() -> None:
    found = front("青水发〔2024〕7号　王五", f"{NAME}2023年政府信息公开工作年度报告")
    assert "公文.发文字号" not in found.head
    assert [line.text for line in found.unused] == ["青水发〔2024〕7号　王五"]


@pytest.mark.parametrize("mark", ["青禾县 水利局 文件", f"{'青禾土家族苗族自治县' * 4}水利局文件", "青禾县水利局党组"])
def test_a_mark_may_be_spaced_out_or_long_or_without_the_word_document(mark: str) -> None:
    found = head(front(mark, "青水发〔2024〕7号", f"{NAME}2023年政府信息公开工作年度报告"))
    assert found["公文.发文机关标志"] == mark.replace(" ", "")


def test_a_title_of_many_lines_in_one_paragraph_gives_the_whole_name() -> None:
    parts = [
        "青禾土家族苗族自治州",
        "青湖县青湖景区管理委员会",
        "综合行政执法和生态环境局",
        "2023年政府信息公开工作年度报告",
    ]
    assert head(read_front(of_one_paragraph(*parts), FORMS))["单位.名称"] == "".join(parts[:3])


def test_long_addresses_and_several_telephones_come_back_whole() -> None:
    site = f"https://www.qinghe.example.gov.cn/{'zwgk/' * 20}index.html"
    preface = (
        f"根据条例编制本报告。本报告所列数据的统计期限自1月1日起。本报告电子版可在{site}查阅和下载。"
        "如有疑问，请与青禾县水利局联系（电话：0000-6600118、0000-6600119）。"
    )
    found = head(front(f"{NAME}2023年政府信息公开工作年度报告", preface))
    assert (found["联系.网站"], found["联系.电话"]) == (site, "0000-6600118、0000-6600119")
