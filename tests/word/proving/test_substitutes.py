"""What a place lets its templates lack: nothing there is right, the same in other words too, another one is not."""

import pytest

from govgen.word.proving.substitutes import INSTEAD
from tests.word.making import DATA, page

HEAD = """
单位: {名称: 青禾县水利局, 类别: 部门, 简称: 县水利局, 上级: 青禾县人民政府}
公文: {印发机关: 青禾县水利局办公室, 印发日期: 2025-01-22}
"""
REPORT = "2024年政府信息公开工作年度报告"


def others(kind: str, *texts: str) -> list[str]:
    data = "\n".join(line for line in DATA.splitlines() if not line.startswith("单位:"))
    return list(INSTEAD[kind](texts, page(HEAD + data)))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("title", f"青禾县人民政府{REPORT}"),
        ("title", f"江北县财政局{REPORT}"),
        ("title", f"青禾县水利局青禾县水利局{REPORT}"),
        ("title", "青禾县水利局2023年年报"),
        ("signature", "江北县财政局"),
        ("signature", "编制单位:江北县财政局(盖章)"),
        ("signature", "江北县财政局2025年1月20日"),
        ("signature", "青禾县人民政府"),
        ("date", "2024年12月31日"),
        ("date", "二〇二五年一月二十一日"),
        ("date", "日期:2025-1-21"),
        ("date", "2025年1月22日"),
        ("date", "青禾县水利局2025年1月21日"),
    ],
)
def test_another_title_signature_or_date_is_found(kind, text):
    assert others(kind, "一句话。", text) == [text]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("title", "政府信息公开工作年度报告(2024年度)"),
        ("title", f"县水利局关于{REPORT}"),
        ("title", "青禾县人民政府文件"),
        ("signature", "青禾县水利局(盖章)"),
        ("signature", "县水利局"),
        ("signature", "抄送:江北县财政局"),
        ("signature", "青禾县水利局办公室2025年1月22日印发"),
        ("date", "二〇二五年一月二十日"),
        ("date", "落款日期:2025年1月20日"),
        ("date", "青禾县水利局办公室2025年1月22日"),
        ("date", "2025年1月22日印发"),
        ("date", "本报告所列数据的统计期限自2024年1月1日起至2024年12月31日"),
    ],
)
def test_the_same_in_other_words_and_what_stands_beside_it_is_none(kind, text):
    assert others(kind, text) == []
