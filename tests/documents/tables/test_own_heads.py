"""Tables with rows of the report's own: figures are those of the heads above them, whatever their order and number."""

from tests.documents.tables.test_side_rows import imported

HEADS = ("本年收入合计", "财政拨款收入", "上级补助收入", "事业收入", "经营收入", "附属单位上缴收入", "其他收入")
UNREAD = None


def read(tmp_path, heads, figures, part=""):
    """The figures of the total and of one code, by the names of the columns; a sum of two heads over `part`."""
    above = "".join(_head(name, part) for name in heads)
    below = f"<tr><td>编码</td><td>科目名称</td>{'<td>小计</td><td>其中：教育收费</td>' if part else ''}</tr>"
    cells = "".join(f"<td>{figure}</td>" for figure in figures)
    rows = f"<tr><td colspan=2>合计</td>{cells}</tr><tr><td>213</td><td>农林水支出</td>{cells}</tr>"
    table = f"<table><tr><td colspan=2>项目</td>{above}</tr>{below}{rows}</table>"
    report = imported(tmp_path, [], "二、收入决算表", page=table).report
    found = [[_text(report, f"收入决算表.{row}.{name}") for name in HEADS] for row in ("合计", "科目.码213")]
    assert found[0] == found[1]
    return dict(zip(HEADS, found[0], strict=True))


def _head(name, part):
    return f"<td colspan=2>{name}</td>" if name == part else f"<td rowspan=2>{name}</td>"


def _text(report, path):
    cell = report[path]
    return cell.text or UNREAD


def test_columns_may_change_places(tmp_path):
    swapped = (*HEADS[:2], HEADS[3], HEADS[2], *HEADS[4:])
    found = read(tmp_path, swapped, (100, 60, 30, 10, "", "", ""))
    assert (found["事业收入"], found["上级补助收入"]) == ("30", "10")


def test_the_figures_of_another_column_are_not_those_of_the_one_in_its_place(tmp_path):
    found = read(
        tmp_path, [name if name != "事业收入" else "非税收入" for name in HEADS], (100, 60, "", 30, "", "", 10)
    )
    assert (found["事业收入"], found["财政拨款收入"], found["其他收入"]) == (UNREAD, "60", "10")


def test_a_column_that_is_not_printed_is_not_read_and_moves_no_other(tmp_path):
    found = read(tmp_path, [name for name in HEADS if name != "附属单位上缴收入"], (100, 60, "", 30, "", 10))
    assert (found["附属单位上缴收入"], found["其他收入"], found["经营收入"]) == (UNREAD, "10", "0")


def test_a_part_of_a_column_moves_no_other(tmp_path):
    found = read(tmp_path, HEADS, (100, 60, "", 30, 5, "", "", 10), part="事业收入")
    assert (found["本年收入合计"], found["事业收入"], found["其他收入"]) == ("100", "30", "10")


def test_a_row_that_numbers_the_columns_above_the_only_row_of_figures_is_not_read_as_one(tmp_path):
    names = ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行维护费", "公务接待费")
    heads = "".join(f"<td>{name}</td>" for name in names * 2)
    counts = "".join(f"<td>{number}</td>" for number in range(1, 13))
    figures = "".join(
        f"<td>{figure}</td>" for figure in (18, "", 15, "", 15, 3, "13.75", "", "12.40", "", "12.40", "1.35")
    )
    table = f"<table><tr><td colspan=6>预算数</td><td colspan=6>决算数</td></tr><tr>{heads}</tr>"
    page = f"{table}<tr>{counts}</tr><tr>{figures}</tr></table>"
    report = imported(tmp_path, [], "七、财政拨款“三公”经费支出决算表", page=page).report
    found = {path: report[f"三公经费表.{path}"].text for path in ("合计.预算数", "合计.决算数", "接待.决算数")}
    assert found == {"合计.预算数": "18", "合计.决算数": "13.75", "接待.决算数": "1.35"}
