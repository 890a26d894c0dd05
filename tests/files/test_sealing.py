"""A line that a stranger wrote is never taken for one of this user's."""

import json
import sys

import pytest

from govgen.files.sealing import sealed, unsealed, user_folder

SAID = '{"source":"甲.yaml"}'.encode()


@pytest.fixture(autouse=True)
def home(monkeypatch, tmp_path):
    """A user of its own, and what makes another one."""

    def become(user):
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            monkeypatch.setenv(name, str(tmp_path / user))

    become("我")
    return become


def test_a_line_of_this_user_is_known_and_says_what_it_did():
    line = sealed(SAID)
    assert json.loads(line).items() >= json.loads(SAID).items()
    assert unsealed(line) == unsealed(line + b"\n") == (SAID, True, True)


def test_a_line_that_was_changed_is_neither_whole_nor_of_this_user():
    assert unsealed(sealed(SAID).replace("甲".encode(), "乙".encode()))[1:] == (False, False)


def test_a_line_of_another_user_is_whole_and_not_of_this_one(home):
    line = sealed(SAID)
    home("别人")
    assert unsealed(line) == (SAID, True, False)
    assert unsealed(sealed(SAID)).is_own
    home("我")
    assert unsealed(line).is_own


def test_a_line_without_seals_is_taken_and_is_nobodys():
    assert unsealed(SAID) == (SAID, True, False)


def test_a_seal_that_is_moved_to_another_line_is_not_of_this_user():
    own = sealed(SAID).partition(b',"own":')
    other = sealed('{"source":"乙.yaml"}'.encode()).partition(b',"own":')
    assert not unsealed(other[0] + own[1] + own[2]).is_own


def test_where_no_secret_can_be_kept_lines_are_whole_and_nobodys(tmp_path):
    (tmp_path / "我").write_text("", encoding="utf-8")
    assert unsealed(sealed(SAID)) == (SAID, True, False)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are others there")
def test_nobody_else_can_read_the_secret():
    sealed(SAID)
    [kept] = user_folder().iterdir()
    assert kept.stat().st_mode & 0o077 == 0


def test_a_secret_that_is_torn_is_none(home):
    sealed(SAID)
    home("又")
    user_folder().mkdir(parents=True)
    (user_folder() / "seal").write_bytes(b"x")
    assert unsealed(sealed(SAID)) == (SAID, True, False)
