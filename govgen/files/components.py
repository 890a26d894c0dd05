"""Components that are installed or not: whether one can be used, and what keeps it from that."""

from __future__ import annotations

from importlib import import_module

ABSENT = "没有安装 {name}"
BROKEN = "装了 {name}，但它启动不了：{reason}"


def flaw(name: str) -> str:
    """Why a module cannot be used, in a clause; empty if it can. One that fails when it starts is as good as absent."""
    try:
        import_module(name)
    except ModuleNotFoundError as error:
        absent = (error.name or "").partition(".")[0] == name.partition(".")[0]
        return ABSENT.format(name=name) if absent else BROKEN.format(name=name, reason=error)
    except Exception as error:  # noqa: BLE001  # a library of another system or version fails in any way
        return BROKEN.format(name=name, reason=" ".join(str(error).split()) or type(error).__name__)
    return ""
