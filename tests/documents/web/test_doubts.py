"""Styles of the figures of a page of which only a browser can tell what they do are told once."""

from __future__ import annotations

import pytest

from govgen.documents.web.reader import read_page

PAGE = "<style>{}</style><div class=a><table><tr><td>办件<td><span {}>312</span><tr><td>甲<td>1</table></div>"
TOLD = [
    "opacity:env(a, 0)",
    "display:attr(title)",
    "color:lab(100 0 0)",
    "color:oklch(1 0 0)",
    "background:color-mix(in srgb, red, #fff)",
    "letter-spacing:-1em",
    "mask:linear-gradient(#0000, #0000)",
    "-webkit-mask-image:url(a.png)",
    "mix-blend-mode:screen",
    "filter:blur(9px)",
    "filter:brightness(9)",
    "transform:rotate(180deg)",
    "clip-path:path('M0 0')",
    "content:url(a.svg)",
    "display:list-item;list-style:'9' inside",
    "animation:k 1s",
    "text-underline-offset:-.5em",
    "font-size-adjust:0.01",
]
SILENT = [
    "color:var(--ink)",
    "color:var(--a,var(--b,var(--c,var(--d))));background:var(--e, rgb(0 0 0/var(--f)))",
    "font-size:var(--a)",
    "animation:none",
    "filter:grayscale(100%) brightness(90%)",
    "filter:opacity(0.8)",
    "filter:progid:DXImageTransform.Microsoft.gradient(startColorstr='#1', endColorstr='#2')",
    "transform:translate3d(0,0,0)",
    "letter-spacing:-.5px",
    "width:calc(100% - 20px)",
    "font-size:calc(12px + .2vw)",
    "display:-ms-flexbox",
    "flex-direction:row-reverse",
    "order:2",
    "display:list-item;list-style:none",
    "mso-pagination:none;layout-grid-mode:char",
]


def told(sheet: str, own: str = "", before: str = "") -> list[str]:
    return list(read_page(f"{before}{PAGE.format(sheet, own)}".encode(), "a.html").styled.values())


@pytest.mark.parametrize("style", TOLD)
def test_a_style_that_only_a_browser_can_tell_is_told_of_its_cell(style: str) -> None:
    assert told("", f'style="{style}"')
    assert told(f"td > span{{{style}}}")
    assert told(f"tr{{{style}}}")
    assert not told(f".a, p{{{style}}}")
    assert not told(f"td:empty{{{style}}}")


@pytest.mark.parametrize("style", SILENT)
def test_a_style_that_is_known_is_not_told(style: str) -> None:
    assert not told("", f'style="{style}"')


@pytest.mark.parametrize(
    "rule", ["td::first-line{color:#fff}", "span:lang(zh){display:none}", "td:has(> span) *{opacity:0}"]
)
def test_a_rule_that_may_be_for_a_figure_and_hides_it_is_told(rule: str) -> None:
    assert told(rule)
    assert not told(rule[: rule.index("{")] + "{font-weight:bold}")


@pytest.mark.parametrize(
    "rule",
    [
        "@supports not (display: foo){%s}",
        "@supports (selector(:has(a))) and (display:grid){%s}",
        "@media screen{@supports(color: color(display-p3 1 1 1)){%s}}",
    ],
)
def test_what_holds_only_in_some_browsers_and_hides_a_figure_is_told(rule: str) -> None:
    assert told(rule % "td > span{display:none}")
    assert not told(rule % "td > span{display:block}")


FACE = "@font-face{font-family:'Own';src:url(data:font/woff2;base64,AAAA)%s}"


@pytest.mark.parametrize(
    "style",
    [
        "td{font-family:Own}",
        "table{font:bold 12px/1.5 'Own',serif}",
        "*{font-family:Arial,own}",
        "table{font-family:Own}td{font:inherit}",
    ],
)
def test_a_font_of_the_pages_own_for_a_figure_is_told(style: str) -> None:
    assert set(told(FACE % "" + style)) == {"@font-face own"}
    assert set(told(FACE % ";unicode-range:U+20-7F" + style)) == {"@font-face own"}
    assert not told(FACE % ";unicode-range:U+4E00-9FFF,U+E0??" + style)
    assert not told(style)


def test_a_font_of_the_pages_own_for_something_else_is_not_told() -> None:
    assert not told(FACE % "" + "h1,.icon{font-family:Own}")


@pytest.mark.parametrize("style", ["display:var(--a)", "visibility:var(--a, visible)", "order:2", "grid-column:3"])
def test_cells_that_may_be_away_or_elsewhere_are_told(style: str) -> None:
    assert told(f"td{{{style}}}")


LINKED = "<link rel=stylesheet href=elsewhere.css>"


@pytest.mark.parametrize(
    ("before", "own", "is_told"),
    [
        (LINKED, "style=color:#fff", True),
        (LINKED, "style=color:snow", True),
        (LINKED, "style=color:#fff;background:#036", False),
        (LINKED, "style=color:#333", False),
        (LINKED, "", False),
        ("<style>td{background:url(a.png)}</style>", "style=color:#fff", True),
        ("<style>td{background:var(--dark);color:var(--light)}</style>", "", False),
    ],
)
def test_white_letters_on_a_ground_of_which_nothing_is_known_are_told(before: str, own: str, is_told: bool) -> None:
    assert bool(told("", own, before)) is is_told


@pytest.mark.parametrize("style", ["flex-direction:row-reverse", "order:2", "grid-column:3", "flex-wrap:wrap-reverse"])
def test_the_order_of_several_pieces_is_told(style: str) -> None:
    page = PAGE.replace("312", f'<i style="{style}">3</i><i>12</i>').format("", "style=display:flex")
    assert list(read_page(page.encode(), "a.html").styled.values()) == [style.replace(":", ": ")]
