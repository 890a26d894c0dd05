"""What units have sent in, and what lies beside it without being theirs."""

import json
import sys

import pytest

from govgen import api
from govgen.files.fingerprint import digest
from govgen.files.published import RECORD, PublishedRecord, digests
from govgen.reading.endings import OTHER
from govgen.reading.hand_ins import HIDDEN_FILE, HIDDEN_FOLDER, LINK, TABLE, UnusedFile, hand_ins, readable_hand_ins
from govgen.reading.made import BATCH, COPIED, EDITED, LEFT, NOTICES, SPOILT, SUMMARIES, SUMMED
from tests.reports import ROOT


def remembered(folder, *made, text="报告", summaries=("汇总.html",)):
    """A folder as a batch leaves it: the data file and the document of each that it made."""
    folder.mkdir(exist_ok=True)
    lines = [{"source": source, "output": name, "made": digest(text.encode())} for source, name in made]
    (folder / BATCH).write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    (folder / SUMMARIES).write_text(json.dumps([digest("汇总".encode())]), encoding="utf-8")
    for _, name in made:
        (folder / name).write_text(text, encoding="utf-8")
    for name in summaries:
        (folder / name).write_text("汇总", encoding="utf-8")


def test_what_a_batch_wrote_below_the_folder_is_no_hand_in(tmp_path):
    remembered(
        tmp_path / "报告", ("../交来/教育局.yaml", "青禾县教育局-2025.docx"), summaries=("汇总.html", "汇总表.xlsx")
    )
    for name in ("交来/教育局.yaml", "报告/青禾县水利局.docx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    unused = []
    assert names(hand_ins(tmp_path)) == names(readable_hand_ins(tmp_path, unused.append))
    assert names(hand_ins(tmp_path)) == sorted(["教育局.yaml", "青禾县水利局.docx"])
    assert not unused


def test_a_batch_that_a_unit_has_made_elsewhere_is_handed_in(tmp_path):
    remembered(tmp_path / "教育局", ("../教育局.yaml", "青禾县教育局-2025.docx"))
    assert told_of(tmp_path) == (["青禾县教育局-2025.docx"], {"汇总.html": SUMMED})


def test_reports_of_several_units_copied_with_the_record_of_their_batch_are_told(tmp_path):
    remembered(tmp_path / "旧", ("../收件/甲.yaml", "甲-2025.docx"), ("../收件/乙.yaml", "乙-2025.docx"), summaries=())
    record = tmp_path / "旧" / BATCH
    lines = map(json.loads, record.read_text(encoding="utf-8").splitlines())
    record.write_text("".join(json.dumps({**one, "unit": one["source"]}) + "\n" for one in lines), encoding="utf-8")
    (tmp_path / "旧" / "丙.docx").write_text("x", encoding="utf-8")
    assert told_of(tmp_path) == (["丙.docx"], {"甲-2025.docx": COPIED, "乙-2025.docx": COPIED})
    (tmp_path / "旧" / "丙.docx").unlink()
    assert told_of(tmp_path) == (["乙-2025.docx", "甲-2025.docx"], {})


def test_documents_of_a_batch_that_were_changed_or_whose_data_is_gone_are_told(tmp_path):
    remembered(tmp_path / "报告", ("../甲.yaml", "甲.docx"), ("../乙.yaml", "乙.docx"), ("../丙.yaml", "丙.docx"))
    for name in ("甲.yaml", "乙.yaml", "报告/乙.docx", "报告/汇总.html"):
        (tmp_path / name).write_text("改过", encoding="utf-8")
    told = {"乙.docx": EDITED, "丙.docx": LEFT, "汇总.html": SUMMED}
    assert told_of(tmp_path) == (["乙.yaml", "甲.yaml"], told)


def test_a_batch_takes_none_of_what_it_has_made_for_a_hand_in(tmp_path):
    remembered(tmp_path / "报告", ("../甲.yaml", "甲.docx"), text="以前做的")
    (tmp_path / "报告" / "甲.docx").write_text("改过", encoding="utf-8")
    told = []
    assert list(readable_hand_ins(tmp_path, told.append, own=tmp_path / "报告")) == []
    assert [one.reason for one in told] == [LEFT]


@pytest.mark.parametrize("name", [BATCH, NOTICES, SUMMARIES, RECORD])
@pytest.mark.parametrize("text", ["[" * 100_000, "5", "{", '{"version": 1, "identity": 3}'])
def test_a_record_that_cannot_be_read_is_told_and_hides_nothing(name, text, tmp_path):
    (tmp_path / "教育局").mkdir()
    for path in (tmp_path / "教育局" / name, tmp_path / "教育局" / "年报.docx"):
        path.write_text(text, encoding="utf-8")
    found, told = told_of(tmp_path)
    assert found == ["年报.docx"]
    assert told == {name: SPOILT.format(why="内容坏了")}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
@pytest.mark.parametrize("name", [BATCH, NOTICES, SUMMARIES, RECORD])
def test_a_record_that_is_a_link_or_a_folder_is_told_and_hides_nothing(name, tmp_path):
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{folder}.docx").write_text("x", encoding="utf-8")
    (tmp_path / "甲" / name).symlink_to("/etc/hostname")
    (tmp_path / "乙" / name).mkdir()
    told = []
    assert names(hand_ins(tmp_path, tell=told.append)) == ["乙.docx", "甲.docx"]
    assert sorted(one.reason for one in told) == sorted(SPOILT.format(why=why) for why in ("是链接", "这是文件夹"))


def test_a_folder_of_reports_that_is_named_is_looked_into(tmp_path):
    for name in (".govgen-batch.jsonl", "青禾县教育局-2025.docx"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [path.name for path in hand_ins(tmp_path)] == ["青禾县教育局-2025.docx"]


def test_a_copy_with_comments_is_no_hand_in(tmp_path):
    for name in ("青禾县教育局.docx", "青禾县教育局-批注.docx", "附件-批注.docx"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [path.name for path in hand_ins(tmp_path)] == ["附件-批注.docx", "青禾县教育局.docx"]


def names(files):
    return sorted(path.name for path in files)


def test_what_a_batch_wrote_beside_its_data_is_no_hand_in(tmp_path):
    lines = [{"source": "填报表_青禾县教育局.xlsx", "output": "青禾县教育局-2025.docx"}, {"source": "坏.yaml"}]
    (tmp_path / BATCH).write_text("\n".join(map(json.dumps, lines)) + "\n不是 JSON", encoding="utf-8")
    (tmp_path / SUMMARIES).write_text(json.dumps([digest("汇总".encode())]), encoding="utf-8")
    for name in ("填报表_青禾县教育局.xlsx", "青禾县教育局-2025.docx", "汇总.html", "青禾县水利局.docx"):
        (tmp_path / name).write_text("汇总", encoding="utf-8")
    (tmp_path / "改过的汇总.html").write_text("别的", encoding="utf-8")
    assert names(hand_ins(tmp_path)) == ["改过的汇总.html", "青禾县水利局.docx"]


def test_reminders_are_no_hand_ins(tmp_path):
    folder = tmp_path / "催报" / "整改通知"
    folder.mkdir(parents=True)
    text = "贵单位报送的年度报告有下列问题"
    record = dict.fromkeys(("整改通知/青禾县教育局.txt", "整改通知/青禾县水利局.txt"), digest(text.encode()))
    (folder.parent / NOTICES).write_text(json.dumps(record), encoding="utf-8")
    (folder / "青禾县教育局.txt").write_text(text, encoding="utf-8")
    (folder / "青禾县水利局.txt").write_text("青禾县水利局年度报告", encoding="utf-8")
    (folder / "青禾县民政局.docx").write_text("x", encoding="utf-8")
    assert told_of(tmp_path) == (["青禾县民政局.docx"], {"青禾县水利局.txt": EDITED})


@pytest.mark.parametrize("name", ["\0.txt", "\ud800.txt", "长" * 1000 + ".txt"])
def test_names_that_no_file_can_have_hide_nothing(name, tmp_path):
    (tmp_path / "甲.docx").write_text("x", encoding="utf-8")
    (tmp_path / NOTICES).write_text(json.dumps({name: "a"}), encoding="utf-8")
    line = {"source": "甲.docx", "output": name, "made": "a"}
    (tmp_path / BATCH).write_text(json.dumps(line) + "\n", encoding="utf-8")
    assert names(hand_ins(tmp_path)) == ["甲.docx"]


@pytest.mark.parametrize(("text", "wanted"), [("请大家 1 月 20 日前交", []), ("2025 年度\n报告", ["说明.txt"])])
def test_a_plain_text_that_speaks_of_no_report_is_a_note(text, wanted, tmp_path):
    (tmp_path / "说明.txt").write_text(text, encoding="utf-8")
    assert names(hand_ins(tmp_path)) == wanted


def test_every_other_file_is_readable_or_named_with_what_to_do(tmp_path):
    good = ["a.yaml", "b.xlsx", "c.docx", "d.html", "e.pdf", "f.doc", "g.wps"]
    bad = ["h.xls", "i.et", "j.zip", "k.jpg", "l.yaml.txt", "m.ofd", "n.pages", "o.csv", "p.txt", "q.json", "r.md"]
    silent = ["Thumbs.db", "govgen.yaml", "~$b.xlsx", ".~b.docx", "._a.yaml", ".govgen-x.json"]
    for name in (*good, *bad, *silent):
        (tmp_path / name).write_text("x", encoding="utf-8")
    unused = []
    assert names(readable_hand_ins(tmp_path, unused.append)) == good
    assert sorted(one.file.rpartition("/")[2] for one in unused) == bad


def told_of(folder):
    told = []
    found = names(hand_ins(folder, tell=told.append))
    return found, {one.file.rpartition("/")[2]: one.reason for one in told}


def test_a_hidden_file_that_holds_something_is_told(tmp_path):
    for name in (".乙.yaml", ".丙.docx", "甲.yaml"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / ".空.yaml").touch()
    found, told = told_of(tmp_path)
    assert found == ["甲.yaml"]
    assert told == {".乙.yaml": HIDDEN_FILE, ".丙.docx": HIDDEN_FILE}


def test_a_hidden_folder_with_files_that_could_be_read_is_told(tmp_path):
    for name in (".交来/乙.docx", ".深/一/二/丙.yaml", ".空/x.bin", ".~锁/甲.docx", "下/.里/丁.pdf"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "甲.yaml").write_text("x", encoding="utf-8")
    found, told = told_of(tmp_path)
    assert found == ["甲.yaml"]
    assert told == dict.fromkeys([".交来", ".深", ".里"], HIDDEN_FOLDER)


def test_a_data_file_with_the_name_of_the_settings_is_read(tmp_path):
    (tmp_path / "govgen.yaml").write_text("年度: 2025\n单位:\n  名称: 青禾县水利局\n", encoding="utf-8")
    assert told_of(tmp_path) == (["govgen.yaml"], {})
    (tmp_path / "govgen.yaml").write_text("年度: 2025\n收件: 收件\n", encoding="utf-8")
    assert told_of(tmp_path) == ([], {})


def test_a_list_of_units_is_told_as_one_and_any_other_table_of_values_as_a_table(tmp_path):
    (tmp_path / "名单.csv").write_text("名称,类别\n青禾县水利局,部门\n", encoding="gb18030")
    (tmp_path / "数.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    assert told_of(tmp_path) == ([], {"名单.csv": "这是单位名单，不是年报", "数.csv": TABLE})


def test_what_programs_write_beside_reports_is_told_and_accused_of_nothing(tmp_path):
    for name in ("年报.json", "README.md"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    assert told_of(tmp_path) == ([], dict.fromkeys(("年报.json", "README.md"), OTHER))


def test_a_folder_that_is_named_like_a_data_file_is_looked_into(tmp_path):
    (tmp_path / "夹.yaml").mkdir()
    (tmp_path / "包.xlsx").mkdir()
    (tmp_path / "包.xlsx" / "甲.yaml").write_text("x", encoding="utf-8")
    assert told_of(tmp_path) == (["甲.yaml"], {})


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_that_leads_nowhere_is_told_whatever_its_name(tmp_path):
    (tmp_path / "链接").symlink_to("没有")
    unused = []
    assert list(readable_hand_ins(tmp_path, unused.append)) == []
    assert [one.file for one in unused] == [str(tmp_path / "链接")]


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_a_link_to_a_file_elsewhere_is_told_and_one_to_a_file_there_is_read(tmp_path):
    for name in ("处/密.yaml", "来/甲/一.yaml", "来/乙/空.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("年度: 2024\n", encoding="utf-8")
    (tmp_path / "来" / "甲" / "二.yaml").symlink_to("../../处/密.yaml")
    (tmp_path / "来" / "甲" / "三.docx").symlink_to("/proc/self/environ")
    (tmp_path / "来" / "乙" / "四.yaml").symlink_to("../甲/一.yaml")
    assert told_of(tmp_path / "来") == (["一.yaml", "四.yaml", "空.yaml"], {"二.yaml": LINK, "三.docx": LINK})
    (tmp_path / "又").symlink_to("来", target_is_directory=True)
    assert told_of(tmp_path / "又") == told_of(tmp_path / "来")


@pytest.mark.parametrize("name", ["正文片段.html", "图解.html", "年报.json", "表二.csv", "datapackage.json"])
def test_a_file_of_a_published_folder_that_was_changed_is_told_and_is_no_other_report(name, tmp_path):
    report = api.load(ROOT / "examples/valid/2021-县级部门.yaml")
    files = {**api.publish(report).make("docx", "html", "csv", "json").files, "图解.html": b"<p>1</p>"}
    record = PublishedRecord(("甲局", "2024", ""), "", (), digests(files))
    for each, data in (*files.items(), (RECORD, record.write())):
        (tmp_path / each).write_bytes(data)
    told: list[UnusedFile] = []
    assert list(hand_ins(tmp_path, tell=told.append)) == [tmp_path / "年报.docx"]
    before = len(told)
    (tmp_path / name).write_bytes(files[name] + b" ")
    told.clear()
    assert list(hand_ins(tmp_path, tell=told.append)) == [tmp_path / "年报.docx"]
    assert [each.file for each in told if "公开后有改动" in each.reason] == [str(tmp_path / name)]
    assert len(told) == before + 1


def test_a_file_that_a_published_folder_no_longer_has_is_told_where_others_of_it_lie(tmp_path):
    record = PublishedRecord(("甲局", "2024", ""), "", (), digests({"年报.docx": b"1", "表四.csv": b"2"}))
    (tmp_path / RECORD).write_bytes(record.write())
    (tmp_path / "年报.docx").write_bytes(b"1")
    told: list[UnusedFile] = []
    assert list(hand_ins(tmp_path, tell=told.append)) == [tmp_path / "年报.docx"]
    assert [(each.file, each.reason[:5]) for each in told] == [(str(tmp_path / "表四.csv"), "公开后少了")]
    told.clear()
    (tmp_path / "年报.docx").rename(tmp_path / "别的单位.docx")  # a record alone that came along with other reports
    assert list(hand_ins(tmp_path, tell=told.append)) == [tmp_path / "别的单位.docx"]
    assert not told


def test_nothing_is_told_of_files_that_are_not_there(tmp_path):
    remembered(tmp_path / "报告", ("../甲.yaml", "甲.docx"), ("../丙.yaml", "丙.docx"), summaries=())
    with (tmp_path / "报告" / BATCH).open("a") as lines:
        lines.write(json.dumps({"source": "../乙.yaml", "output": "", "made": ""}) + "\n")
    (tmp_path / "甲.yaml").write_text("", encoding="utf-8")
    for name in ("甲.docx", "丙.docx"):
        (tmp_path / "报告" / name).unlink()
    assert told_of(tmp_path) == (["甲.yaml"], {})


def test_a_spoilt_record_of_notices_makes_no_document_of_a_batch_a_hand_in(tmp_path):
    remembered(tmp_path / "报告", ("../甲.yaml", "甲.docx"))
    (tmp_path / "甲.yaml").write_text("", encoding="utf-8")
    (tmp_path / "报告" / NOTICES).write_text("{", encoding="utf-8")
    found, told = told_of(tmp_path)
    assert (found, list(told)) == (["甲.yaml"], [NOTICES])
