"""What a text takes over from another is found, whatever its numbers; official wording counts neither way."""

from hypothesis import given
from hypothesis import strategies as st

from govgen.prose.similarity import RUN, compare, fixed_runs

OLD = "乡镇公开栏更新不及时，抽查的9个站所中有4个超过三个月没有更新，已经通报。"
NEW = "申请人补正的比例偏高，有的要补正两次才能受理，办公室说明得不够清楚。"


def share(text, other, fixed=frozenset()):
    return compare(text, other, fixed).percent


def test_the_same_text_is_wholly_taken_over_and_another_one_not_at_all():
    assert share(OLD, OLD) == 100
    assert share(NEW, OLD) == 0


def test_a_changed_number_or_comma_does_not_hide_a_copy():
    changed = OLD.replace("9个", "12个").replace("，已经", "；已经")
    assert share(changed, OLD) == 100


def test_half_a_text_is_half():
    assert 40 <= share(OLD + NEW, OLD) <= 60


def test_the_passages_are_where_the_text_has_them():
    likeness = compare(NEW + OLD, OLD, frozenset())
    (passage,) = likeness.passages
    assert (NEW + OLD)[passage.start : passage.end] == OLD.rstrip("。")


def test_numbers_left_as_they_were_are_told():
    text = OLD.replace("9个", "12个")
    (passage,) = compare(text, OLD, frozenset()).passages
    assert [text[at] for at in passage.figures] == ["4"]


def test_official_wording_is_not_counted():
    official = "根据《中华人民共和国政府信息公开条例》编制本报告。"
    assert share(official, official, fixed_runs((official,))) == 0
    assert share(official + NEW, official + OLD, fixed_runs((official,))) == 0
    assert compare(official + NEW, official, fixed_runs((official,))).counted < len(NEW)


def test_empty_texts_share_nothing():
    assert (share("", OLD), share(OLD, ""), share("", "")) == (0, 0, 0)


@given(st.text("甲乙丙丁0，", max_size=80), st.text("甲乙丙丁0，", max_size=80))
def test_a_share_is_a_share_and_passages_do_not_overlap(text, other):
    likeness = compare(text, other, frozenset())
    assert 0 <= likeness.percent <= 100
    ends = [0, *(end for passage in likeness.passages for end in (passage.start, passage.end))]
    assert ends == sorted(ends)
    assert all(passage.end - passage.start >= RUN for passage in likeness.passages)
