"""The numbering of a paragraph is no word of what it says."""

import pytest

from tests.prose.claims.samples import findings, found


@pytest.mark.parametrize("mark", ["1.", "12．", "1、", "三、", "十二、", "①", "（1）", "（一）", "一是"])
def test_a_numbered_paragraph_is_read_as_one_without(mark):
    assert found(f"{mark}全年收到政府信息公开申请165件。", before=False) == ["165"]
    assert findings(f"{mark}全年收到政府信息公开申请156件。", before=False) == []


def test_so_is_one_behind_a_colon():
    text = "办理情况如下：1、收到政府信息公开申请165件；2、予以公开71件。"
    assert found(text, before=False) == ["165"]


@pytest.mark.parametrize(
    "text", ["答复咨询、政府信息公开申请165件。", "办理来信二、三件，申请办理窗口、政府信息公开申请165件。"]
)
def test_a_list_is_still_one(text):
    assert "165" not in found(text, before=False)
