"""What a JSON Schema cannot say of schema.yaml: parts that must fit together. Each misfit is a SchemaError."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import chain, pairwise
from pathlib import Path
from string import Formatter

from govgen.model.deadline import AfterEvent
from govgen.model.edition import Catalog, Edition, Section
from govgen.model.form import UNSUMMED
from govgen.model.keys import ANNEXES, HEAD, MAIN_REPORT, WAIVERS
from govgen.model.numbers import UNITS
from govgen.model.spelling import suggest
from govgen.model.title import NAME, NEXT, YEAR
from govgen.model.words import day_of
from govgen.patterns import lazy
from govgen.schema import conflicts
from govgen.schema.crossings import NO_KIND
from govgen.schema.files import EDITIONS, Plain
from govgen.schema.formula import FormulaError
from govgen.schema.places import Misfit, Places
from govgen.schema.reach import refuse_unlike
from govgen.schema.reports import bundled_reports, main_schema
from govgen.schema.structure import misfits

NO_NATIONAL = "每一个版式都写了 variant：至少要有一个没有 variant，才知道平常用哪一个"
WRONG_YEARS = "版式“{edition}”适用的年度，起始晚于截止"
OVERLAP = "版式“{edition}”与“{other}”的适用年度重叠"
NO_EDITION = "版式“{edition}”用到 {last} 年度，“{next}”从 {first} 年度起：中间的年度没有版式"
AHEAD = "依据是 {year} 年的文件，版式却从 {first} 年度就用；年度写错了的请改正，文件印发以前就用的写 earlier"
NO_TOPIC = "版式“{edition}”的标题里没有 topics 的一个词：导入时不会把自己的报告认作这一种"
NO_BODY = "没有名称以“{name}”结尾的单位（见 bodies）{near}"
DEADLINES = "公开期限要写明每一个类别：{categories}"
NO_DEADLINE = "“{name}”在 deadlines 里没有期限"
NO_DAY = "“{day}”不是每年都有的日子，公开期限写成“月-日”，例如 01-31"
NO_DATE = "“{day}”不是每年都有的日子，统计期限写成“月-日”，例如 09-01"
NO_EVENT = "“{name}”不能作事件的名称：它是数据文件里的一个键，用文字写，不能与别的键、章节重名"
TOO_SOON = "次年 {day} 在统计期限的末日 {last} 之前：每一份都会说成迟了"
EARLIER = "earlier 的 to 是以前没有这份文件的最后一年，要在 {first} 到 {last} 之间"
NO_CATEGORY = "没有“{name}”这个类别{near}"
NEVER_MEANT = "以“{name}”结尾的，前面已经归到“{category}”，先写的先看，这里永远用不上；请删去一处，或者把长的写在前面"
NO_TEMPLATE = (
    "templates 文件夹里没有“{name}”这个模板{near}；还没有画的，运行 govgen template new --schema {file} -e {edition}"
)
NO_FIELD_BELOW = "空表下面的句子里只能用 {known}，没有“{{{name}}}”"
NO_FIELD = "标题里只能用 {known}，没有“{{{name}}}”"
NO_TITLE = "标题的花括号没有成对"
FIELD_MISSING = "标题里没有“{{{name}}}”"
FIELD_TWICE = "标题里“{{{name}}}”写了两次"
NO_SUMMAND = "{label}不是可以相加的数"
OTHER_NAME = "文件夹叫“{wanted}”，name 却是“{name}”：数据文件按文件夹的名称找它，两处要一样"
NO_NAME = "数据文件不写“报告”时用的就是这一种，不写 name（这里写的是“{name}”）"
NEVER_SINCE = "这个版式只用到 {last} 年度，写 {year} 就永远不会要求"
SHARED = "模板“{template}”已经是版式“{other}”的，两个版式的单元格不同，不能用同一个模板"
OTHER_CELL = "句子里的“{name}”不是表“{table}”的单元格"
NOT_TOLD = "句子里没有“{name}”，这个数就没有地方写"
NO_CELL = "句子里没有“{name}”这个单元格{near}"
NO_SENTENCE = "句子的“{{{{”和“}}}}”没有成对"
FIELDS = (NAME, YEAR, NEXT)
NEEDED = (NAME, YEAR)
MAX_YEAR = 2100  # of any schema
PLAIN_YEAR = 2001  # a year without a 29 February

_FIELD = lazy(r"\{([^{}]*)\}")
_ISSUED = lazy(r"〔(\d{4})〕")
_INSERTED = lazy(r"\{\{\s*([^{}]*?)\s*\}\}")


def check_catalog(catalog: Catalog, places: Places) -> None:
    """SchemaError at the first edition that does not fit the others."""
    _refuse_other_name(catalog, places)
    for path, message in (*_categories(catalog), *_unused_endings(catalog)):
        raise places.error(path, message)
    if all(edition.variant for edition in catalog.editions.values()):
        raise places.error(EDITIONS, NO_NATIONAL)
    known = (MAIN_REPORT, *bundled_reports())
    for name in catalog.newest.apart:
        if name not in known:
            raise places.error(f"apart.{name}", NO_KIND.format(name=name, near=suggest(name, known)))
    for edition in catalog.editions.values():
        for path, message in (*_years(edition, catalog.editions), *_sharing(edition, catalog.editions)):
            raise places.error(f"{EDITIONS}.{edition.id}.{path}", message)
    for path, message in (*_gaps(catalog), *_topics(catalog)):
        raise places.error(path, message)


def _categories(catalog: Catalog) -> Iterator[Misfit]:
    """Names of categories that there are not."""
    named = [(f"lower.{number}", name) for number, name in enumerate(catalog.lower, start=1)]
    named += [(f"bodies.{number}.category", kind.category) for number, kind in enumerate(catalog.bodies, start=1)]
    for path, name in named:
        if name not in catalog.categories:
            yield path, NO_CATEGORY.format(name=name, near=suggest(name, catalog.categories))


def _names(edition: Edition, bodies: Collection[Plain]) -> Iterator[Misfit]:
    """Ends of units' names in mentions with which no name ends that the schema knows a category of."""
    known = [ending for kind in bodies for ending in kind["endings"]]
    for mention in edition.mentions if known else ():
        for number, name in enumerate(mention.names, start=1):
            if not any(name.endswith(ending) or ending.endswith(name) for ending in known):
                yield f"mentions.{mention.id}.names.{number}", NO_BODY.format(name=name, near=suggest(name, known))


