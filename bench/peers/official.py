"""The benchmark's keys under their official names, and its data sets as govgen's data files."""

import spec

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
PEOPLE = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他", "总计")
RESULTS = (
    ("予以公开", ()),
    ("部分公开", ()),
    (
        "不予公开",
        (
            "属于国家秘密",
            "其他法律行政法规禁止公开",
            "危及三安全一稳定",
            "保护第三方合法权益",
            "属于三类内部事务信息",
            "属于四类过程性信息",
            "属于行政执法案卷",
            "属于行政查询事项",
        ),
    ),
    ("无法提供", ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确")),
    (
        "不予处理",
        (
            "信访举报投诉类申请",
            "重复申请",
            "要求提供公开出版物",
            "无正当理由大量反复申请",
            "要求行政机关确认或重新出具已获取信息",
        ),
    ),
    ("其他处理", ("逾期不补正", "逾期不缴费", "其他")),
)
DISPUTES = ("行政复议", "未经复议直接起诉", "复议后起诉")
ENDINGS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")
PUBLISHED = {
    "t2_02": ("规章", ("本年制发件数", "本年废止件数", "现行有效件数")),
    "t2_03": ("行政规范性文件", ("本年制发件数", "本年废止件数", "现行有效件数")),
    "t2_06": ("行政许可", ("本年处理决定数量",)),
    "t2_09": ("行政处罚", ("本年处理决定数量",)),
    "t2_10": ("行政强制", ("本年处理决定数量",)),
    "t2_13": ("行政事业性收费", ("本年收费金额",)),
}


def _rows3():
    yield "t3_new", "申请.本年新收"
    yield "t3_old", "申请.上年结转"
    leaves = [f"{group}.{leaf}" if leaf else group for group, below in RESULTS for leaf in below or ("",)]
    for number, path in enumerate(leaves, start=1):
        yield f"t3_res{number:02d}", f"申请.办理结果.{path}"
    yield "t3_sum", "申请.办理结果.总计"
    yield "t3_next", "申请.结转下年度"


def names():
    """The official name of each key."""
    found = dict(TEXTS)
    for key, (row, columns) in PUBLISHED.items():
        found |= {f"{key}_{number}": f"主动公开.{row}.{column}" for number, column in enumerate(columns, start=1)}
    for key, path in _rows3():
        found |= {f"{key}_{number}": f"{path}.{column}" for number, column in enumerate(PEOPLE, start=1)}
    cells = [f"复议诉讼.{row}.{column}" for row in DISPUTES for column in ENDINGS]
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
