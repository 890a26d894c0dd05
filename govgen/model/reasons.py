"""Which reasons say why: an answer of “无” or “属实” says nothing."""

from govgen.patterns import lazy

EMPTY_REASONS = frozenset(
    (
        *("无", "没有", "暂无", "好", "好的", "行", "可以", "同意", "知道了", "知悉", "已阅", "收到", "略", "不详"),
        *("待定", "待补", "理由", "原因", "说明"),
    )
)
# Words that say that all is right, and not why: a reason of nothing else says nothing. No two of them make a third.
ASSURED = lazy(
    "(?:已|经|过|均|都|再次|反复|多次|认真|核[实查准]?|查实|复核|审核|检查|确认|了|是|的|对|"
    "无误|(?:没有?|无)(?:问题|错误|出入)|没错|数据|数字|数值|情况|内容|此处|这里|准确|正确|真实|正常|属实|实际|确实|确系|如此|"
    "[同如见](?:上述?|前)|以上)+"
)


def says_why(reason: str) -> bool:
    """True if a reason says something."""
    said = "".join(filter(str.isalpha, reason))
    return said not in ("", *EMPTY_REASONS) and ASSURED.fullmatch(said) is None
