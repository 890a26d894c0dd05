"""Layout and data of the benchmark report: labels, table grids, seeded filler data.

Everything the template builder, the python-docx engine and the verifier must
agree on is here: which cell of which table holds which key.
"""
# ruff: noqa: C901, N806, PERF401, UP031 - a layout in code, written the way the engines' own documentation is

import random

FILLER_ROWS = 0  # rows beyond the 25 of the 2021 format

T2_ROWS = [
    ("span", "第二十条第（一）项"),
    ("head4", ("信息内容", "本年制发件数", "本年废止件数", "现行有效件数")),
    ("num3", "规章"),
    ("num3", "行政规范性文件"),
    ("span", "第二十条第（五）项"),
    ("head2", ("信息内容", "本年处理决定数量")),
    ("num1", "行政许可"),
    ("span", "第二十条第（六）项"),
    ("head2", ("信息内容", "本年处理决定数量")),
    ("num1", "行政处罚"),
    ("num1", "行政强制"),
    ("span", "第二十条第（八）项"),
    ("head2", ("信息内容", "本年收费金额（单位：万元，保留4位小数）")),
    ("num1", "行政事业性收费"),
]

T3_CORNER = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
T3_COLS = ["自然人", "商业企业", "科研机构", "社会组织", "法律服务机构", "其他", "总计"]
T3_RESULT = [  # (group label, [item labels]); no items: the label takes two columns
    ("（一）予以公开", []),
    ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", []),
    (
        "（三）不予公开",
        [
            "1.属于国家秘密",
            "2.其他法律行政法规禁止公开",
            "3.危及“三安全一稳定”",
            "4.保护第三方合法权益",
            "5.属于三类内部事务信息",
            "6.属于四类过程性信息",
            "7.属于行政执法案卷",
            "8.属于行政查询事项",
        ],
    ),
    ("（四）无法提供", ["1.本机关不掌握相关政府信息", "2.没有现成信息需要另行制作", "3.补正后申请内容仍不明确"]),
    (
        "（五）不予处理",
        [
            "1.信访举报投诉类申请",
            "2.重复申请",
            "3.要求提供公开出版物",
            "4.无正当理由大量反复申请",
            "5.要求行政机关确认或重新出具已获取信息",
        ],
    ),
    (
        "（六）其他处理",
        [
            "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
            "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
            "3.其他",
        ]
        + ["%d.填充行（基准测试用）" % (4 + i) for i in range(FILLER_ROWS)],
    ),
]

T4_FIVE = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"]


# --- grids: grid[r][c] is ("t", label) or ("k", key); merges: (r0, c0, r1, c1) inclusive


def grid2(px=""):
    grid, merges = [], []
    for r, (kind, v) in enumerate(T2_ROWS):
        if kind == "span":
            grid.append([("t", v)] * 4)
            merges.append((r, 0, r, 3))
        elif kind == "head4":
            grid.append([("t", x) for x in v])
        elif kind == "head2":
            grid.append([("t", v[0])] + [("t", v[1])] * 3)
            merges.append((r, 1, r, 3))
        elif kind == "num3":
            grid.append([("t", v)] + [("k", "%st2_%02d_%d" % (px, r, c)) for c in (1, 2, 3)])
        else:
            grid.append([("t", v)] + [("k", "%st2_%02d_1" % (px, r))] * 3)
            merges.append((r, 1, r, 3))
    return grid, merges


def rows3():
    """Data rows of table 三 as (kind, key name, labels)."""
    out = [("wide3", "new", "一、本年新收政府信息公开申请数量"), ("wide3", "old", "二、上年结转政府信息公开申请数量")]
    n = 0
    for group, items in T3_RESULT:
        if not items:
            n += 1
            out.append(("wide2", "res%02d" % n, group))
        for i, item in enumerate(items):
            n += 1
            out.append(("item", "res%02d" % n, (group, item, i == 0, len(items))))
    out.append(("wide2", "sum", "（七）总计"))
    out.append(("wide3", "next", "四、结转下年度继续办理"))
    return out


def grid3(px=""):
    grid, merges = [], []
    C = ("t", T3_CORNER)
    L = ("t", "法人或其他组织")
    grid.append([C] * 3 + [("t", "申请人情况")] * 7)
    grid.append([C] * 3 + [("t", T3_COLS[0])] + [L] * 5 + [("t", T3_COLS[6])])
    grid.append([C] * 3 + [("t", x) for x in T3_COLS])
    merges += [(0, 0, 2, 2), (0, 3, 0, 9), (1, 4, 1, 8), (1, 3, 2, 3), (1, 9, 2, 9)]
    rows = rows3()
    first = 3 + 2
    last = 3 + len(rows) - 2
    merges.append((first, 0, last, 0))
    side = ("t", "三、本年度办理结果")
    for i, (kind, key, lab) in enumerate(rows):
        r = 3 + i
        nums = [("k", "%st3_%s_%d" % (px, key, c)) for c in range(1, 8)]
        if kind == "wide3":
            grid.append([("t", lab)] * 3 + nums)
            merges.append((r, 0, r, 2))
        elif kind == "wide2":
            grid.append([side] + [("t", lab)] * 2 + nums)
            merges.append((r, 1, r, 2))
        else:
            group, item, is_first, count = lab
            grid.append([side, ("t", group), ("t", item), *nums])
            if is_first and count > 1:
                merges.append((r, 1, r + count - 1, 1))
    return grid, merges


