"""What the style sheets of a page hide, in whatever way that is written."""

from __future__ import annotations

import pytest

from govgen.documents.web import read_page

PAGE = "<style>{}</style><table><tr><td class=cell>办件<td><span class=x title=Ab {}>9</span>312<tr><td>甲<td>1</table>"


def figure(sheet: str, own: str = "") -> str:
    (table,) = read_page(PAGE.format(sheet, own).encode(), "a.html").tables
    return table.rows[0][1].text


MANY = ",".join(f".longclassname{number}" for number in range(80))


@pytest.mark.parametrize(
    "sheet",
    [
        f"{MANY},.x{{display:none}}",
        "td{.x{display:none}}",
        "td{& .x{display:none}}",
        "th,td{.y,.x{display:none}}",
        "th,td{&:not(.y) .x{display:none}}",
        "td{.x{@media screen{display:none}}}",
        "td{@media screen{.x{display:none}}}",
        ":is(.x){display:none}",
        ":is(.y,:where(.z,.x)){display:none}",
        "td :is(.y,span){display:none}",
        ".x:is(p,span){display:none}",
        "tr :is(td > .x){display:none}",
        "td:is(td,.q) .x{display:none}",
        "td:is(tr td) .x{display:none}",
        ".x:not(.y,.z){display:none}",
        "[title='aB' i]{display:none}",
        "[title='Ab' s]{display:none}",
        ".\\78 {display:none}",
        "sp\\61n{display:none}",
        ".x{d\\69splay:n\\6f ne}",
        "td span:has(+ p), td:has(.x) > span{display:none}",
        "@media not print{.x{display:none}}",
        "@media print or (min-width:1px){.x{display:none}}",
        "@media (width >= 40em) and (hover: hover){.x{display:none}}",
        "@media(max-width:2000px){.x{display:none}}",
        "@container side (min-width:1px){.x{display:none}}",
        "@scope (td){.x{display:none}}",
        "@layer a{.x{display:none}}",
    ],
)
def test_what_a_sheet_hides_is_not_read_however_its_rule_is_written(sheet: str) -> None:
    assert figure(sheet) == "312"


@pytest.mark.parametrize(
    "sheet",
    [
        "th{.x{display:none}}",
        "td{& > p .x{display:none}}",
        "td{color:red;.y{display:none}}",
        ":is(.y,.z){display:none}",
        "td:is(th,.y) .x{display:none}",
        "p:is(.x){display:none}",
        ".x:is(p,b){display:none}",
        ".x:not(.y,span){display:none}",
        "[title='aB']{display:none}",
        ".\\79 {display:none}",
        ".x\\:y{display:none}",
        "p:has(.x){display:none}",
        "span:has(.x){display:none}",
        "@media print{.x{display:none}}",
        "@media not screen{.x{display:none}}",
        "@media print or (max-width:40em){.x{display:none}}",
        "@media (width < 600px){.x{display:none}}",
        "@media (prefers-color-scheme: dark){.x{display:none}}",
        "@container (max-width:300px){.x{display:none}}",
        "@container style(--a: b){.x{display:none}}",
        "@supports not (display:grid){.x{display:none}}",
        "@keyframes a{.x{display:none}}",
        ":is({}){{display:none}}".format(",".join(["p"] * 300)),
        f"{'p{' * 5000}.x{{display:none}}",
        f"@media {'not ' * 5000}screen{{.x{{display:none}}}}",
    ],
)
def test_what_a_sheet_does_not_hide_on_a_screen_is_read(sheet: str) -> None:
    assert figure(sheet) == "9312"


@pytest.mark.parametrize(
    "style",
    [
        *("scale:0", "translate:-9999px", "position:absolute;inset:-9999px auto auto 0", "position:fixed;top:-99px"),
        *("font-size:calc(0px)", "font-size:min(0px,1em)", "font-size:clamp(0px,0px,9px)", "transform:rotateY(90deg)"),
        *("color:hwb(0 100% 0%)", "color:canvas", "clip-path:polygon(0 0)", "line-height:0;overflow:hidden"),
    ],
)
def test_what_a_style_hides_is_not_read(style: str) -> None:
    assert figure("", f'style="{style}"') == "312"


@pytest.mark.parametrize(
    "style",
    [
        *("scale:1", "translate:-9px", "position:absolute;inset:0", "position:fixed;top:-9px", "top:-99px"),
        *("font-size:calc(9px)", "font-size:max(0px,9px)", "font-size:clamp(0px,9px,20px)", "transform:rotateY(9deg)"),
        *("color:hwb(0 0% 100%)", "color:canvastext", "clip-path:polygon(0 0,100% 0,100% 100%)", "line-height:0"),
    ],
)
def test_what_a_style_leaves_in_sight_is_read(style: str) -> None:
    assert figure("", f'style="{style}"') == "9312"