def _unused_endings(catalog: Catalog) -> Iterator[Misfit]:
    """Endings of names that never decide a category, since a kind of another one before takes all such names."""
    for number, kind in enumerate(catalog.bodies, start=1):
        for item, ending in enumerate(kind.endings, start=1):
            first = next(each for each in catalog.bodies if ending.endswith(each.endings))
            if first.category != kind.category:
                yield f"bodies.{number}.endings.{item}", NEVER_MEANT.format(name=ending, category=first.category)


def _gaps(catalog: Catalog) -> Iterator[Misfit]:
    """Years between two editions that neither serves."""
    national = sorted((one for one in catalog.editions.values() if not one.variant), key=lambda one: one.first)
    for one, following in pairwise(national):
        if one.last is not None and following.first > one.last + 1:
            said = {"edition": one.id, "last": one.last, "next": following.id, "first": following.first}
            yield f"{EDITIONS}.{one.id}.years.to", NO_EDITION.format(**said)


def _topics(catalog: Catalog) -> Iterator[Misfit]:
    """Topics by which an import would not know the titles of its own reports."""
    for edition in catalog.editions.values() if catalog.topics else ():
        if not any(topic in title for topic in catalog.topics for title in (edition.title, *edition.titles)):
            yield "topics", NO_TOPIC.format(edition=edition.id)