def grid4(px=""):
    five = [("t", x) for x in T4_FIVE]
    A, B = ("t", "未经复议直接起诉"), ("t", "复议后起诉")
    grid = [
        [("t", "行政复议")] * 5 + [("t", "行政诉讼")] * 10,
        five + [A] * 5 + [B] * 5,
        five * 3,
        [("k", "%st4_%02d" % (px, c)) for c in range(1, 16)],
    ]
    merges = [(0, 0, 0, 4), (0, 5, 0, 14), (1, 5, 1, 9), (1, 10, 1, 14)]
    merges += [(1, c, 2, c) for c in range(5)]
    return grid, merges


TEXT_KEYS = ["unit", "short", "year", "date", "region", "phone", "address", "postcode", "website", "email"]
LOOPS = ["s1", "s5", "s6"]  # narrative of sections 一, 五, 六


def outline(px=""):
    """The document in order: (style, parts) paragraphs, ("loop", name), ("table", n).

    parts: list of str (literal) and ("k", key).
    """

    def k(name):
        return ("k", px + name)

    return [
        ("title", [k("unit"), k("year"), "年政府信息公开工作年度报告"]),
        (
            "body",
            [
                "本报告由",
                k("region"),
                k("short"),
                "依照《中华人民共和国政府信息公开条例》编制，所列数据的统计期限自",
                k("year"),
                "年1月1日起至",
                k("year"),
                "年12月31日止。",
            ],
        ),
        ("h1", ["一、总体情况"]),
        ("loop", "s1"),
        ("h1", ["二、主动公开政府信息情况"]),
        ("table", 2),
        ("h1", ["三、收到和处理政府信息公开申请情况"]),
        ("table", 3),
        ("h1", ["四、政府信息公开行政复议、行政诉讼情况"]),
        ("table", 4),
        ("h1", ["五、存在的主要问题及改进情况"]),
        ("loop", "s5"),
        ("h1", ["六、其他需要报告的事项"]),
        ("loop", "s6"),
        (
            "body",
            [
                "联系电话：",
                k("phone"),
                "；地址：",
                k("address"),
                "；邮政编码：",
                k("postcode"),
                "；网站：",
                k("website"),
                "；电子邮箱：",
                k("email"),
                "。",
            ],
        ),
        ("sign", [k("unit")]),
        ("sign", [k("date")]),
    ]


# --- filler data ----------------------------------------------------------------

_TOPIC = [
    "主动公开",
    "依申请公开",
    "政府信息管理",
    "政府信息公开平台建设",
    "监督保障",
    "政策解读",
    "回应关切",
    "财政预决算公开",
    "权责清单公开",
    "营商环境信息公开",
    "民生领域信息公开",
    "公共企事业单位信息公开",
]
_S = [
    "本单位坚持以公开为常态、不公开为例外，围绕{t}工作细化任务、明确责任、按时完成。",
    "全年通过网站、公众号和公示栏发布信息{a}条，其中业务动态{b}条，公示公告{c}条。",
    "结合机构职能调整，对{t}目录进行了逐项核对，新增事项{b}项，更新事项{c}项，删除过期事项{d}项。",
    "对收到的来信来电认真登记、及时转办、限期答复，全年办理{b}件，按期办结率百分之百。",
    "组织{t}专题培训{d}次，参训人员{b}人次，工作人员的业务水平有了新的提高。",
    "严格执行发布前审查制度，做到先审查、后公开，一事一审，全年没有发生失泄密情况。",
    "按照上级部署开展自查{d}次，整改问题{c}处，确保栏目内容准确、链接有效、更新及时。",
    "加强与有关部门的沟通会商，统一答复口径，规范文书格式，妥善保存办理档案。",
    "面向群众和企业编写通俗易懂的说明材料{d}份，方便查询，方便办事，方便监督。",
    "把{t}纳入年度考核内容，由分管负责人牵头，办公室具体落实，各科室分工配合。",
]
_P5 = [
    "存在的主要问题：一是对{t}的认识还不够深入，个别科室报送信息不够主动；二是公开内容与群众期待还有差距；三是人员变动较多，业务衔接不够顺畅。",
    "改进措施：进一步完善工作制度，把{t}的要求落实到每一个环节，做到任务到岗、责任到人，{d}月底前完成目录修订。",
    "下一步将加大培训力度，计划组织集中学习{d}次，覆盖工作人员{b}人次，提高依法公开、规范答复的能力。",
    "丰富公开形式，采用图表、问答、短片等方式开展{t}，让信息看得懂、找得到、用得上。",
    "加强日常监测和抽查，对发现的问题建立台账，逐条销号，全年抽查不少于{d}次。",
]
_P6 = [
    "本年度没有收取信息处理费。按照要求公开了重点领域信息{b}条，落实上级年度要点{c}项。",
    "除上述情况外，没有其他需要报告的事项。",
]


