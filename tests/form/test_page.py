"""The page is one small file that asks for nothing, runs nothing that was typed, and names no row."""

import re
import subprocess

import pytest

from govgen.checking.profiles import load_editions
from govgen.form import Choices, form_html
from govgen.form.page import MODULES, WEB, program
from govgen.schema import bundled_reports
from tests.form.node import NODE, needs_node
from tests.reports import CATALOG, report

EVIL = "</script><img src=x onerror=alert(1)>"
KILOBYTE = 1000


def page(**choices):
    return form_html(CATALOG, Choices(**choices))


@pytest.mark.parametrize("kind", ["", *bundled_reports()])
def test_the_light_form_is_small(kind):
    catalog = load_editions(bundled_reports()[kind]) if kind else CATALOG
    for edition in catalog.editions.values():
        made = form_html(catalog, Choices(year=edition.last or edition.first))
        assert len(made.encode()) <= 150 * KILOBYTE, edition.id


def test_it_asks_for_nothing():
    made = page()
    assert "fetch(" not in made
    assert "default-src 'none'" in made
    assert not re.search(r"""(?:src|href)\s*=\s*["'](?!#)|url\(|@import|https?://""", made)


def test_what_is_given_cannot_end_its_script():
    last = report(f"年度: 2024\n单位: {{名称: '{EVIL}'}}\n问题与改进: |\n  {EVIL}\n")
    made = page(unit=EVIL, units=(EVIL,), previous=last)
    assert "<img" not in made
    assert made.count("</script>") == page().count("</script>")


def test_no_row_column_or_section_is_named_in_the_program():
    words = set()
    for edition in CATALOG.editions.values():
        words |= {
            name
            for slot in edition.slots
            for name in (slot.row.label, slot.row.name, slot.column.id, slot.column.label)
        }
        words |= {name for section in edition.sections.values() for name in (section.label, section.id)}
    quoted = set(re.findall(r'"([^"\n]*)"', program()))
    assert not (words - {""}) & quoted


def test_modules_share_one_space_of_names():
    modules = "\n".join(path.read_text(encoding="utf-8") for path in WEB.glob("*.js") if path.stem in MODULES)
    names = re.findall(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)", modules, re.MULTILINE)
    assert len(names) == len(set(names))
    assert {path.stem for path in WEB.glob("*.js")} == {*MODULES, "worker"}


def test_no_text_of_the_page_loses_a_blank():
    modules = "\n".join((WEB / f"{name}.js").read_text(encoding="utf-8") for name in MODULES)
    code = re.sub(r"^ *//.*|/\*\*.*\*/", "", modules, flags=re.MULTILINE)
    made = program()
    texts = re.findall(r'(?<=[(\[ ])"[^"`$\n]*[\u4e00-\u9fff][^"`$\n]*"|`[^`\n]*[\u4e00-\u9fff][^`\n]*`', code)
    assert len(texts) > 100
    assert not [text for text in texts if text not in made]
    assert "(a, b)" not in made


@needs_node
def test_the_program_without_its_blanks_is_one_program(tmp_path):
    path = tmp_path / "program.js"
    path.write_text(f'"use strict";\n{program()}', encoding="utf-8")
    done = subprocess.run([NODE, "--check", path], capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_texts_never_become_markup():
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write", program())


def test_the_same_choices_give_the_same_bytes():
    assert page(unit="青禾县水利局", year=2025) == page(unit="青禾县水利局", year=2025)


def test_a_page_says_that_a_private_window_keeps_nothing():
    assert "无痕窗口一关就没有了" in form_html(CATALOG, Choices(year=2025))
