"""Each place of a published document that no longer says what its data says is told once."""

from tests.checking.samples import findings, only


def test_a_change_is_told_in_the_words_of_the_reading():
    found = only("altered-document", "# 公开后改动：表三“自然人”，数据是 31 ，文中是 37\n")
    assert "公开后有改动：表三“自然人”，数据是 31 ，文中是 37。" in found.message


def test_every_change_is_told():
    assert len(findings("# 公开后改动：甲\n# 公开后改动：乙\n")) == 2
