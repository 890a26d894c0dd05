"""What a batch has made is published from its documents; what is up to date is not even read."""

import json
import os
import shutil

import pytest

from govgen import api
from govgen.cli.publishing import PublishOrder
from govgen.cli.republishing import BatchReport, publish_made
from govgen.files.published import RECORD

UNIT, YEAR = "青禾县自然资源局", 2024


@pytest.fixture
def made(example, tmp_path):
    """A data file with the document that a batch has made of it."""
    file, document = tmp_path / "局.yaml", tmp_path / "局.docx"
    shutil.copy(example, file)
    document.write_bytes(api.publish(api.load(file)).document)
    return BatchReport(file, UNIT, YEAR, "0a", document)


@pytest.fixture
def order(tmp_path):
    return PublishOrder(tmp_path / "公开", ["docx", "html"], renews=True)


def word(order):
    (path,) = order.folder.glob("*/年报.docx")
    return path.read_bytes()


def test_the_document_of_the_batch_is_what_is_published(made, order):
    assert publish_made([made], order) == 0
    assert word(order) == made.document.read_bytes()


def test_what_is_up_to_date_is_not_read(made, order):
    assert publish_made([made], order) == 0
    made.file.unlink()
    assert publish_made([made], order) == 0


@pytest.mark.parametrize("name", ["0", f"{UNIT}-{YEAR} - 副本"])
def test_of_a_copied_folder_the_table_takes_what_is_up_to_date(made, order, name, tmp_path, capsys):
    other = BatchReport(tmp_path / "另.yaml", "青禾县水利局", YEAR, "0b", None)
    other.file.write_text(made.file.read_text(encoding="utf-8").replace(UNIT, other.unit), encoding="utf-8")
    order.kinds.append("csv")
    assert publish_made([made, other], order) == 0
    shutil.copytree(order.folder / f"{UNIT}-{YEAR}", order.folder / name)
    assert publish_made([made, other], order) == 0
    assert "以前做的" not in capsys.readouterr().err


@pytest.mark.parametrize("whose", [("青禾县水利局", "2024"), (UNIT, "2023")])
def test_a_folder_is_up_to_date_only_for_the_unit_and_the_year_that_it_is_of(made, order, whose):
    assert publish_made([made], order) == 0
    folder = order.folder / f"{UNIT}-{YEAR}"
    record = folder / RECORD
    held = json.loads(record.read_bytes())
    record.write_bytes(json.dumps(held | {"identity": [*whose, ""]}, ensure_ascii=False).encode())
    folder.rename(order.folder / "别处")
    assert publish_made([made], order) == 0
    assert (folder / "年报.docx").is_file()


def test_a_report_whose_data_is_gone_before_it_is_published_is_told(made, order, capsys):
    made.file.unlink()
    assert publish_made([made], order) == 2
    assert "没有生成" in capsys.readouterr().err


def test_a_document_older_than_its_data_is_made_again(made, order):
    text = made.file.read_text(encoding="utf-8").replace("全年新收", "全年共新收", 1)
    made.file.write_text(text, encoding="utf-8")
    os.utime(made.document, (0, 0))
    assert publish_made([made], order) == 0
    assert word(order) == api.publish(api.load(made.file)).document


def test_a_document_that_says_something_else_than_its_data_is_told_with_what_to_do(made, order, capsys):
    text = made.file.read_text(encoding="utf-8")
    made.document.write_bytes(api.publish(api.loads(text.replace("全年新收", "全年共新收", 1))).document)
    assert publish_made([made], order) == 2
    told = capsys.readouterr().err
    assert "里面没有“全年新收" in told
    assert "把改动写进数据文件，加 --force 重新生成" in told


def test_two_files_of_one_unit_are_both_read_also_when_one_of_them_is_published(made, order, tmp_path, capsys):
    assert publish_made([made], order) == 0
    twin = tmp_path / "另.yaml"
    twin.write_text(made.file.read_text(encoding="utf-8").replace("全年新收", "全年共新收", 1), encoding="utf-8")
    assert publish_made([made, BatchReport(twin, UNIT, YEAR, "0b", None)], order) == 1
    assert "内容不同" in capsys.readouterr().err
