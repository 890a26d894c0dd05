"""What units have sent in, and what lies beside it without being theirs."""

import json
import sys
from pathlib import Path

import pytest

from govgen import api
from govgen.files.fingerprint import digest
from govgen.files.published import RECORD, PublishedRecord, digests
from govgen.files.sealing import sealed
from govgen.model.carried import PROGRAM
from govgen.pages import opening
from govgen.reading.endings import NOT_HERE, OTHER
from govgen.reading.hand_ins import (
    BINNED,
    HIDDEN_FILE,
    HIDDEN_FOLDER,
    LINK,
    OTHER_DATA,
    TABLE,
    UnusedFile,
    hand_ins,
    readable_hand_ins,
)
from govgen.reading.own_outputs import (
    BATCH,
    COPIED,
    EDITED,
    LEFT,
    NOTICES,
    SHEETS,
    SPOILT,
    STALE,
    SUMMARIES,
    SUMMED,
    UNPROVEN,
)
from govgen.workbook.plain_sheet import PlainSheet, write_sheets
from tests.reports import ROOT

EXAMPLE = ROOT / "examples" / "valid" / "2021-乡镇全零.yaml"
TEXT = EXAMPLE.read_text(encoding="utf-8")
OTHER_TEXT = TEXT.replace("主动公开: {", "主动公开: {行政许可: {本年处理决定数量: 3}, ")
SUMMARY = f"{opening('汇总', 'summary')}</main></body></html>"


def data(unit, year=2025):
    return f"年度: {year}\n单位: {{名称: {unit}, 类别: 部门}}\n"


def document(unit, year=2025):
    """What a document says of itself that was made here."""
    return f"{PROGRAM}<dc:title>{unit}{year}年政府信息公开工作年度报告</dc:title>"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def remembered(folder, *made, summaries=("汇总.html",)):
    """A folder as a batch leaves it: the documents made of data files, each named like its unit."""
    units = [Path(source).stem for source, _ in made]
    lines = [
        {"source": source, "output": name, "made": digest(document(unit).encode()), "unit": unit}
        for unit, (source, name) in zip(units, made, strict=True)
    ]
    write(folder / BATCH, "".join(sealed(json.dumps(line).encode()).decode() + "\n" for line in lines))
    write(folder / SUMMARIES, json.dumps([digest(SUMMARY.encode())]))
    for unit, (_, name) in zip(units, made, strict=True):
        write(folder / name, document(unit))
    for name in summaries:
        write(folder / name, SUMMARY)


def test_what_a_batch_wrote_below_the_folder_is_no_hand_in(tmp_path):
    remembered(tmp_path / "报告", ("../交来/教育局.yaml", "教育局-2025.docx"))
    table = tmp_path / "报告" / "汇总表.xlsx"
    write_sheets(table, [PlainSheet(name, "汇总", ("单位",), (10,), ()) for name in SHEETS])
    write(table.with_name(SUMMARIES), json.dumps([digest(SUMMARY.encode()), digest(table.read_bytes())]))
    write(tmp_path / "交来" / "教育局.yaml", data("教育局"))
    write(tmp_path / "报告" / "青禾县水利局.docx", "")
    unused = []
    assert names(hand_ins(tmp_path)) == names(readable_hand_ins(tmp_path, unused.append))
    assert names(hand_ins(tmp_path)) == sorted(["教育局.yaml", "青禾县水利局.docx"])
    assert not unused


def test_a_batch_that_a_unit_has_made_elsewhere_is_handed_in(tmp_path):
    remembered(tmp_path / "教育局", ("../教育局.yaml", "青禾县教育局-2025.docx"))
    assert told_of(tmp_path) == (["青禾县教育局-2025.docx"], {"汇总.html": SUMMED})


def unproven(*files):
    return UNPROVEN.format(names="".join(f"“{name}”" for name in files))


