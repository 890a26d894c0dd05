"""File names are safe on every system, and never one for two units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govgen.files.naming import MAX_BYTES, MAX_LETTERS, FileNames, fitting, marked, safe_stem


@pytest.mark.parametrize(
    ("unit", "stem"),
    [
        ("青禾县财政局", "青禾县财政局-2025"),
        ("CON", "_CON-2025"),
        ("nul.财政局", "_nul.财政局-2025"),
        ("COM1", "_COM1-2025"),
        ("CONSUMER 局", "CONSUMER 局-2025"),
        ("..", "未命名-2025"),
        ("/", "_-2025"),
        ("a/b\\c:d", "a_b_c_d-2025"),
        ("财政局. ", "财政局-2025"),
        ("财\t政\n局", "财 政 局-2025"),
        ("财\u200b政\u202e局", "财政局-2025"),
        ("😀局👨‍👩‍👧", "😀局👨👩👧-2025"),
        ("青禾县\U0002ebf0\U00031350镇", "青禾县\U0002ebf0\U00031350镇-2025"),
        ("青禾县\U0002fffe镇", "青禾县镇-2025"),
        ("", "未命名-2025"),
    ],
)
def test_what_no_system_takes_is_replaced(unit, stem):
    assert safe_stem(unit, 2025) == stem


def test_without_a_year_the_unit_alone_names_the_file():
    assert safe_stem("青禾县财政局", None) == "青禾县财政局"


@given(st.text(max_size=400), st.one_of(st.none(), st.integers(1, 9999)))
def test_any_text_gives_a_name_that_fits(unit, year):
    name = marked(safe_stem(unit, year), "x.yaml")
    assert len(name) <= MAX_LETTERS
    assert len(name.encode()) <= MAX_BYTES
    assert not set(name) & set('<>:"/\\|?*')
    assert name == name.strip(" ")
    assert not name.startswith(".")


def test_the_first_to_ask_gets_the_plain_name_and_in_the_end_none_of_the_namesakes():
    names = FileNames()
    assert names.claim("财政局-2025", "a.yaml", "a.yaml") == "财政局-2025.docx"
    second = names.claim("财政局-2025", "b.yaml", "b.yaml")
    assert second != "财政局-2025.docx"
    assert names.settled("财政局-2025", "a.yaml") not in ("财政局-2025.docx", second)
    assert names.settled("财政局-2025", "b.yaml") == second


def test_names_that_differ_in_case_only_are_namesakes():
    names = FileNames()
    names.claim("ABC局-2025", "a.yaml", "a.yaml")
    assert names.claim("abc局-2025", "b.yaml", "b.yaml") != "abc局-2025.docx"


def test_a_name_held_by_another_batch_is_not_given_away():
    names = FileNames()
    names.hold("财政局-2025.docx", "../other/a.yaml")
    assert names.claim("财政局-2025", "a.yaml", "a.yaml") != "财政局-2025.docx"


def test_a_name_that_is_too_long_is_cut_and_is_nobody_elses():
    assert fitting("图" * 70 + ".png") == "图" * 70 + ".png"
    long = [f"{'图' * 90}{end}" for end in ("1.png", "2.png", ".png")]
    made = {fitting(name) for name in long}
    assert len(made) == len(long)
    assert all(len(name.encode()) <= MAX_BYTES and name.endswith(".png") for name in made)
    assert len(fitting(f"a.{'b' * 500}").encode()) <= MAX_BYTES
