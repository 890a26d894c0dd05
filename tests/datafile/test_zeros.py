"""Blank cells of tables filled with 0 where somebody says that they are zero."""

from govgen.datafile.reading import read_report
from govgen.datafile.zeros import zeroed
from govgen.source import parse_source
from tests.reports import CATALOG

TEXT = """\
年度: 2025
单位: {名称: 青禾县水利局, 类别: }
申请:
  本年新收: {自然人: 3, 商业企业: , 其余: 0}  # 台账
  上年结转:
  办理结果:
    予以公开: {自然人: 3, 其余: 0}
    其余: 0
复议诉讼:
"""


def test_written_blanks_of_rows_and_cells_become_zero_and_nothing_else():
    source = parse_source(TEXT.encode(), "a.yaml")
    after, count = zeroed(source, read_report(source, CATALOG))
    assert count == 2
    assert after == TEXT.replace("商业企业: ,", "商业企业: 0,").replace("上年结转:\n", "上年结转: 0\n")
