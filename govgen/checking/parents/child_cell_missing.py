"""下级单位的表里有没填的格，这些格的合计不完整。

为什么：空白不等于 0，没填的格不能当作 0 加进去；合计缺了它，就不能与上级填的数比较。

依据：国办公开办函〔2021〕30号所附格式的各表每格都要填数。

错误示例：

    # 下级：主动公开: {行政许可: , 其余: 0}
    主动公开: {其余: 0}

正确示例：

    # 下级：主动公开: {行政许可: 0, 其余: 0}
    主动公开: {其余: 0}

怎么改：请下级单位补齐空着的格，没有的填 0，再核对一次。
"""

from govgen.model.finding import Severity
from govgen.model.parents import CELL_MISSING

ID = CELL_MISSING
SEVERITY = Severity.WARNING
