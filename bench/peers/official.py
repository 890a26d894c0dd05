"""The benchmark's keys under their official names, and its data sets as govgen's data files."""

import spec

from govgen import api

TEXTS = {
    "unit": "名称",
    "short": "简称",
    "year": "年度",
    "date": "落款日期",
    "region": "单位.上级",
    "phone": "联系.电话",
    "address": "联系.地址",
    "postcode": "联系.邮编",
    "website": "联系.网站",
    "email": "联系.电子邮箱",
}
LOOPS = {"s1": "总体情况", "s5": "问题与改进", "s6": "其他事项"}
ROWS = (
    *("t2_02", "t2_03", "t2_06", "t2_09", "t2_10", "t2_13"),
    *("t3_new", "t3_old", *(f"t3_res{number:02d}" for number in range(1, 22)), "t3_sum", "t3_next"),
)


def _paths(edition, table):
    """The paths of each row with numbers, in the order of the form."""
    rows = {}
    for slot in edition.slots:
        if slot.ref.table == table:
            rows.setdefault(slot.ref.row, []).append(slot.ref.path)
    return rows.values()


def names():
    """The official name of each key."""
    edition = api.edition_of(2024)
    rows = zip(ROWS, (*_paths(edition, "主动公开"), *_paths(edition, "申请")), strict=True)
    found = TEXTS | {f"{key}_{number}": path for key, row in rows for number, path in enumerate(row, start=1)}
    cells = (path for row in _paths(edition, "复议诉讼") for path in row)
    return found | {f"t4_{number:02d}": path for number, path in enumerate(cells, start=1)}


NAMES = names()


def data_file(context):
    """A data set as a data file, every figure typed, totals too."""
    cells = {}
    for key, path in NAMES.items():
        if key.startswith("t"):
            *parents, column = path.split(".")
            node = cells
            for parent in parents:
                node = node.setdefault(parent, {})
            node[column] = context[key]
    lines = [
        f"年度: {context['year']}",
        f"单位: {{名称: {context['unit']}, 简称: {context['short']}, 类别: 部门, 上级: {context['region']}}}",
        f"落款日期: {context['date']}",
        (
            f'联系: {{地址: {context["address"]}, 邮编: "{context["postcode"]}", 电话: {context["phone"]}, '
            f"电子邮箱: {context['email']}, 网站: {context['website']}}}"
        ),
    ]
    for key, section in LOOPS.items():
        lines += [f"{section}: |", *(f"  {item['t']}" for item in context[key])]
    return "\n".join((*lines, *_nested(cells, 0))) + "\n"


def _nested(node, indent):
    for name, value in node.items():
        if isinstance(value, dict) and any(isinstance(below, dict) for below in value.values()):
            yield f"{'':{indent}}{name}:"
            yield from _nested(value, indent + 2)
        else:
            figures = ", ".join(f"{column}: {figure}" for column, figure in value.items())
            yield f"{'':{indent}}{name}: {{{figures}}}"


assert len(spec.context(0)) == len(NAMES) + len(LOOPS)
