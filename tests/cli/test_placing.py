"""Folders of reports: one for each, also where two names look alike in a file system."""

from govgen.cli.placing import FolderContent, folder_for, names_in, put
from govgen.files.published import read_record


def content(identity, files):
    return FolderContent(files, identity, "0a", ("csv",), {})


def test_units_whose_names_make_one_file_name_have_two_folders(tmp_path):
    one, two = ("青禾县甲/乙局", "2024", ""), ("青禾县甲:乙局", "2024", "")
    for identity in (one, two, one):
        folder = folder_for(tmp_path, identity[0], 2024, identity, names_in(tmp_path))
        put(folder, content(identity, {"表.csv": identity[0].encode()}), read_record(folder))
    folders = sorted(tmp_path.iterdir())
    assert len(folders) == 2
    assert {read_record(folder).identity for folder in folders} == {one, two}
    assert folder_for(tmp_path, two[0], 2024, two, names_in(tmp_path)) in folders


def test_what_is_no_longer_made_goes_and_what_was_there_without_a_record_is_named(tmp_path):
    identity = ("青禾县档案局", "2024", "")
    folder = tmp_path / "青禾县档案局-2024"
    folder.mkdir()
    (folder / "旧.html").write_bytes(b"")
    assert put(folder, content(identity, {"表.csv": b"1", "页.html": b"2"}), None) == ("旧.html",)
    assert put(folder, content(identity, {"表.csv": b"1"}), read_record(folder)) == ()
    assert not (folder / "页.html").exists()
    assert (folder / "旧.html").exists()


def test_folders_that_some_systems_hold_equal_are_told_apart(tmp_path):
    identities = [(unit, "2024", "") for unit in ("青禾县IT局", "青禾县it局", "青禾县É局", "青禾县E\u0301局")]
    for _ in range(2):
        taken, folders = names_in(tmp_path), []
        for identity in identities:
            folder = folder_for(tmp_path, identity[0], 2024, identity, taken)
            put(folder, FolderContent({"年报.txt": b"x"}, identity, "", ("txt",), {}), None)
            folders.append(folder.name)
        assert len({name.casefold() for name in folders}) == 4
        assert len(list(tmp_path.iterdir())) == 4
