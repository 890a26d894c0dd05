"""What units have sent in, and what lies beside it without being theirs."""

from govgen.reading.hand_ins import hand_ins, unused_files


def test_what_a_batch_wrote_below_the_folder_is_no_hand_in(tmp_path):
    made = tmp_path / "报告"
    made.mkdir()
    for name in (".govgen-batch.jsonl", "汇总表.xlsx", "汇总.html", "青禾县教育局-2025.docx"):
        (made / name).write_text("", encoding="utf-8")
    (tmp_path / "青禾县水利局.docx").write_text("", encoding="utf-8")
    assert [path.name for path in hand_ins(tmp_path)] == ["青禾县水利局.docx"]
    assert [one.file for one in unused_files(tmp_path)] == [str(tmp_path / "青禾县水利局.docx")]


def test_a_folder_of_reports_that_is_named_is_looked_into(tmp_path):
    for name in (".govgen-batch.jsonl", "青禾县教育局-2025.docx"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [path.name for path in hand_ins(tmp_path)] == ["青禾县教育局-2025.docx"]


def test_a_copy_with_comments_is_no_hand_in(tmp_path):
    for name in ("青禾县教育局.docx", "青禾县教育局-批注.docx", "附件-批注.docx"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [path.name for path in hand_ins(tmp_path)] == ["附件-批注.docx", "青禾县教育局.docx"]
