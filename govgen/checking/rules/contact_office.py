"""政府的年报写了联系方式，没有写承办的部门。

为什么：说明段里印出“请与……联系”。没有写部门的，印出的是政府的名称；接电话、收信的是政府的办公室。

错误示例：

    单位: {名称: 青禾县人民政府, 类别: 人民政府}
    联系: {地址: 青禾县文昌路1号, 电话: 0000-6600001}
    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 申请由办公室答复。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年考核一次，社会评议的满意率是九成，没有被追究责任的情形。

正确示例：

    单位: {名称: 青禾县人民政府, 类别: 人民政府}
    联系: {部门: 青禾县人民政府办公室, 地址: 青禾县文昌路1号, 电话: 0000-6600001}
    总体情况:
      主动公开: 全年公开信息 20 条。
      依申请公开: 申请由办公室答复。
      政府信息管理: 逐件审查公开属性。
      政府信息公开平台建设: 专栏每周检查一次。
      监督保障: 全年考核一次，社会评议的满意率是九成，没有被追究责任的情形。

选项：governments 列出要写部门的机关名称的结尾。

怎么改：在“联系”里补上“部门”，写承办年报的办公室或者处室的名称。
"""

from collections.abc import Iterator

from govgen.checking.options import chosen_texts
from govgen.checking.wording import quote
from govgen.model.finding import Finding, Severity
from govgen.model.keys import HEAD
from govgen.model.option import Option, Options
from govgen.prose import Dossier

ID = "contact-office"
SEVERITY = Severity.HINT
MESSAGE = "印出的是“请与{unit}联系”，没有写联系的部门。请在“联系”里补上“部门”，例如“{unit}办公室”。"
OPTIONS: Options = {"governments": Option("texts")}
GROUP, OFFICE = "联系", "部门"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding where a government tells how to reach it and not whom."""
    report = dossier.report
    given = [part for part in HEAD[GROUP] if report.text(f"{GROUP}.{part}")]
    if given and OFFICE not in given and report.unit.endswith(chosen_texts(report, ID, OPTIONS, "governments")):
        message = MESSAGE.format(unit=quote(report.unit))
        yield Finding(ID, SEVERITY, message, report.place(f"{GROUP}.{given[0]}"))
