"""A document whose data is of no use says so once, in the words of the reading."""

from tests.checking.samples import only


def test_what_is_wrong_with_the_data_is_told():
    found = only("unusable-data", "# 带的数据不能用：文件里带的数据坏了或者被改过\n")
    assert "文件里带的数据坏了或者被改过。" in found.message
