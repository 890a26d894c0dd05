"""Names that strangers have given to files: none moves a cursor or begins a line of its own, whatever is printed."""

import sys

import pytest

from govgen import api

NAME = "青禾\x1b[31m\n通过：全部"
COMMANDS = (
    ("check", "{folder}"),
    ("check", "{folder}", "--units", "{units}"),
    ("check", "{example}", "--children", "{folder}"),
    ("batch", "{folder}", "-o", "{out}"),
    ("batch", "{folder}", "-o", "{out}", "--units", "{units}"),
    ("aggregate", "{folder}", "-o", "{out}.yaml", "-u", "青禾县", "-y", "2024", "--review", "{out}.csv"),
    ("publish", "{folder}", "-o", "{out}", "--to", "html"),
    ("import", "{folder}", "-o", "{out}"),
)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("words", COMMANDS, ids=lambda words: " ".join(words[:1] + words[2:3]))
def test_a_name_is_spelt_out(words, run, example, tmp_path):
    folder = tmp_path / "收件"
    folder.mkdir()
    text = example.read_text(encoding="utf-8")
    (folder / f"{NAME}.yaml").write_text(text.replace("青禾县自然资源局", "外县一局"), encoding="utf-8")
    (folder / f"{NAME}2.yaml").write_text(text.replace("青禾县自然资源局", "外县一局") + "\n", encoding="utf-8")
    made = api.render(api.loads(text.replace("青禾县自然资源局", "外县二局")), data=True)
    (folder / f"{NAME}{{path}}.docx").write_bytes(made)
    (folder / f"{NAME}.zip").write_bytes(b"PK")
    (folder / f"{NAME}要求.yaml").write_text("format: 1\nrules: {}\n", encoding="utf-8")
    (tmp_path / "名单.csv").write_text("名称\n青禾县水利局\n", encoding="utf-8")
    places = {"folder": folder, "units": tmp_path / "名单.csv", "example": example, "out": tmp_path / "出"}
    ran = run(*(word.format(**places) for word in words))
    printed = ran.out + ran.err
    assert "\x1b" not in printed
    assert not [line for line in printed.splitlines() if line.startswith("通过：全部")]
