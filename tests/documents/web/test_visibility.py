"""What the style sheets of a page hide, in whatever way that is written."""

from __future__ import annotations

import pytest

from govgen.documents.visibility import Showing
from govgen.documents.web.reader import read_page

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
        "td > :only-child{display:none}",
        "tr:defined .x{display:none}",
        "td:not(:hover) .x, .x:not(:target){display:none}",
        ".x{display:none;dis/**/play:inline}",
        ".x{display:none;display:inlined}",
        "@import url('data:text/css,.x{display:none}');",
        "@import 'data:text/css;base64,Lnh7ZGlzcGxheTpub25lfQ==' screen;",
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
        *("opacity:calc(1 - 1)", "font-size:calc(1px * 0)", "font-size:calc((1em + 2px)*0)", "font-size:.01vw"),
        *("color:hwb(0 100% 0)", "color:snow", "color:rgb(100% 100% 100%)", "color:hsl(0 0% 99%)", "color:#ffffff08"),
        *("color:red;background:#f00", "background:rgb(0 0 0 / 50%);color:gray", "font-size:2px", "font-size:.1em"),
        *("position:relative;inset-inline-start:-9999px", "margin-block-start:-9999px", "margin:0 0 0 -9999px"),
        *(
            "block-size:0;overflow-y:hidden",
            "dis/**/play:inline;/*;*/display:none",
            "display:none;--a:';display:inline'",
        ),
        *(
            "display:none;display:shown",
            "color:#fff;color:papier",
            "opacity:0;opacity:one",
            "font-size:0;font-size:1mile",
        ),
        "display:none;background:url(a;display:inline)",
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
        *("color:#000;background:rgba(0,0,0,.05)", "color:snow;background:navy", "color:windowtext", "color:red"),
        *(
            "font-size:calc(.5em + 4px)",
            "opacity:calc(1 - .5)",
            "display:none;display:inline/**/",
            "filter:grayscale(1)",
        ),
        *("display:inline;display:nothing", "transform:translateZ(0)", "filter:alpha(opacity=0)", "margin:-9px"),
    ],
)
def test_what_a_style_leaves_in_sight_is_read(style: str) -> None:
    assert figure("", f'style="{style}"') == "9312"


UNSURE_SHEETS = [
    ".x:not(:has(p)){display:none}",
    ".x:not(td .x:has(i)){visibility:hidden}",
    ".x:lang(zh){display:none}",
    ".x:nth-child(1 of .x){display:none}",
    ".x:nth-last-child(1){font-size:0}",
    "td > :only-of-type{opacity:0}",
    ".x:dir(ltr){position:absolute;left:-999em}",
    ".x:empty-enough(a(b(c))){display:none}",
    "tr:lang(zh) .x{display:none}",
]
UNSURE_STYLES = [
    "color:lab(100% 0 0)",
    "color:oklch(1 0 0)",
    "color:color-mix(in srgb, white 100%, black)",
    "color:light-dark(white,black)",
    "color:var(--paper)",
    "display:var(--gone)",
    "font-size:env(a, 0)",
    "opacity:var(--o)",
    "transform:matrix(0,0,0,0,0,0)",
    "mask:linear-gradient(#0000,#0000)",
    "-webkit-mask-image:url(a.png)",
    "animation:fade 1s forwards",
    "background-image:linear-gradient(#222,#222)",
    "background:url(a.png)",
    "-webkit-text-security:disc",
    "letter-spacing:-1em",
    "order:3",
]


@pytest.mark.parametrize(("sheet", "own"), [*((each, "") for each in UNSURE_SHEETS), *(("", e) for e in UNSURE_STYLES)])
def test_what_only_a_browser_can_tell_makes_no_other_figure_and_is_told(sheet: str, own: str) -> None:
    page = read_page(PAGE.format(sheet, f'style="{own}"').encode(), "a.html")
    assert page.tables[0].rows[0][1].text == "312"
    assert [(each.text, each.reason) for each in page.left] == [("9", Showing.UNSURE.value)]


@pytest.mark.parametrize(
    "sheet",
    [
        ".x:hover{display:none}",
        ".x:focus-within{display:none}",
        ".x::selection{color:#fff}",
        ".x:not(:has(p)){color:red}",
        "p:lang(zh){display:none}",
        "td:lang(zh){display:none}",
        "body{animation:fade 1s}",
        "table{color:var(--ink)}",
        ".x{mask:none;animation:none;order:0;letter-spacing:-1px}",
        "@keyframes fade{from{opacity:0}}",
    ],
)
def test_what_is_no_matter_of_a_part_of_a_figure_is_read(sheet: str) -> None:
    page = read_page(PAGE.format(sheet, "").encode(), "a.html")
    assert page.tables[0].rows[0][1].text == "9312"
    assert page.left == ()


