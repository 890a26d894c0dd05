"""Annexes are filled in on the page and saved as the command line reads them; a file without any tells of none."""

from tests.form.node import needs_node, run
from tests.form.test_datafile import MODULES, SAVE, parsed, texts_of

BASE = '版式: "2021"\n年度: 2025\n总体情况:\n  引言: 你好。\n'
TWO = "附件:\n  - 标题: 清单\n    内容: |\n      一。\n  - 标题: 说明\n    内容: |\n      二。\n"


def saved(folder, base, changes):
    ((placed, anew),) = run(folder, "saving", "writeFile", SAVE, MODULES | {"cases": [[base, changes, None]]}, "2021")
    return placed, anew


@needs_node
def test_a_first_annex_is_added_to_the_file(tmp_path):
    changes = [["附件.1.标题", "清单"], ["附件.1.内容", "一。\n二。"]]
    for text in saved(tmp_path, BASE, changes):
        found = texts_of(parsed(text))
        assert (found["附件.1.标题"], found["附件.1.内容"]) == ("清单", "一。\n二。")


@needs_node
def test_without_annexes_nothing_is_written_of_them(tmp_path):
    placed, anew = saved(tmp_path, BASE, [["总体情况.引言", "再见。"]])
    assert "附件" not in placed
    assert "附件" not in anew


@needs_node
def test_the_second_annex_stays_when_the_first_is_emptied(tmp_path):
    for text in saved(tmp_path, BASE + TWO, [["附件.1.标题", ""], ["附件.1.内容", ""]]):
        found = texts_of(parsed(text))
        assert found["附件.2.标题"] == "说明"
        assert "附件.1.标题" not in found
