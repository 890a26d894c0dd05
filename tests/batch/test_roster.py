"""Who has not come, who was not expected, who has come twice."""

from govgen.batch.roster import attend as attend_units
from govgen.files.unit_list import ListedUnit
from govgen.reading.register import HandIn, HandInState


def attend(names, came, short=()):
    listed = [ListedUnit(name, {"简称": dict(short).get(name, "")}) for name in names]
    hand_ins = [HandIn(f"{n}.yaml", unit, 2025, HandInState.PASSED) for n, unit in enumerate(came)]
    return attend_units(listed, hand_ins)


EQUAL = (HandInState.WARNED, HandInState.PASSED, HandInState.PASSED)
LIST = ["青禾县财政局", "青禾县水利局", "青禾县教育局（本级）"]


def test_the_missing_the_strangers_and_the_repeated():
    found = attend(LIST, ["青禾县 财政局", "青禾县水利", "青禾县水利", "", "青禾县财政局"])
    assert found.listed == 3
    assert found.missing == ("青禾县水利局", "青禾县教育局（本级）")
    assert found.strangers == (("青禾县水利", "，是否想写“青禾县水利局”"),)
    assert found.repeated == ("青禾县水利",)
    assert found.statuses[0].reason == "有 2 份不同的数据：0.yaml、4.yaml，请确定用哪一份"


def test_brackets_of_another_width_make_no_other_unit():
    assert "青禾县教育局（本级）" not in attend(LIST, ["青禾县教育局(本级)"]).missing


def test_without_a_list_nobody_is_missing_and_nobody_a_stranger():
    found = attend([], ["甲", "甲", "乙"])
    assert (found.missing, found.strangers, found.repeated) == ((), (), ("甲",))


def test_the_years_of_one_unit_are_not_the_same_report_twice():
    came = [HandIn(f"{year}.yaml", "甲", year, HandInState.PASSED) for year in (2023, 2024, 2024, 2025)]
    assert attend_units([], came[:2]).repeated == ()
    assert attend_units([], came).repeated == ("甲",)


def test_without_a_list_two_names_that_may_be_of_one_unit_are_told():
    assert attend([], ["青禾县水利局", "县水利局", "青禾县林业局"]).alike == (("青禾县水利局", "县水利局"),)
    assert attend(LIST, ["青禾县水利局", "县水利局"]).alike == ()


def test_a_unit_that_came_under_two_of_its_names_has_come_twice():
    found = attend(LIST, ["县财政局", "青禾县财政局"], [("青禾县财政局", "县财政局")])
    assert (found.statuses[0].state, found.statuses[0].used) == (HandInState.UNREADABLE, "")
    assert set(found.twins) == {"0.yaml", "1.yaml"}


def test_of_equal_files_of_a_unit_the_best_one_counts_and_the_others_are_named():
    came = [HandIn(f"{n}.yaml", LIST[0], 2025, state, "", "12") for n, state in enumerate(EQUAL)]
    made = HandIn("0.docx", LIST[0], 2025, HandInState.PASSED, "", "12", printed=True)
    found = attend_units([ListedUnit(LIST[0], {})], [made, *came], year=2025)
    assert (found.statuses[0].state, found.statuses[0].used) == (HandInState.PASSED, "1.yaml")
    assert found.twins == {file: f"{file} 与 1.yaml 数字相同，只算一份" for file in ("0.docx", "0.yaml", "2.yaml")}
    assert found.statuses[0].reason == "；".join(found.twins.values())


def test_files_of_two_years_are_no_twins():
    came = [HandIn(f"{year}.yaml", LIST[0], year, HandInState.PASSED, "", str(year)) for year in (2024, 2025)]
    assert attend_units([ListedUnit(LIST[0], {})], came, year=2025).twins == {}
    assert attend_units([ListedUnit(LIST[0], {})], came).twins == {}


def test_what_may_be_of_a_unit_that_has_come_is_told_with_it():
    found = attend(LIST, ["青禾县水利局", "青禾水利局", "青禾县财政局"])
    assert found.strangers == (("青禾水利局", "，是否想写“青禾县水利局”"),)
    assert [one.reason for one in found.statuses if one.unit == "青禾县水利局"] == [
        "1.yaml 写的是“青禾水利局”，疑是同一单位"
    ]
