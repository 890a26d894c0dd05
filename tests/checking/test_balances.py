"""Breaches of relations that the official editions do not have are worded too."""

from dataclasses import replace

from govgen.checking.balances import Breach, broken, describe_breach, describe_sum
from govgen.model.relation import Addend, Balance, Formula, Relation
from tests.checking.samples import dossier_of

REPORT = dossier_of("申请: {本年新收: [3, 0, 0, 0, 0, 0], 其余: 0}\n").report
SLOTS = [REPORT.edition.paths[path] for path in ("申请.本年新收.自然人", "主动公开.行政许可.本年处理决定数量")]
LEFT, RIGHT = (Addend(1, slot) for slot in SLOTS)
RELATION = Relation("跨表", Formula("", (), ">=", ()))
BALANCE = Balance(RELATION, "", (LEFT,), (RIGHT,))


def test_a_relation_between_tables_names_whole_cells():
    assert describe_breach(REPORT, Breach(BALANCE, 0, 3, 0)).endswith(
        "表三“一、本年新收政府信息公开申请数量”自然人 3，应不小于表二“行政许可”本年处理决定数量 0，还差 3"
    )


def test_signs_are_written():
    told = describe_sum(REPORT, BALANCE, (replace(LEFT, sign=-1), replace(RIGHT, sign=-1)), -3)
    assert told.startswith("-表三")
    assert " - 表二" in told
    assert told.endswith(" = -3")


def test_each_kind_of_name_breaks_in_its_own_words():
    assert [broken(name) for name in ("收办平衡", "办理合计", "结转衔接", "项目增减")] == [
        "收办不平", "办理合计不符", "结转衔接不上", "不符合“项目增减”"
    ]  # fmt: skip
