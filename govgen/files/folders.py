"""The files of a folder: which are meant, in which order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

SUFFIXES = (".yaml", ".yml")
BOOK = ".xlsx"  # the one ending of workbooks that are read and written
# The endings of published reports, and of what only LibreOffice turns into one of these.
WORD, PAGE, PDF, TEXT = (".docx", ".odt"), (".html", ".htm", ".mht", ".mhtml"), (".pdf",), (".txt",)
PUBLISHED = (*WORD, *PAGE, *PDF, *TEXT)
OLD_WORD = (".doc", ".wps", ".rtf")
# All endings of reports: of one that lies there in several forms, the first is the one that lost least.
FORMS = (SUFFIXES, (BOOK,), WORD, PAGE, PDF, TEXT, OLD_WORD)
READABLE = tuple(ending for form in FORMS for ending in form)
# What can be a report where somebody says that it is one, and lies in folders as something else.
NOTES, VALUES, PICTURES = (".md",), (".csv",), (".png", ".jpg", ".jpeg")
# A dot and ~$ are the marks of hidden folders, of editors' lock files and of macOS's shadow files.
HIDDEN = (".", "~$")
# What programs put there themselves: locks, shadow files, what govgen keeps.
PUT_THERE = ("~$", ".~", "._", ".govgen")
# Where systems and shared drives keep what was deleted, or how files were before.
BINS = frozenset(("#recycle", "@recycle", "@eadir", "$recycle.bin", ".trash", ".trashes", "#snapshot", "~snapshot"))
BIN = ".trash-"  # and with the number of a user behind it
CLOUD = ".icloud"  # what macOS puts behind the name of a file that is not on this machine, with a dot in front
ANNOTATED = "-批注"  # behind the name of a hand-in, that of its copy with comments


def files_below(folder: Path, endings: tuple[str, ...], hidden: tuple[str, ...] = ()) -> list[Path]:
    """The files of a folder and of all folders below it whose names end so, sorted by their path.

    Copies with comments beside their hand-ins are passed over. A folder that cannot be looked into stands there
    itself, and so does a link to a folder with such files, which is not followed: who reads it is told what is wrong,
    and nothing is left out in silence. Of hidden files those with the endings `hidden` are among them, and hidden
    folders and bins that hold such files, unless programs put them there.
    """
    return sorted(_walk(folder, endings, hidden))


def annotated(path: Path) -> Path:
    """Where the copy of a hand-in with comments is written."""
    return path.with_name(f"{path.stem}{ANNOTATED}{path.suffix}")


def is_annotated(path: Path) -> bool:
    """True for what is called as such a copy of the Word file beside it: if it says the same, it came from nobody."""
    is_named_so = path.suffix.lower() == WORD[0] and path.stem.endswith(ANNOTATED)
    return is_named_so and path.with_stem(path.stem.removesuffix(ANNOTATED)).is_file()


def may_be_there(path: Path) -> bool:
    """True for a file that is there, and for one in a folder that cannot be looked into just now."""
    try:
        path.stat()
    except PermissionError:
        return True
    except (OSError, ValueError):  # of a name that no file can have
        return False
    return True


def resolved(path: Path) -> Path:
    """The place that a path leads to; of one that leads in a circle the path itself, for its reader to tell."""
    return Path(os.path.realpath(path))


def leads_out(path: Path, folder: Path) -> bool:
    """True for a file that is a link to one outside of a folder: who can write there must not choose what is read."""
    return path.is_symlink() and not path.is_dir() and not resolved(path).is_relative_to(resolved(folder))


def is_bin(folder: str) -> bool:
    """True for the name of a folder with what was deleted, or how files were before: nobody has handed that in."""
    return folder.lower() in BINS or folder.lower().startswith(BIN)


def _is_shut(folder: str) -> bool:
    return folder.startswith(HIDDEN) or is_bin(folder)


def _walk(folder: Path, endings: tuple[str, ...], hidden: tuple[str, ...] = ()) -> Iterator[Path]:
    unread: list[Path] = []
    for parent, folders, names in os.walk(folder, onerror=lambda error: unread.append(Path(error.filename))):
        if not os.access(parent, os.X_OK):  # the names can be read, nothing else
            unread.append(Path(parent))
            folders.clear()
            continue
        shut = [name for name in folders if _is_shut(name) and hidden and not name.startswith(PUT_THERE)]
        folders[:] = [name for name in folders if not _is_shut(name)]
        links = (Path(parent, name) for name in folders if Path(parent, name).is_symlink())
        yield from (link for link in links if any(_walk(link, endings)))
        yield from (closed for name in shut if any(_walk(closed := Path(parent, name), hidden, hidden)))
        for name in names:
            path = Path(parent, name)
            wanted = hidden if name.startswith(HIDDEN) else endings
            if name.lower().endswith(wanted) and not name.startswith(PUT_THERE) and not is_annotated(path):
                yield path
    yield from unread
