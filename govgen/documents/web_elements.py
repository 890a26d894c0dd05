"""The elements of pages by what they do: those that say nothing; those that are no text; those that end lines."""

SILENT = frozenset(
    (
        *("script", "style", "noscript", "head", "template", "iframe", "select", "option", "svg", "title", "datalist"),
        *("canvas", "video", "audio", "noframes", "noembed", "meter", "progress"),
    )
)
CODE = frozenset(("script", "style", "head", "template", "svg", "title"))
BLOCKS = frozenset(
    (
        "p",
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "blockquote",
        "form",
        "fieldset",
        "center",
        "tr",
        "td",
        "th",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "hr",
        "figure",
        "address",
        "body",
        "html",
    )
)