def test_reports_of_several_units_copied_with_the_record_of_their_batch_are_read_and_told(tmp_path):
    remembered(tmp_path / "旧", ("../收件/甲.yaml", "甲-2025.docx"), ("../收件/乙.yaml", "乙-2025.docx"), summaries=())
    assert told_of(tmp_path) == (["乙-2025.docx", "甲-2025.docx"], {})
    write(tmp_path / "旧" / "丙.docx", "x")
    told = {BATCH: unproven("乙-2025.docx", "甲-2025.docx")}
    assert told_of(tmp_path) == (["丙.docx", "乙-2025.docx", "甲-2025.docx"], told)
    write(tmp_path / "新" / "甲局.yaml", data("甲"))
    told = {BATCH: unproven("乙-2025.docx"), "甲-2025.docx": COPIED}
    assert told_of(tmp_path) == (["丙.docx", "乙-2025.docx", "甲局.yaml"], told)


@pytest.mark.parametrize("source", ["../别处/丙.yaml", "丁.yaml"])
def test_what_a_record_says_of_the_document_of_a_unit_without_data_takes_it_from_nobody(source, tmp_path):
    remembered(tmp_path, ("甲.yaml", "甲.docx"), ("丁.yaml", "丁.docx"), summaries=())
    for unit in "甲丁":
        write(tmp_path / f"{unit}.yaml", data(unit))
    write(tmp_path / "丙.docx", document("丙"))
    line = {"source": source, "output": "丙.docx", "made": digest(document("丙").encode()), "unit": "丁"}
    with (tmp_path / BATCH).open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(line) + "\n")
    assert told_of(tmp_path) == (["丁.yaml", "丙.docx", "甲.yaml"], {BATCH: unproven("丙.docx")})
    told = []
    own = tmp_path  # a batch that writes into the folder of the hand-ins, where everybody can have put the record
    assert names(readable_hand_ins(tmp_path, told.append, own=own)) == ["丁.yaml", "丙.docx", "甲.yaml"]
    write(tmp_path / "又.yaml", data("丙", 2024))  # the same unit, another year
    assert "丙.docx" in told_of(tmp_path)[0]


@pytest.mark.parametrize("source", ["甲.yaml", "../别处/甲.yaml"])
@pytest.mark.parametrize("is_own", [True, False])
def test_what_govgen_cannot_have_made_was_handed_in_whatever_a_record_says(source, is_own, tmp_path):
    text = "甲2025年政府信息公开工作年度报告"  # a document in which nothing says that a batch has written it
    line = {"source": source, "output": "甲局.docx", "made": digest(text.encode()), "unit": "甲"}
    write(tmp_path / BATCH, json.dumps(line) + "\n" + json.dumps({**line, "output": "乙.docx", "unit": "乙"}))
    write(tmp_path / "甲局.docx", text)
    write(tmp_path / "甲.yaml", data("甲"))
    assert names(readable_hand_ins(tmp_path, [].append, own=tmp_path if is_own else None)) == ["甲.yaml", "甲局.docx"]


@pytest.mark.parametrize("book", [False, True])
@pytest.mark.parametrize("is_own", [True, False])
def test_what_a_stranger_says_of_a_document_is_held_against_the_data(is_own, book, tmp_path):
    name = "甲.xlsx" if book else "甲.yaml"
    report = api.loads(TEXT)
    held = api.make_workbook([report]) if book else TEXT.encode()
    (tmp_path / name).write_bytes(held)
    other = api.loads(OTHER_TEXT)
    documents = {"同.docx": (report, True), "异.docx": (other, True), "无.docx": (report, False)}
    lines = []
    for output, (source, with_data) in documents.items():
        (tmp_path / output).write_bytes(document := api.render(source, data=with_data))
        lines.append(
            json.dumps({"source": name, "output": output, "made": digest(document), "unit": report.report.unit})
        )
    write(tmp_path / BATCH, "\n".join(lines))
    told = []
    assert names(readable_hand_ins(tmp_path, told.append, own=tmp_path if is_own else None)) == [name]
    assert {Path(one.file).name: one.reason for one in told} == {"异.docx": STALE, "无.docx": STALE}
    write(tmp_path / BATCH, "\n".join(sealed(line.encode()).decode() for line in lines))
    told.clear()
    assert names(readable_hand_ins(tmp_path, told.append)) == [name]
    assert not told


