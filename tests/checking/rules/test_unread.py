"""What could not be read is told as such, not as left blank."""

from govgen.model.finding import Severity
from tests.checking.samples import findings, only


def test_a_table_that_is_a_picture():
    found = only("unread", "# 没有读：申请 图片\n")
    assert found.severity is Severity.WARNING
    assert "这里是图片" in found.message


def test_a_table_that_is_not_there_is_an_error():
    assert only("unread", "# 没有读：申请 table\n").severity is Severity.ERROR


def test_rows_that_were_not_found_are_named():
    assert "有 1 行没有读出来：甲。" in only("unread", "# 没有读：申请 rows 甲\n").message


def test_a_row_of_the_old_form_is_called_so():
    assert "只有一行" in only("unread", "# 没有读：申请 single （六）其他处理\n").message


def test_a_picture_beside_prose_is_a_hint():
    assert only("unread", "# 没有读：总体情况 beside 图片\n").severity is Severity.HINT


def test_a_section_that_is_only_a_picture():
    assert "只有图片" in only("unread", "# 没有读：总体情况 only 图片\n").message


def test_a_section_that_nobody_sees_is_an_error_of_its_own():
    found = only("unread", "# 没有读：总体情况 veiled 没有显示的文字\n")
    assert found.severity is Severity.ERROR
    assert "没有显示的文字里" in found.message


def test_nothing_unread_nothing_told():
    assert [each for each in findings("") if each.rule == "unread"] == []


def test_a_cell_whose_file_says_that_it_was_not_read():
    found = only("unread", "主动公开:\n  行政处罚: 没有读出来\n  其余: 0\n")
    assert found.severity is Severity.ERROR
    assert "表二有 1 格写的是“没有读出来”：“行政处罚”。" in found.message


def test_totals_that_a_document_leaves_blank():
    found = only("unread", "# 没有读：复议诉讼 totals “行政复议”总计\n")
    assert found.severity is Severity.WARNING
    assert "表四有 1 格合计空着，或者没有读到：“行政复议”总计。" in found.message
