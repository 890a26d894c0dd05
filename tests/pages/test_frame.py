"""Every page has the same frame, which asks for nothing from outside."""

import re

from lxml import html

from govgen.pages import CLOSING, opening, style


def test_a_page_is_whole_and_its_title_is_escaped():
    root = html.fromstring(opening("甲<b>&乙", "public") + CLOSING)
    assert root.findtext(".//title") == "甲<b>&乙"
    assert root.get("lang") == "zh-CN"
    assert root.find(".//main") is not None


def test_the_stylesheet_fetches_nothing():
    assert not re.search(r"url\(|@import|</", style())


def test_colours_of_words_stand_out_from_the_paper_in_light_and_dark():
    for block in re.findall(r"\{([^{}]*--paper:[^{}]*)\}", style()):
        colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block))
        for name in ("ink", "faint", "error", "warning", "hint", "waived", "good"):
            assert contrast(colours[name], colours["paper"]) >= 4.5
        for name in ("error", "warning", "hint", "waived"):
            assert contrast(colours["ink"], colours[f"{name}-back"]) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.1 defines it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [share / 12.92 if share <= 0.03928 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
