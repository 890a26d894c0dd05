"""A link around a tag that leads to the same place in every report is told."""

from tests.word.making import part, with_parts
from tests.word.test_lint import faults_of, official

LINKS = "word/_rels/document.xml.rels"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TAG = "{{ 联系.网站 }}"


def linked(text: str, target: str) -> list[str]:
    """What is said of the template with a text that is a link."""
    xml, links = part(official()), part(official(), LINKS)
    at = xml.rindex("<w:p>", 0, xml.index("一、总体情况"))
    link = f'<w:p><w:hyperlink xmlns:r="{KIND}" r:id="rIdX"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>'
    more = f'<Relationship Id="rIdX" Type="{KIND}/hyperlink" Target="{target}" TargetMode="External"/></Relationships>'
    parts = {"word/document.xml": xml[:at] + link + xml[at:], LINKS: links.replace("</Relationships>", more)}
    return faults_of(with_parts(official(), parts))


def test_a_fixed_link_around_a_tag_is_told():
    (fault,) = linked(TAG, "http://www.jiangbei.example/")
    assert "提醒 “{{ 联系.网站 }}”上带着固定的超链接“http://www.jiangbei.example/”" in fault


def test_a_link_around_plain_words_is_not_told():
    assert linked("条例全文", "http://www.gov.example/") == []
