"""A mistake in the list of drawings is told at its line, and nothing is drawn by half of it."""

import pytest

from govgen.errors import SchemaError
from govgen.publishing.charts import _read
from tests.reports import ROOT

TEXT = (ROOT / "schema" / "charts.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("kind: years", "kind: yaers"),
        ("charts:", "chart:"),
        ("title: 办理结果", "titel: 办理结果"),
        ("    unit: 件\n", ""),
        ("name: 新收申请, ", ""),
        ("    total: 申请.办理结果.总计.总计\n", ""),
    ],
)
def test_a_mistake_has_its_line(tmp_path, right, wrong):
    assert right in TEXT
    path = tmp_path / "charts.yaml"
    path.write_text(TEXT.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(SchemaError) as error:
        _read(path)
    assert error.value.location.line


def test_the_bundled_list_is_well_formed():
    assert set(_read(ROOT / "schema" / "charts.yaml")[1]) == {"charts", "matrix"}
