"""应当计入汇总的单位没有数据，或者它的数据不能计入。

为什么：缺一个单位，合计就少了它的数；别的年度、别的版式的数据加进来，合计也不对。

错误示例：

    # 名单：青禾县林业局
    年度: 2025

正确示例：

    # 名单：青禾县水务局
    年度: 2025

怎么改：向缺的单位催要数据，放进 --children 指明的文件夹；
年度、版式不对的，请单位重报。已经撤销、不再单独报告的，从 --units 的名单里删去。
"""

from govgen.model.finding import Severity

ID = "child-missing"
SEVERITY = Severity.WARNING
