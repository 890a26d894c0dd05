"""The commands of the guides, as they stand there, work in a folder that has the files that they name."""

import shlex
import shutil

import pytest

from tests.docs.test_january import FINE, ROOT, UNIT, Ran, commands, data, run
from tests.office import form

__all__ = ["Ran", "run"]
OLD = (ROOT / "examples" / "valid" / "2019-市级部门.yaml").read_text(encoding="utf-8")
LOCAL = (ROOT / "profiles" / "青禾县.yaml").read_text(encoding="utf-8")
LASTING = ("edit",)  # serves until it is stopped
ELSEWHERE = ("--schema",)  # needs a form of the reader's own
PAGES = ("快速上手.md", "汇总与填报表.md", "导入与比较.md", "预检.md", "填报表单.md", "模板.md", "../README.md")


def of(unit, year):
    return data(year).replace(UNIT, unit)


@pytest.fixture
def folder(run, tmp_path, monkeypatch):
    """Reports of two years as data files and Word, a list, what units have sent, and rules of a place."""
    monkeypatch.chdir(tmp_path)
    files = {
        "去年的年报.yaml": of(UNIT, 2024),
        "去年年报.yaml": of(UNIT, 2024),
        "去年已有的数据/水利局.yaml": of(UNIT, 2024),
        "2024年/水利局.yaml": of(UNIT, 2024),
        "2025年/水利局.yaml": of(UNIT, 2025),
        "2025年/林业局.yaml": of("青禾县林业局", 2025),
        "单位数据/水利局.yaml": of(UNIT, 2025),
        "东县乡镇/一.yaml": of("东县白桥镇人民政府", 2025),
        "县政府办.yaml": of("青禾县人民政府办公室", 2025),
        "旧.yaml": OLD,
        "名单.csv": f"名称,类别\n{UNIT},部门\n青禾县林业局,部门\n",
        "本地要求.yaml": LOCAL.replace("name: 青禾县", "name: 本地要求", 1),
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    for name in ("去年年报.docx", "去年公开的年报.docx"):
        assert run("render", "去年的年报.yaml", "-o", name).status == 0
    (tmp_path / "市").mkdir()
    shutil.copytree(ROOT / "examples" / "valid", tmp_path / "examples" / "valid")
    assert run("workbook", "new", "--from", "单位数据", "--per-unit", "-o", "表").status == 0
    shutil.move(next((tmp_path / "表").iterdir()), tmp_path / "填报表_青禾县水利局-2025.xlsx")
    return tmp_path


def shown(page):
    """The commands of a page; its forms are light ones where this machine lacks what whole ones carry."""
    for words in commands(page):
        if words[0] not in LASTING and not any(option in words for option in ELSEWHERE):
            light = words[0] == "form" and not form.available()
            yield [*words, "--light"] if light and "--light" not in words else words


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_work_as_they_stand(run, folder, page):
    if not any(words[:2] == ["new", "年报.yaml"] for words in shown(page)):
        (folder / "年报.yaml").write_text(of(UNIT, 2025), encoding="utf-8")
    for words in shown(page):
        ran = run(*words)
        if "已经存在" in ran.err:
            ran = run(*words, "-f")
        assert ran.status in FINE, (shlex.join(words), ran)
        if words[:2] == ["new", "年报.yaml"]:
            (folder / "年报.yaml").write_text(of(UNIT, 2025), encoding="utf-8")
