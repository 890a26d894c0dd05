"""A figure called otherwise than it is named is known where only one can be meant."""

import pytest

from govgen.prose.meaning import meant_name
from tests.reports import CATALOG

EDITION = CATALOG.editions["2021"]


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("申请.本年新收.合计", "申请.本年新收.总计"),
        ("本年新收", "申请.本年新收.总计"),
        ("三.本年新收.自然人", "申请.本年新收.自然人"),
        ("表三.（一）予以公开.总计", "申请.办理结果.予以公开.总计"),
        ("主动公开.行政许可", "主动公开.行政许可.本年处理决定数量"),
        ("四.行政复议.结果维持", "复议诉讼.行政复议.结果维持"),
    ],
)
def test_one_figure_is_meant(called, name):
    assert meant_name(called, EDITION) == name


@pytest.mark.parametrize("called", ["规章", "申请.总计", "申请.自然人", "申请", "总计.总计", "申请..本年新收"])
def test_several_figures_or_none_may_be_meant(called):
    assert meant_name(called, EDITION) == ""
