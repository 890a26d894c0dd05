"""What stands in a text and is not seen: blanks of every width, and signs that are drawn as nothing."""

from itertools import chain

# Classes of letters. What Unicode says may be drawn as nothing (Default_Ignorable_Code_Point), what is laid between
# lines (Cf), and blanks (Zs, the tab, the Braille pattern without dots).
UNSEEN = (
    *((0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C), (0x115F, 0x1160), (0x17B4, 0x17B5), (0x180B, 0x180F)),
    *((0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0x3164, 0x3164), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)),
    *((0xFFA0, 0xFFA0), (0xFFF0, 0xFFFB), (0x1BCA0, 0x1BCA3), (0x1D173, 0x1D17A), (0xE0000, 0xE00FF)),
)
FORMS = (0xE0100, 0xE01EF)  # behind a Chinese character, they say how it is drawn
SPACES = (
    *((0x09, 0x09), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A), (0x202F, 0x202F)),
    *((0x205F, 0x205F), (0x2800, 0x2800), (0x3000, 0x3000)),
)


def _inside(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


def _letters(ranges: tuple[tuple[int, int], ...]) -> str:
    return "".join(map(chr, chain.from_iterable(range(first, last + 1) for first, last in ranges)))


IGNORED = _inside(UNSEEN)  # as it stands between the brackets of a pattern
BLANKS = _inside((*SPACES, *UNSEEN, FORMS))
IGNORED_LETTERS = _letters(UNSEEN)
BLANK_LETTERS = _letters((*SPACES, *UNSEEN, FORMS))
