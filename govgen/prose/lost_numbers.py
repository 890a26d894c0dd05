"""What is left in prose where a number was deleted or never put in, or is written twice or wrongly."""

from __future__ import annotations

import re

from govgen.model.finding import Severity
from govgen.patterns import lazy
from govgen.prose.blanks import BLANKS
from govgen.prose.damages import COUNTER, NO_NUMBER, NOTE, PLACEHOLDER, Damage

_HAN = "\u4e00-\u9fff"
_BLANK = f"[{BLANKS}]"
_STOP = "(?=[，。；、,;）)]|$)"
_ERROR, _WARNING = Severity.ERROR, Severity.WARNING
# What is left where a number was deleted: its unit, right behind what was counted.
# The unit comes first and what was counted is looked back for: a class of letters is searched for faster than words.
_COUNTED = (
    "(?<=费元)|(?<=费[万亿]元)",
    "(?<=(?:收取|金额|收入|资金|经费|投入)元)|(?<=(?:收取|金额|收入|资金|经费|投入)[万亿]元)",
    "(?<=(?:共计|总计|合计|累计)[条件次篇份个元场])|(?<=(?:共计|总计|合计|累计)[万亿人][元次])",
    "(?<=(?:培训|会议|检查|督查|演练|谈会|布会)[次场期])",
    "(?<=(?:参训|参会|参加|培训|接待)人次)|(?<=(?:参训|参会|参加|培训|接待)(?:人员|群众)人次)",
    "(?<=(?:信息|稿件|动态|公告|留言)[条篇份])|(?<=(?:图解|视频|账号|网站)[张个部])",
    "(?<=(?:访问|浏览|点击|阅读|下载)量次)|(?<=(?:访问|浏览|点击|阅读|下载)量[万亿达为人]次)",
    "(?<=(?:访问|浏览|点击|阅读|下载)量[万亿]人次)",
)
_LEFT_BLANK = "○●◯OoＯ#＃□☐■～~·•*＊_?？◇◆△▲—–-"
_NAMED = "数字|数量|数值|数据|金额|件数|条数|人数|次数|名称|日期|年份"
_CONTACT = "地址|邮编|电话|传真|邮箱|网址|联系人"
TOO_OFTEN = "是重复的数，请删去多余的"
LOST = (
    Damage(
        ("元", "件", "条", "次", "篇", "份", "场", "期", "张", "个", "部"),
        lazy(f"[元件条次篇份场期张个部](?:{'|'.join(_COUNTED)}){_STOP}", re.MULTILINE),
        _ERROR,
        NO_NUMBER,
    ),
    Damage(
        ("处罚件", "许可件", "强制件", "决定件"),
        lazy(rf"(?:作出|实施|办理)[{_HAN}]{{0,6}}(?:处罚|许可|强制)(?:决定)?件{_STOP}", re.MULTILINE),
        _ERROR,
        NO_NUMBER,
    ),
    Damage(("百分之",), lazy("百分之(?![零〇一二三四五六七八九十百千两几0-9０-９])"), _ERROR, "后面没有数，请补上"),
    Damage(("百分点",), lazy("(?:增长|提高|下降|上升|降低|减少|增加|回落)了?个百分点"), _ERROR, NO_NUMBER),
    Damage(
        tuple(_LEFT_BLANK),
        lazy(rf"[{_LEFT_BLANK}](?<=[{_HAN}].)[{_LEFT_BLANK}]{{0,3}}(?={_BLANK}?{COUNTER}{_STOP})", re.MULTILINE),
        _ERROR,
        PLACEHOLDER,
    ),
    Damage(
        ("/", "／"),
        lazy(rf"[/／](?<=[{_HAN}].)(?<![元次件条人份页天月年].)(?={COUNTER}{_STOP})", re.MULTILINE),
        _ERROR,
        PLACEHOLDER,
    ),
    Damage(("20",), lazy("20(?<![0-9]20)(?:[0-9][XxＸｘ×*＊_]|[XxＸｘ×*＊_]{2})(?=年)"), _ERROR, PLACEHOLDER),
    Damage(("数", "金额", "名称", "日期", "年份"), lazy(rf"[［〔\[<＜](?:{_NAMED})[］〕\]>＞]"), _ERROR, PLACEHOLDER),
    Damage(("《",), lazy(f"《{_BLANK}*》"), _ERROR, "里没有名称，请补上"),
    Damage(
        ("年",),
        lazy(
            rf"年(?:(?<=[0-9]年)(?:{_BLANK}*月{_BLANK}*日|{_BLANK}+月)|{_BLANK}+月{_BLANK}*日|月日至|(?<![^。；\n]年)(?=[，,]))",
            re.MULTILINE,
        ),
        _ERROR,
        "少了数字，请补上",
    ),
    Damage(
        ("地址", "邮编", "电话", "传真", "邮箱", "网址", "联系人"),
        lazy(f"(?:{_CONTACT})[：:](?=[；，;,。）)]|[（(]{_BLANK}*[）)])"),
        _ERROR,
        "后面没有写，请补上或者删去",
    ),
    Damage(
        ("批注", "插入"),
        lazy(r"批注 ?[\[［][^\]］\n]{1,12}[\]］]|[\[［【（(](?:此处)?插入[^\]］】）)\n]{1,12}[\]］】）)]"),
        _ERROR,
        NOTE,
    ),
    Damage(
        ("MERGEFIELD", "HYPERLINK", "PAGEREF"),
        lazy("(?:MERGEFIELD|HYPERLINK|PAGEREF) "),
        _ERROR,
        "是文字软件的域代码，请换成内容",
    ),
    Damage(
        ("此处", "这里", "填）", "补）", "核）", "填)", "补)", "核)"),
        lazy(
            r"[（(](?:此处|这里)[^（）()\n]{0,8}(?:请|核|补|填|待)[^（）()\n]{0,20}[）)]"
            rf"|[（(][{_HAN}]{{1,6}}(?:科|股|室|办|处|局|同志)(?:填|补|再?核)[）)]"
        ),
        _WARNING,
        NOTE,
    ),
    Damage(("@",), lazy(rf"@[{_HAN}]{{2,4}}{_BLANK}?[，,：:]?请(?:[补核填改把再]|确认|提供)"), _WARNING, NOTE),
    Damage(
        (".doc", ".xls", ".pdf", ".wps", ".ppt"),
        lazy(rf"[（(《][{_HAN}0-9A-Za-z]{{1,20}}\.(?:docx?|xlsx?|pdf|wps|pptx?)[）)》]"),
        _WARNING,
        "是文件名，请换成内容或者删去",
    ),
    Damage(
        ("l", "I", "O", "o"),
        lazy(rf"[0-9](?<![A-Za-z0-9].)[0-9]*[lIOo]+[0-9]*(?={_BLANK}?{COUNTER})"),
        _ERROR,
        "里有字母，请改成数字",
    ),
    Damage(
        (" ", "\u3000", "\u00a0"),
        lazy(rf"([0-9](?<![0-9.].)[0-9]{{1,14}}){_BLANK}+\1(?={COUNTER})"),
        _WARNING,
        TOO_OFTEN,
    ),
    Damage(("，", "、"), lazy(rf"([0-9](?<![0-9.].)[0-9]{{0,14}}{COUNTER})[，、]\1(?=[，。；])"), _WARNING, TOO_OFTEN),
    Damage(
        ("-", "－", "−"),
        lazy(
            rf"[-－−](?<=[{_HAN}].)(?<!增减.|变化.|同比.|环比.)(?<![率速幅].)(?<![率速幅]为.)[0-9]+(?:\.[0-9]+)?(?={COUNTER}{_STOP})",
            re.MULTILINE,
        ),
        _WARNING,
        "是负数，请核对",
    ),
    Damage(("\\",), lazy(r"\\[nrt](?![A-Za-z0-9])"), _ERROR, "是换行的代码，请改成换行"),
    Damage(
        ("|", "｜"),
        lazy(rf"[:：]{_BLANK}?[|｜]{_BLANK}*$", re.MULTILINE),
        _ERROR,
        "是下一部分的名称，要单独写一行",
    ),
)