def test_what_records_say_of_summaries_and_notices_takes_no_report_from_anybody(tmp_path):
    write(tmp_path / "甲.yaml", data("甲"))
    texts = {"年报.txt": "青禾县水利局2025年度\n政府信息公开工作年度报告\n贵单位", "年报.html": "<p>年度报告</p>"}
    for name, text in texts.items():
        write(tmp_path / name, text)
    write(tmp_path / "年报.csv", "信息内容,数量\n行政许可,3")
    for name in ("表一", SHEETS[0]):
        write_sheets(tmp_path / f"{name}.xlsx", [PlainSheet(name, "年报", ("项目",), (10,), ())])
    held = {path.name: digest(path.read_bytes()) for path in tmp_path.iterdir()}
    write(tmp_path / NOTICES, json.dumps({name: mark for name, mark in held.items() if name.endswith("txt")}))
    write(tmp_path / SUMMARIES, json.dumps(list(held.values())))
    told = []
    assert names(hand_ins(tmp_path, tell=told.append)) == sorted([*texts, "表一.xlsx", "汇总表.xlsx", "甲.yaml"])
    assert [(Path(one.file).name, one.reason) for one in told] == [("年报.csv", TABLE)]


def test_what_a_record_of_a_published_table_says_takes_no_report_from_anybody(tmp_path):
    table = PublishedRecord(("", "", ""), "", (), digests({"总表.csv": b"1"}))
    write(tmp_path / "一科" / "总表" / RECORD, table.write().decode())
    for unit in "甲乙":
        folder = tmp_path / "一科" / unit
        record = PublishedRecord((unit, "2025", ""), "", (), digests({"年报.docx": document(unit).encode()}))
        write(folder / RECORD, record.write().decode())
        write(folder / "年报.docx", document(unit))
    write(tmp_path / "一科" / "总表" / "丙.docx", document("丙"))
    write(tmp_path / "一科" / "总表" / "总表.csv", "1")
    write(tmp_path / "甲.yaml", data("甲"))
    told = []
    found = [path.relative_to(tmp_path).as_posix() for path in hand_ins(tmp_path, tell=told.append)]
    assert sorted(found) == ["一科/乙/年报.docx", "一科/总表/丙.docx", "甲.yaml"]
    assert [one.reason for one in told] == [STALE]  # nothing says that it has the figures of the data


def test_what_lies_in_a_published_folder_is_left_out_only_if_it_was_published_and_the_data_says_it_still(tmp_path):
    table = PublishedRecord(("", "", ""), "", (), digests({"总表.csv": b"1"}))
    write(tmp_path / "公开" / "总表" / RECORD, table.write().decode())
    write(tmp_path / "公开" / "总表" / "总表.csv", "1")
    folder, made = tmp_path / "公开" / "白桥镇", api.render(api.loads(TEXT), data=True)
    write(folder / RECORD, PublishedRecord(("镇", "2022", ""), "", (), digests({"年报.docx": made})).write().decode())
    (folder / "年报.docx").write_bytes(made)
    write(folder / "别人放的.docx", "x")
    write(tmp_path / "甲.yaml", TEXT)
    assert told_of(tmp_path) == (["别人放的.docx", "甲.yaml"], {})
    write(tmp_path / "甲.yaml", OTHER_TEXT)
    assert told_of(tmp_path) == (["别人放的.docx", "甲.yaml"], {"年报.docx": STALE})


@pytest.mark.parametrize("is_same", [True, False])
def test_a_page_that_a_record_calls_the_copy_of_a_report_carries_the_same_data_or_is_told(is_same, tmp_path):
    other = TEXT if is_same else OTHER_TEXT
    page = api.publish(api.loads(other), data=True).make("html").files["年报.html"]
    files = {"年报.docx": api.render(api.loads(TEXT), data=True), "年报.html": page}
    files = {name: data if isinstance(data, bytes) else data.encode() for name, data in files.items()}
    record = PublishedRecord(("镇", "2022", ""), "", ("docx", "html"), digests(files))
    write(tmp_path / RECORD, record.write().decode())
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert told_of(tmp_path) == (["年报.docx"], {} if is_same else {"年报.html": OTHER_DATA})


