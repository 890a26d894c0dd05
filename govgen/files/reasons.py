"""What a system says when a file cannot be had, in Chinese: its own words are those of its language."""

from __future__ import annotations

import errno

REASONS = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.ENOENT: "找不到文件或文件夹",
    errno.EEXIST: "已经存在",
    errno.ENOTDIR: "路径中有一段是文件，不是文件夹",
    errno.EISDIR: "这是文件夹",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "磁盘配额用完了",
    errno.EROFS: "只读，不能写入",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EBUSY: "正被其他程序占用",
    errno.ETXTBSY: "正被其他程序占用",
    errno.EIO: "磁盘读写出错",
    errno.ELOOP: "链接绕成了圈",
    errno.EMFILE: "打开的文件太多",
    errno.ENFILE: "打开的文件太多",
    errno.EFBIG: "文件太大",
    errno.EINVAL: "文件名不合系统的规定",
    errno.ENXIO: "不是普通文件",
    errno.ENODEV: "不是普通文件",
    errno.ETIMEDOUT: "网络没有应答",
    errno.ENOTEMPTY: "文件夹不是空的",
    errno.EXDEV: "不在同一个磁盘上",
}
UNKNOWN = "系统错误 {number}"


def reason(error: OSError | ValueError) -> str:
    """Why the system refuses; it takes a name that cannot be one for a wrong value."""
    return reason_of(error.errno or 0) if isinstance(error, OSError) else REASONS[errno.EINVAL]


def reason_of(number: int) -> str:
    """The same for the number of an error."""
    return REASONS.get(number) or UNKNOWN.format(number=number)