def _para(rng, pool, count):
    out = []
    for s in rng.sample(pool, count):
        out.append(
            s.format(
                t=rng.choice(_TOPIC),
                a=rng.randint(100, 999),
                b=rng.randint(10, 99),
                c=rng.randint(3, 40),
                d=rng.randint(1, 12),
            )
        )
    return "".join(out)


def context(seed, px=""):
    """One report's data; every figure obeys the format's sum rules."""
    rng = random.Random(seed)
    c = {}

    def put(name, value):
        c[px + name] = value

    n = seed + 1
    put("unit", "示例县第%04d号填报单位" % n)
    put("short", "填报单位%04d" % n)
    put("year", 2021)
    put("date", "2022年1月%d日" % rng.randint(4, 28))
    put("region", "示例省示例市示例县")
    put("phone", "0000-%07d" % rng.randint(0, 9999999))
    put("address", "示例县人民路%d号" % rng.randint(1, 999))
    put("postcode", "%06d" % rng.randint(0, 999999))
    put("website", "www.u%04d.example" % n)
    put("email", "u%04d@mail.example" % n)
    cn = "（一）（二）（三）（四）（五）（六）".replace("）", "）|").split("|")
    s1 = []
    for i in range(18):
        head = f"{cn[i // 3]}{_TOPIC[i // 3]}。" if i % 3 == 0 else "%d.%s情况。" % (i, rng.choice(_TOPIC))
        s1.append({"t": head + _para(rng, _S, 2)})
    put("s1", s1)
    put("s5", [{"t": _para(rng, [p], 1)} for p in _P5])
    put("s6", [{"t": _para(rng, [p], 1)} for p in _P6])
    # table 二
    for r, (kind, _) in enumerate(T2_ROWS):
        if kind == "num3":
            made, ended = rng.choice([0, rng.randint(1, 9)]), rng.choice([0, rng.randint(1, 3)])
            for i, v in enumerate((made, ended, made + rng.randint(0, 30)), start=1):
                put("t2_%02d_%d" % (r, i), v)
        elif kind == "num1":
            last = r == len(T2_ROWS) - 1
            put("t2_%02d_1" % r, "%.4f" % (rng.random() * 100) if last else rng.randint(0, 2000))
    # table 三: results first, then what makes the sums hold
    rows = [k for _, k, _ in rows3()]
    res = [k for k in rows if k.startswith("res")]
    m = {}
    for k in [*res, "old", "next"]:
        m[k] = [rng.choice([0, 0, 0, rng.randint(1, 9)]) if j else rng.randint(0, 60) for j in range(6)]
    m["sum"] = [sum(m[k][j] for k in res) for j in range(6)]
    for j in range(6):  # 一 = 三(总计) + 四 - 二, kept non-negative
        m["old"][j] = min(m["old"][j], m["sum"][j] + m["next"][j])
    m["new"] = [m["sum"][j] + m["next"][j] - m["old"][j] for j in range(6)]
    for k in rows:
        for j, v in enumerate(m[k] + [sum(m[k])]):
            put("t3_%s_%d" % (k, j + 1), v)
    # table 四
    for g in range(3):
        v = [rng.choice([0, 0, rng.randint(1, 5)]) for _ in range(4)]
        for j, x in enumerate([*v, sum(v)]):
            put("t4_%02d" % (g * 5 + j + 1), x)
    return c


def prefixes(factor):
    return ["" if i == 0 else "x%d_" % i for i in range(factor)]


def contexts(count, factor=1):
    out = []
    for i in range(count):
        c = {}
        for j, px in enumerate(prefixes(factor)):
            c.update(context(i + 1000 * j, px))
        out.append(c)
    return out


def validate(c, px=""):
    """The format's arithmetic rules over a flat context; returns the broken ones."""
    bad = []
    rows = [k for _, k, _ in rows3()]
    res = [k for k in rows if k.startswith("res")]
    t = {k: [c["%st3_%s_%d" % (px, k, j)] for j in range(1, 8)] for k in rows}
    for k in rows:
        v = t[k]
        for x in v:
            if not isinstance(x, int) or x < 0:
                bad.append((k, "not a count"))
        if sum(v[:6]) != v[6]:
            bad.append((k, "row sum"))
    for j in range(7):
        if sum(t[k][j] for k in res) != t["sum"][j]:
            bad.append(("sum", j))
        if t["new"][j] + t["old"][j] != t["sum"][j] + t["next"][j]:
            bad.append(("balance", j))
    for g in range(3):
        v = [c["%st4_%02d" % (px, g * 5 + j)] for j in range(1, 6)]
        if sum(v[:4]) != v[4]:
            bad.append(("t4", g))
    return bad
