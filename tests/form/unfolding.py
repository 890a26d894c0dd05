"""The data of a page as it reads them: written a second time, to be held against what is folded."""

import json
import re


def unfolded(text):
    """What `folded` of the form made smaller."""
    first, *pieces = text.split("~")
    told = list(first)
    for piece in pieces:
        start = len(told) - ord(piece[0]) + 0xA0
        for place in range(start, start + ord(piece[1]) - 0x41):
            told.append(told[place])
        told += piece[2:]
    return "".join(told)


def data_in(page, name):
    """The data of a page that stand in the element of this name."""
    found = re.search(rf'id="{name}">(.*?)</script>', page, re.DOTALL)
    return json.loads(unfolded(found[1]))
