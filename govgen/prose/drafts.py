"""What is left in prose of its draft: hints to its writer, names where figures belong, what a program said."""

from __future__ import annotations

import re

from govgen.model.finding import Severity
from govgen.patterns import lazy
from govgen.prose.blanks import BLANKS
from govgen.prose.damages import COUNTER, NO_NUMBER, NOTE, PLACEHOLDER, REPEATED_WORD, Damage

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
_BLANK = f"[{BLANKS}]"
_BEFORE_COUNTER = rf"(?={_BLANK}?{COUNTER}(?:[，。；、,;）)]|$))"
_HAN = "\u4e00-\u9fff"
_FIGURE = (
    "(?:具体|相关|实际|准确)?(?:数字|数量|数值|数据|金额|件数|条数|人数|次数|名称|日期|年份|个数|份数)"
    "|(?:本年|上年|全年|今年|去年)?(?:新收|受理|收到|办结|结转(?:下年度?)?|申请|答复)(?:总?数|数量|件数)?|总计|合计|总数|小计"
)
_TWICE = (
    *(f"我{body}" for body in (*"局县市区镇乡办委厅院", "街道")),
    *("本局", "本机关", "每周", "每月", "每年", "每季度"),
)
_OPEN = "XxＸｘ×○◯〇某"
DRAFTS = (
    # A day or a month that is not there: 2023年X月X日, 5月某日; 二〇日 is one.
    Damage(
        tuple(_OPEN),
        lazy(rf"[{_OPEN}](?:(?<![A-Za-z0-9零〇一二三四五六七八九十].)(?<!某.|一某)月(?=[{_OPEN}0-9])|(?<=月.)日)"),
        _ERROR,
        PLACEHOLDER,
    ),
    Damage(
        (",",),
        lazy(
            rf"[0-9](?<![0-9,.第至条、-].)(?<!分别.)(?<!分别为.)[0-9]{{0,8}}(?:,[0-9]{{3}})*,(?:[0-9]{{1,2}}|[0-9]{{4,9}}){_BEFORE_COUNTER}",
            re.MULTILINE,
        ),
        _ERROR,
        "里的逗号不在千位上，请核对",
    ),
    # A name in brackets, and behind it the unit of the number that should stand there.
    Damage(
        ("[", "［", "【", "〔", "《", "<", "＜", "「", "『"),
        lazy(
            rf"[\[［【〔《<＜「『](?<![0-9余多].)[{_HAN}]{{1,20}}[\]］】〕》>＞」』]{_BEFORE_COUNTER}",
            re.MULTILINE,
        ),
        _ERROR,
        NO_NUMBER,
    ),
    Damage(
        ("（", "(", "“"),
        lazy(rf"[（(“](?<![0-9余多].)(?:{_FIGURE})[）)”]{_BEFORE_COUNTER}", re.MULTILINE),
        _ERROR,
        NO_NUMBER,
    ),
    Damage(
        ("0.",),
        lazy(
            r"(?:(?<!容积)(?<!利)(?<!汇)(?<!折射)率|占比?|比例|比重)(?:为|是|达到?|约)?0\.[0-9]{2,}(?=[，。；、）)]|$)",
            re.MULTILINE,
        ),
        _ERROR,
        "是没有换成百分数的比例，请写成百分数",
    ),
    Damage(
        ("0",),
        lazy(rf"0(?<=[{_HAN}]0)(?<!第0)[1-9][0-9]*{_BEFORE_COUNTER}", re.MULTILINE),
        _WARNING,
        "前面多了一个0，请核对",
    ),
    Damage(
        (" ", "\u00a0", "\u3000"),
        lazy(rf"(?<=[{_HAN}])(?<![表图第])[0-9]{{1,3}}{_BLANK}[0-9]{{1,2}}{_BEFORE_COUNTER}", re.MULTILINE),
        _WARNING,
        "中间有空格，请核对是不是一个数",
    ),
    Damage(("“", '"'), lazy(r'(?<=[请结息到])[“"][0-9]+[”"](?=[件条份])'), _WARNING, "的引号是多余的，请删去"),
    Damage(
        ("单击", "点击", "此处省略", "此处略"),
        lazy(
            "(?:单击|点击)(?:或点击)?(?:此处|这里)(?:以|来)?(?:输入|添加|编辑|键入)[^。，；\n]{0,4}|此处(?:从)?(?:省略|略)"
        ),
        _ERROR,
        PLACEHOLDER,
    ),
    Damage(
        ("同上。", "略。", "略）", "同上）", "待定。", "待定", "暂缺"),
        lazy(
            rf"^{_BLANK}*(?:[（(]?(?:略|同上|同前)[）)]?。|[（(](?:略|同上|同前)[）)]|(?:待定|暂缺)。?)$|(?<=。)(?:略|同上)。$",
            re.MULTILINE,
        ),
        _ERROR,
        PLACEHOLDER,
    ),
    Damage(
        ("某某",),
        lazy(f"(?<![{_HAN}])某某(?:局|县|市|区|镇|乡|街道|单位|部门|委员会|办公室)(?!长)"),
        _WARNING,
        PLACEHOLDER,
    ),
    Damage(
        ("字）", "字)", "字左右", "字以"),
        lazy(r"[（(]字数[^（）()\n]{0,10}[）)]|[（(](?:不少于|不超过|约|大约)?[0-9]{2,4}字(?:左右|以内|以上)?[）)]"),
        _ERROR,
        NOTE,
    ),
    Damage(
        ("[",),
        lazy(rf"\[(?:来源请求|需要引用|引文)\]|(?<=[。，；{_HAN}])\[[0-9]{{1,2}}\](?![0-9号第])"),
        _WARNING,
        NOTE,
    ),
    Damage(
        ("语言模型", "以下是为您", "以下是为你", "对您有", "对你有", "如需修改", "需要我"),
        lazy(
            "作为(?:一个|一名|一款)?(?:人工智能|AI|大型?)?(?:语言模型|智能助手)[^。\n]{0,20}"
            "|(?:好的[，,]?)?以下是为[您你](?:撰写|生成|整理|起草|准备)[^。\n]{0,20}"
            "|希望[^。，\n]{0,10}对[您你]有(?:所)?帮助|如需(?:进一步)?(?:修改|调整)[^。\n]{0,6}请(?:随时)?告诉我|需要我(?:帮您|为您|继续)"
        ),
        _ERROR,
        "是写作软件对人说的话，请删去",
    ),
    Damage(
        tuple(2 * word for word in _TWICE),
        lazy("|".join(2 * word for word in _TWICE)),
        _WARNING,
        REPEATED_WORD,
    ),
)
