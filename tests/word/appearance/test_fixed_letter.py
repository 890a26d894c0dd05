"""The mark of a letter and its colophon are the data's: a template that says them itself is refused."""

from dataclasses import replace

import pytest

from govgen.word.lint import lint_template
from tests.word.making import edition, part, with_parts
from tests.word.test_lint import official


def told(old: str, new: str, optional: frozenset[str] = frozenset()) -> list[str]:
    """The faults of the official template with some of its tags written out."""
    xml = part(official())
    assert old in xml
    data = with_parts(official(), {"word/document.xml": xml.replace(old, new)})
    return [str(fault) for fault in lint_template(data, replace(edition(), optional=optional)) if fault.blocking]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("{{ 公文.发文机关标志 }}", "江北县财政局文件", "公文.发文机关标志"),
        ("{{ 公文.印发机关 }}", "江北县人民政府办公室", "公文.印发机关"),
    ],
)
def test_an_office_that_is_written_out_is_refused_where_the_place_does_not_leave_it_to_templates(old, new, name):
    found = told(old, new)
    assert found
    assert all(f"写死了“{new}”" in fault and f"“{{{{ {name} }}}}”" in fault for fault in found)
    assert told(old, new, frozenset({name})) == []


def test_a_day_that_is_written_out_is_refused_whatever_a_place_says():
    (fault,) = told("{{ 公文.印发日期 }}", "2023年1月20日", frozenset({"公文.印发机关"}))
    assert "版记的印发日期在模板里写死了“2023年1月20日”" in fault


def test_what_stands_there_where_the_data_say_nothing_is_left_alone():
    name = "公文.印发机关"
    own = f"{{% if {name} %}}{{{{ {name} }}}}{{% else %}}江北县人民政府办公室{{% endif %}}"
    assert told(f"{{{{ {name} }}}}", own) == []


def test_words_on_what_an_office_has_issued_are_no_colophon():
    end = part(official()).rindex("<w:sectPr")
    more = "<w:p><w:r><w:t>本报告按照江北县人民政府办公室2023年1月20日印发的样式编制。</w:t></w:r></w:p>"
    changed = part(official())[:end] + more + part(official())[end:]
    data = with_parts(official(), {"word/document.xml": changed})
    assert [fault for fault in lint_template(data, edition()) if fault.blocking and "版记" in fault.message] == []