def _refuse_other_name(catalog: Catalog, places: Places) -> None:
    """SchemaError where a kind that comes along is called otherwise than its folder, by which data files ask for it."""
    file = Path(places.files.file).resolve()
    known = {path.resolve(): name for name, path in bundled_reports().items()}
    wanted = known.get(file, "" if file == main_schema().resolve() else catalog.name)
    if catalog.name != wanted:
        message = OTHER_NAME.format(name=catalog.name, wanted=wanted) if wanted else NO_NAME.format(name=catalog.name)
        raise places.error("name", message)


def check_edition(edition: Edition, spec: Plain, values: Plain, places: Places) -> None:
    """SchemaError at the first part of an edition that does not fit the others; `values` are those of the schema."""
    units = {*UNITS, *values.get("units", ())}
    found = (
        _period(edition),
        _deadlines(edition, values["categories"]),
        _earlier(edition),
        _titles(edition),
        _sentences(edition),
        _empty(edition),
        _since(edition),
        _summary(edition),
        _names(edition, values.get("bodies", ())),
        conflicts.misfits(edition),
        misfits(edition, spec["tables"], units),
        _template(edition, places.files.templates),
    )
    for path, message in chain(*found):
        raise places.error(f"{EDITIONS}.{edition.id}.{path}", message)


