"""Tags in alternative texts and in the properties of a file are filled, so they are read as those of the text are."""

import pytest

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official

WRONG = "行政处罚{{ 主动公开.行政许可.本年处理决定数量 }}件"
RIGHT = "行政许可{{ 主动公开.行政许可.本年处理决定数量 }}件"


def told_of(text: str) -> list[str]:
    """What is said of the official template with a text more in what describes its first table."""
    xml = part(official()).replace('<w:tblDescription w:val="', f'<w:tblDescription w:val="{text}。', 1)
    return faults_of(with_parts(official(), {"word/document.xml": xml}))


def test_a_name_that_there_is_not_is_told_at_its_table_and_nothing_else():
    (fault,) = told_of("{{ 主动公开.行政处 }}")
    assert fault.startswith("第 1 张表第 1 行第 1 列的替代文字：错误 没有“主动公开.行政处”这个名称")


@pytest.mark.parametrize(("text", "told"), [(WRONG, "错误 这句话“行政处罚…件"), (RIGHT, "提醒 “主动公开.行政许可")])
def test_what_is_said_of_a_figure_there_is_held_against_it(text, told):
    (fault,) = told_of(text)
    assert fault.startswith(f"第 1 张表第 1 行第 1 列的替代文字：{told}")


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (WRONG, "文件属性：错误 这句话“行政处罚…件”说的是"),
        ("{{ 标体 }}", "文件属性：错误 没有“标体”这个名称"),
        ("{{ 名称 }}2019年年度报告", "文件属性：提醒 模板里写死了“2019年年度报告”的年份"),
    ],
)
def test_the_properties_of_the_file_are_read_too(title, told):
    core = part(official(), "docProps/core.xml").replace("<dc:title>{{ 标题 }}", f"<dc:title>{title}")
    (fault,) = faults_of(with_parts(official(), {"docProps/core.xml": core}))
    assert fault.startswith(told)
