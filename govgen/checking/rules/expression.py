"""正文里的 {{ }} 得不出数字，或者后面写的不是它的单位：名称写错了，或者写法不对。

为什么：得不出数字的地方会原样印进报告；以万元计的数后面写成元，差一万倍。

错误示例：

    问题与改进: |
      1.主要问题：全年收到{{ 申请.本年新受.总计 }}件，答复不够及时。
      2.改进措施：每周督办。

正确示例：

    问题与改进: |
      1.主要问题：全年收到{{ 申请.本年新收.总计 }}件，答复不够及时。
      2.改进措施：每周督办。

怎么改：按提示改正名称。引用的格没有填或者填得不对的，只在那一格提示。
"""

from collections.abc import Iterator

from govgen.model.finding import Finding, Severity
from govgen.prose import Dossier

ID = "expression"
SEVERITY = Severity.ERROR
MESSAGE = "正文引用的数字不能用：{fault}。"


def check(dossier: Dossier) -> Iterator[Finding]:
    """One finding for each expression of the prose without a value; one that waits for a cell is told at the cell."""
    for fault in dossier.narrative.faults:
        if fault.unfilled:
            continue
        yield Finding(ID, SEVERITY, MESSAGE.format(fault=fault.message), fault.location)