def test_documents_of_a_batch_that_were_changed_or_whose_data_is_gone_are_read(tmp_path):
    remembered(tmp_path / "报告", ("../甲.yaml", "甲.docx"), ("../乙.yaml", "乙.docx"), ("../丙.yaml", "丙.docx"))
    for name in "甲乙":
        write(tmp_path / f"{name}.yaml", data(name))
    write(tmp_path / "报告" / "乙.docx", document("乙") + "改过")
    write(tmp_path / "报告" / "汇总.html", SUMMARY + "改过")
    told = {"汇总.html": SUMMED, BATCH: unproven("丙.docx", "乙.docx")}
    assert told_of(tmp_path) == (["丙.docx", "乙.docx", "乙.yaml", "甲.yaml"], told)


@pytest.mark.parametrize("source", ["他.yaml", "../别处/他.yaml"])
def test_a_record_that_tells_of_another_document_of_that_name_takes_it_from_nobody(source, tmp_path):
    line = {"source": source, "output": "甲.docx", "made": digest(b""), "unit": "甲"}
    write(tmp_path / BATCH, json.dumps(line) + "\n" + json.dumps({**line, "output": "乙.docx", "unit": "乙"}))
    write(tmp_path / "甲.docx", document("甲"))
    write(tmp_path / "他.yaml", data("甲"))
    assert "甲.docx" in told_of(tmp_path)[0]
    for own in (tmp_path, None):
        assert names(readable_hand_ins(tmp_path, [].append, own=own)) == ["他.yaml", "甲.docx"]


def test_a_batch_takes_none_of_what_it_has_made_for_a_hand_in(tmp_path):
    remembered(tmp_path / "报告", ("../甲.yaml", "甲.docx"))
    write(tmp_path / "报告" / "甲.docx", "改过")
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


@pytest.mark.parametrize("find", [hand_ins, lambda folder: readable_hand_ins(folder, [].append)])
def test_what_is_only_called_a_copy_with_comments_was_handed_in(find, tmp_path):
    made = api.render(api.loads(TEXT))
    for name in ("甲.docx", "乙.docx", "丙.docx"):
        (tmp_path / name).write_bytes(made)
    dossier = api.load(EXAMPLE)
    (tmp_path / "甲-批注.docx").write_bytes(api.annotate(tmp_path / "甲.docx", dossier, api.check(dossier)))
    (tmp_path / "乙-批注.docx").write_bytes(api.render(api.loads(OTHER_TEXT)))
    (tmp_path / "丙-批注.docx").write_bytes(b"torn")
    write(tmp_path / "丁.yaml", data("丁"))
    write(tmp_path / "丁-批注.yaml", data("丁"))
    wanted = ["丁-批注.yaml", "丁.yaml", "丙-批注.docx", "丙.docx", "乙-批注.docx", "乙.docx", "甲.docx"]
    assert names(find(tmp_path)) == wanted


def names(files):
    return sorted(path.name for path in files)


def test_what_a_batch_wrote_beside_its_data_is_no_hand_in(tmp_path):
    book, made = "填报表_青禾县教育局.xlsx", document("青禾县教育局")
    write_sheets(tmp_path / book, [PlainSheet("封面", "", ("单位名称", "青禾县教育局", "年度", "2025"), (9,) * 4, ())])
    lines = [
        {"source": book, "output": "青禾县教育局-2025.docx", "made": digest(made.encode())},
        {"source": f"{book}!第2行", "output": "又.docx", "made": digest(made.encode())},
        {"source": "坏.yaml"},
    ]
    write(tmp_path / BATCH, "\n".join(sealed(json.dumps(line).encode()).decode() for line in lines) + "\n不是 JSON")
    write(tmp_path / SUMMARIES, json.dumps([digest(SUMMARY.encode())]))
    for name, text in {"青禾县教育局-2025.docx": made, "又.docx": made, "汇总.html": SUMMARY}.items():
        write(tmp_path / name, text)
    write(tmp_path / "改过的汇总.html", "别的")
    write(tmp_path / "青禾县水利局.docx", "汇总")
    assert names(hand_ins(tmp_path)) == [book, "改过的汇总.html", "青禾县水利局.docx"]