def test_a_whole_figure_that_only_a_browser_can_tell_is_read() -> None:
    text = "<table><tr><td>办件<td><b style='color:var(--ink)'>312</b>件<tr><td>甲<td>1</table>"
    page = read_page(text.encode(), "a.html")
    assert page.tables[0].rows[0][1].text == "312件"
    assert page.left == ()


@pytest.mark.parametrize(
    "own",
    [
        "font-size:.01em",
        "font-size:2%",
        "zoom:.001",
        "scale:.01",
        "opacity:calc(0)",
        "display:inline-block;width:0;contain:paint",
        '" popover="',
    ],
)
def test_what_is_too_small_or_clear_to_be_seen_is_not_read(own: str) -> None:
    assert figure("", f'style="{own}"') == "312"


@pytest.mark.parametrize(
    "link", ["data:text/css,.x%7Bdisplay:none%7D", "data:text/css;base64,Lnh7ZGlzcGxheTpub25lfQ=="]
)
def test_a_sheet_that_its_link_holds_hides_too(link: str) -> None:
    page = read_page(f'<link rel=stylesheet href="{link}">{PAGE}'.format("", "").encode(), "a.html")
    assert page.tables[0].rows[0][1].text == "312"


def test_what_a_sheet_writes_by_a_name_is_told() -> None:
    page = read_page(PAGE.format(":root{--q:'3'} .x::before{content:var(--q)}", "").encode(), "a.html")
    assert [each.text for each in page.left] == ["var(--q)"]


GONE, SEEN = ".x{display:none}", ".x{display:inline!important}"
NO_SHEETS = {
    "of another kind": f"<style type=text/less>{SEEN}</style>",
    "within what is not shown": f"<noscript><style>{SEEN}</style></noscript><template><style>{SEEN}</style></template>",
    "switched off": f"<link rel=stylesheet disabled href='data:text/css,{SEEN}'>",
    "of another set": f"<style title=a></style><style title=b>{SEEN}</style>",
    "imported behind rules": f"<style>p{{}}@import url('data:text/css,{SEEN}');</style>",
    "imported behind rules between comments": f"<style>/**/p{{}}/**/@import url('data:text/css,{SEEN}');</style>",
    "imported behind rules and many comments": f"<style>{'/**/' * 60}p{{}}@import url('data:text/css,{SEEN}');</style>",
    "in a layer": "<style>@layer a{span.x{display:inline}}</style>",
    "of no weight": "<style>:where(#y, td span.x){display:inline}</style>",
    "with an empty selector": "<style>span.x,,b{display:inline}</style>",
    "with a selector that is none": "<style>span.x,%{display:inline}span:::x,span.x{display:inline}</style>",
    "with a word that nobody knows": "<style>span.x,:nothing(a){display:inline}</style>",
}


@pytest.mark.parametrize("sheet", NO_SHEETS.values(), ids=NO_SHEETS)
def test_what_browsers_leave_out_of_the_sheets_of_a_page_does_not_show_a_text(sheet: str) -> None:
    page = f"<style>{GONE}</style>{sheet}{PAGE.format('', '')}"
    (table,) = read_page(page.encode(), "a.html").tables
    assert table.rows[0][1].text == "312"


@pytest.mark.parametrize(
    ("policy", "text"),
    [
        ("style-src 'none'", "9312"),
        ("default-src 'none'", "9312"),
        ("default-src 'none'; style-src 'unsafe-inline'", "312"),
        ("upgrade-insecure-requests", "312"),
        ("script-src 'self'", "312"),
    ],
)
def test_styles_that_a_page_forbids_say_nothing(policy: str, text: str) -> None:
    page = f'<meta http-equiv="Content-Security-Policy" content="{policy}">{PAGE}'
    for sheet, own in ((GONE, ""), ("", "style=display:none")):
        (table,) = read_page(page.format(sheet, own).encode(), "a.html").tables
        assert table.rows[0][1].text == text


ATTRIBUTES = {
    "<body text=white>": "",
    "<body bgcolor=black text=#010101>": "",
    "<body text=ffffff>": "",
    "<table bgcolor=000000>": "",
    "<body text=navy>": "1",
    "<body bgcolor=black text=white>": "1",
    "<style>@import 'elsewhere.css';</style><table bgcolor=black>": "1",
    "<table bgcolor=black><tr style=color:white>": "1",
}


@pytest.mark.parametrize(("before", "text"), ATTRIBUTES.items())
def test_the_colours_of_attributes_and_of_letters_of_which_nothing_is_said(before: str, text: str) -> None:
    document = read_page(f"{before}<table><tr><td>1<td>1</table>".encode(), "a.html")
    assert document.tables[-1].rows[0][1].text == text