def _years(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[Misfit]:
    if edition.last is not None and edition.last < edition.first:
        yield "years", WRONG_YEARS.format(edition=edition.id)
    for other in editions.values():
        chosen = edition.variant or other.variant
        if not chosen and other is not edition and other.first >= edition.first and edition.serves(other.first):
            yield "years", OVERLAP.format(edition=edition.id, other=other.id)


def _deadlines(edition: Edition, categories: Collection[str]) -> Iterator[Misfit]:
    if edition.deadlines and set(edition.deadlines) != set(categories):
        yield "deadlines", DEADLINES.format(categories="、".join(categories))
    strangers = sorted(edition.customary - {*edition.deadlines})
    yield from (("customary", NO_DEADLINE.format(name=name)) for name in strangers)
    for category, day in edition.deadlines.items():
        if isinstance(day, AfterEvent):
            if day.event in (*HEAD, WAIVERS, ANNEXES, *edition.sections) or not day.event.isalpha():
                yield f"deadlines.{category}.after", NO_EVENT.format(name=day.event)
        elif not _is_day(day):
            yield f"deadlines.{category}", NO_DAY.format(day=day)
        elif edition.period.crosses and day <= edition.period.last:
            yield f"deadlines.{category}", TOO_SOON.format(day=day, last=edition.period.last)


def _earlier(edition: Edition) -> Iterator[Misfit]:
    """Years for which the document that prescribes the edition was not there, and no other is named."""
    last = edition.last or MAX_YEAR
    if edition.earlier is not None and not edition.first <= edition.earlier.last < last:
        yield "earlier.to", EARLIER.format(first=edition.first, last=last - 1)
    first = edition.earlier.last + 1 if edition.earlier else edition.first
    issued = [int(year) for year in _ISSUED.findall(edition.basis)]
    if issued and min(issued) > first + 1:  # the reports on a year are drawn up in the next
        yield "basis", AHEAD.format(year=min(issued), first=first)


def _period(edition: Edition) -> Iterator[Misfit]:
    for key, day in (("from", edition.period.first), ("to", edition.period.last)):
        if not _is_day(day):
            yield f"period.{key}", NO_DATE.format(day=day)


def _is_day(text: str) -> bool:
    """True for a month and a day, of two digits each, that every year has."""
    return len(text) == len("01-31") and day_of(f"{PLAIN_YEAR}-{text}") is not None


def _titles(edition: Edition) -> Iterator[Misfit]:
    tables = {f"tables.{table.id}.title": table.title for table in edition.tables.values()}
    others = {f"titles.{number}": title for number, title in enumerate(edition.titles, start=1)}
    for path, title in {"title": edition.title, **others, **tables}.items():
        try:
            fields = [field for _, field, _, _ in Formatter().parse(title) if field is not None]
        except ValueError:
            yield path, NO_TITLE
            continue
        yield from _fields(path, fields)


def _empty(edition: Edition) -> Iterator[Misfit]:
    """Fields that the sentence below an empty table does not have."""
    known = "、".join(f"{{{name}}}" for name in NEEDED)
    for table in edition.tables.values():
        for field in _FIELD.findall(table.empty):
            if field not in NEEDED:
                yield f"tables.{table.id}.empty", NO_FIELD_BELOW.format(known=known, name=field)


def _fields(path: str, fields: list[str]) -> Iterator[Misfit]:
    known = "、".join(f"{{{name}}}" for name in FIELDS)
    for number, field in enumerate(fields):
        if field not in FIELDS:
            yield path, NO_FIELD.format(known=known, name=field)
        if field in fields[:number]:
            yield path, FIELD_TWICE.format(name=field)
    if path.startswith("title"):
        yield from ((path, FIELD_MISSING.format(name=name)) for name in NEEDED if name not in fields)


def _sentences(edition: Edition) -> Iterator[Misfit]:
    """What the sentences that tell figures insert must be cells."""
    for section in edition.sections.values():
        for key in ("sentence", "zero") if section.figures else ():
            text, path = getattr(section.figures, key), f"sections.{section.id}.figures.{key}"
            names = _INSERTED.findall(text)
            if not len(names) == text.count("{{") == text.count("}}"):
                yield path, NO_SENTENCE
            for name in names:
                if name not in edition.paths:
                    yield path, NO_CELL.format(name=name, near=suggest(name, edition.paths))
            yield from _untold(edition, section, names, path)


def _untold(edition: Edition, section: Section, names: Collection[str], path: str) -> Iterator[Misfit]:
    """Cells of other tables that a sentence tells, and those of its own that it does not."""
    own = [edition.slots[number].ref.path for number in edition.slots_of(section.own_table)]
    for name in names:
        if name in edition.paths and name not in own:
            yield path, OTHER_CELL.format(name=name, table=section.own_table)
    if path.endswith("sentence"):
        yield from ((path, NOT_TOLD.format(name=name)) for name in own if name not in names)


def _summary(edition: Edition) -> Iterator[Misfit]:
    """Figures of summaries that are added up of what cannot be."""
    for name, slots in edition.summary.items():
        held = [edition.slots[number] for number in slots]
        for slot in held if len(held) > 1 else ():
            if slot.kind in UNSUMMED:
                yield f"summary.{name}", NO_SUMMAND.format(label=slot.label)
        try:
            refuse_unlike(held)
        except FormulaError as error:
            yield f"summary.{name}", str(error)


def _since(edition: Edition) -> Iterator[Misfit]:
    for section in edition.sections.values():
        if edition.last is not None and section.since > edition.last:
            yield f"sections.{section.id}.since", NEVER_SINCE.format(year=section.since, last=edition.last)


def _sharing(edition: Edition, editions: Mapping[str, Edition]) -> Iterator[Misfit]:
    """A template that belongs to another edition, whose cells are others."""
    for other in editions.values():
        shared = other.template == edition.template and edition.id != other.template.removesuffix(".docx")
        if shared and edition.paths.keys() != other.paths.keys():
            yield "template", SHARED.format(template=edition.template, other=other.id)


def _template(edition: Edition, templates: Collection[str] | None) -> Iterator[Misfit]:
    if templates is not None and edition.template not in templates:
        said = {"name": edition.template, "near": suggest(edition.template, templates), "edition": edition.id}
        yield "template", NO_TEMPLATE.format(file=edition.schema, **said)