def test_reminders_are_no_hand_ins(tmp_path):
    folder = tmp_path / "催报" / "整改通知"
    text = "青禾县教育局：\n贵单位报送的年度报告有下列问题"
    record = dict.fromkeys(("整改通知/青禾县教育局.txt", "整改通知/青禾县水利局.txt"), digest(text.encode()))
    write(folder.parent / NOTICES, json.dumps(record))
    write(folder / "青禾县教育局.txt", text)
    write(folder / "青禾县水利局.txt", text + "改过")
    write(folder / "青禾县民政局.docx", "x")
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


def test_a_file_that_is_still_in_a_cloud_is_told_as_what_a_unit_has_sent(tmp_path):
    for name in (".青禾县水利局.docx.icloud", ".空.yaml.icloud", "下/.里/.x.pdf.icloud"):
        write(tmp_path / name, "" if "空" in name else "bplist00")
    told = []
    assert list(hand_ins(tmp_path, tell=told.append)) == []
    assert sorted((Path(one.file).name, one.reason, one.is_sent) for one in told) == [
        (".空.yaml.icloud", NOT_HERE, True),
        (".里", HIDDEN_FOLDER, False),
        (".青禾县水利局.docx.icloud", NOT_HERE, True),
    ]


def test_what_was_deleted_is_no_hand_in_and_told_once(tmp_path):
    bins = ("#recycle", "$RECYCLE.BIN", "一科/@Recycle", "一科/.Trash-1000", "#snapshot")
    for name in bins:
        write(tmp_path / name / "S-1-5" / "甲.yaml", data("甲"))
        write(tmp_path / name / "乙.docx", "x")
    write(tmp_path / "@eaDir" / "甲.yaml@SynoEAStream", "x")
    write(tmp_path / "recycle" / "丙.yaml", data("丙"))
    assert told_of(tmp_path) == (["丙.yaml"], {Path(name).name: BINNED for name in bins})
    assert names(hand_ins(tmp_path / "#recycle")) == ["乙.docx", "甲.yaml"]


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


def test_the_reports_of_a_folder_whose_record_anybody_may_have_written_are_all_read(tmp_path, monkeypatch):
    files = {"年报.docx": b"1", "年报.pdf": b"2", "正文片段.html": b"3"}
    record = PublishedRecord(("甲局", "2024", ""), "", ("docx", "pdf"), digests(files))
    for each, data in (*files.items(), (RECORD, record.write())):
        (tmp_path / each).write_bytes(data)
    assert list(hand_ins(tmp_path)) == [tmp_path / "年报.docx"]
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "另一个用户"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "另一个用户"))
    assert list(hand_ins(tmp_path)) == [tmp_path / "年报.docx", tmp_path / "年报.pdf"]


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
    write(tmp_path / "甲.yaml", data("甲"))
    for name in ("甲.docx", "丙.docx"):
        (tmp_path / "报告" / name).unlink()
    assert told_of(tmp_path) == (["甲.yaml"], {})


def test_a_spoilt_record_of_notices_makes_no_document_of_a_batch_a_hand_in(tmp_path):
    remembered(tmp_path / "报告", ("../甲.yaml", "甲.docx"))
    write(tmp_path / "甲.yaml", data("甲"))
    (tmp_path / "报告" / NOTICES).write_text("{", encoding="utf-8")
    found, told = told_of(tmp_path)
    assert (found, list(told)) == (["甲.yaml"], [NOTICES])


@pytest.mark.parametrize("mark", ['![图](图.png "图1")', "![图](图.png)", "![图]( 图.png )"])
def test_a_picture_that_data_beside_it_places_was_handed_in_by_nobody(tmp_path, mark):
    write(tmp_path / "甲.yaml", data("甲局") + f"总体情况:\n  主动公开: |\n    {mark}\n")
    write(tmp_path / "图.png", "x")
    write(tmp_path / "另.png", "x")
    write(tmp_path / "下" / "图.png", "x")
    told = []
    assert list(readable_hand_ins(tmp_path, told.append)) == [tmp_path / "甲.yaml"]
    assert {(each.file.removeprefix(str(tmp_path))[1:], each.is_sent) for each in told} == {
        ("图.png", False),
        ("另.png", True),
        (str(Path("下", "图.png")), True),
    }
    assert "是“甲.yaml”里放的图片" in next(str(each) for each in told if not each.is_sent)
    assert tmp_path / "图.png" not in list(hand_ins(tmp_path))
