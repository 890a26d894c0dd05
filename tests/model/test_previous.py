"""Last year's report is found in a folder by unit and year, and only when it is certain."""

from govgen.model.previous import MISMATCH, NOT_FOUND, SEVERAL, is_comparable, join_from, open_archive
from tests.reports import CATALOG, report

HEAD = "年度: {}\n单位: {{名称: {}}}\n"


def joined(folder, files, year=2025, unit="青禾县水利局"):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return join_from(open_archive(folder), report(HEAD.format(year, unit)), CATALOG)


def flaws(of):
    return [(flaw.found, flaw.known) for flaw in of.flaws if flaw.kind == MISMATCH]


def test_the_file_of_the_unit_and_the_year_before_is_taken(tmp_path):
    files = {
        "a/甲.yaml": HEAD.format(2024, "青禾县水利局"),
        "乙.yaml": HEAD.format(2023, "青禾县水利局"),
        "丙.yml": HEAD.format("2024年", "青禾县林业局"),
    }
    found = joined(tmp_path, files)
    assert found.previous.file == str(tmp_path / "a/甲.yaml")
    assert flaws(found) == []
    assert is_comparable(found)


def test_none_is_told_with_the_folder(tmp_path):
    found = joined(tmp_path, {"乙.yaml": HEAD.format(2023, "青禾县水利局")})
    assert found.previous is None
    assert flaws(found) == [(NOT_FOUND, (str(tmp_path),))]


def test_two_are_told_and_none_is_taken(tmp_path):
    found = joined(tmp_path, dict.fromkeys(("甲.yaml", "乙.yaml"), HEAD.format(2024, "青禾县水利局")))
    assert found.previous is None
    assert flaws(found) == [(SEVERAL, (str(tmp_path / "乙.yaml"), str(tmp_path / "甲.yaml")))]


def test_broken_and_hidden_files_are_passed_over(tmp_path):
    files = {
        "坏.yaml": "年度: [",
        ".甲.yaml": HEAD.format(2024, "青禾县水利局"),
        "~$乙.yaml": HEAD.format(2024, "青禾县水利局"),
        "无.yaml": "年度: 2024\n",
    }
    assert joined(tmp_path, files).previous is None


def test_only_the_year_before_is_comparable():
    assert not is_comparable(report("年度: 2025\n"))
