"""Why a file cannot be imported, in the words of those who will have to find another."""

from __future__ import annotations

import os
from pathlib import Path

from govgen.errors import SourceError
from govgen.location import Location

MB = 1024 * 1024

SAVE_ANEW = "确实是年报的，请用原来的程序打开，另存一份再试。"

EMPTY = "文件是空的。"
FOLDER = "这是文件夹，不是文件。{advice}"
DEVICE = "这是设备或管道，不是文件，没有读。"
LINKED = "这是指向另一个文件夹的链接，没有进去读。里面的文件也要的，请另外指定那个文件夹。"
CLOSED = "这个文件夹不能读取，里面的文件都没有读到。请检查权限，或者网络盘是否断开，再运行一次。"
REPORT_IN_IT = "请指定其中的年报文件。"
NO_FILE = "找不到这个文件。请检查文件名和所在文件夹。"
UNREADABLE = "文件无法读取（{reason}）。请确认文件完好、没有被其他程序占用。"
TOO_LARGE = "文件太大（{size:.0f} MB），可以导入的文件不超过 {limit} MB。请确认指定的是一份年报。"
OTHER_KIND = "不认识这种文件。可以导入的有：{known}。"
ENCRYPTED = "文件有打开密码，无法读取。请在 Word、WPS 或阅读器中打开，去掉密码另存以后再导入。"
DAMAGED = "文件已损坏，或者不是真正的 {kind} 文件。请用原来的程序打开，另存一份再导入。"
TORN = "文件不完整，后面的内容没有了，不是完整的 {kind} 文件。请重新保存，或者请对方重新发送。"
FRAMES = "这个网页分成几个框架，有文字的是里面的另一个网页，没有读。请在浏览器里单独打开那一页，另存以后再导入。"
NO_PART = "文件里没有正文，不是真正的 {kind} 文件。请用原来的程序打开，另存一份再导入。"
DOCTYPE = "文件里夹带了实体声明，正常的 {kind} 文件不会有。为安全起见没有读取。"
DENSE = "文件里有一部分解压以后是原来的 {ratio} 倍以上，不像一份年报。为安全起见没有读取。" + SAVE_ANEW
CROWDED = "文件里的内容太多（一个部件里超过 {count} 个标记），不像一份年报。为安全起见没有读取。" + SAVE_ANEW
BOMB = "文件解压以后太大（超过 {limit} MB）或者部件太多，不像一份年报。为安全起见没有读取。" + SAVE_ANEW
TOO_LONG = "内容太多（{what}超过 {limit}），不像一份年报。请确认指定的是一份年报。"
TOO_DEEP = "网页的层次太深（超过 {limit} 层），里面的文字读不全。请在浏览器里打开，复制到 Word 文件里再导入。"
PICTURES = "这份 PDF 里只有图片，没有文字，大概是扫描件。请找 Word 版或者网页版；没有的，装上识别组件再导入：{how}。"
UNMAPPED = (
    "第{page}页的字体没有写明每个字是什么字（没有 Unicode 对照表），看得见，读不出来。"
    "请找 Word 版或者网页版；没有的，装上识别组件再导入：{how}。"
)
NO_TEXT = "这份 PDF 里没有文字，也没有图片。请确认文件完好，或者找 Word 版、网页版。"
NEEDS_SCAN = "识别图片需要另装组件：{how}。也可以请单位交 Word 版或者填报表。"
SCAN = "pip install govgen[scan]（Python 3.12 及以下；{why}）"
NEEDS_PDF = "导入 PDF 需要另装组件：pip install govgen[pdf]（{why}）。也可以先把它另存为 Word 文件再导入。"
NEEDS_OFFICE = "导入 {kind} 文件需要本机装有 LibreOffice。也可以先在 Word、WPS 中另存为 .docx 文件再导入。"
NOT_CONVERTED = "LibreOffice 没有转换成功，文件可能已损坏或者有密码。请在 Word、WPS 中打开，另存为 .docx 文件再导入。"
CROWDED_HEAD = (
    "文件开头的说明太长（超过 {limit} 个字），不像浏览器保存的网页。请用浏览器打开，另存为网页（.html）再导入。"
)
NESTED = "文件的层次太深（超过 {limit} 层），不像一份年报。请在 Word、WPS 中打开，另存为 .docx 文件再导入。"
TOO_MUCH = "LibreOffice 转换这份文件太费时间或者内存，已经停止。请在 Word、WPS 中打开，另存为 .docx 文件再导入。"
UNKNOWN_TEXT = "无法识别文件的编码。请用记事本打开，另存为 UTF-8 编码再导入。"
OFD = "这是 OFD 文件，还不能导入。请用 OFD 阅读器另存为 Word 或 PDF 文件再导入。"


def refuse(message: str, file: str, **fields: object) -> SourceError:
    """The error to raise for a file."""
    return SourceError(message.format(**fields), Location(file))


def refuse_special(path: Path, advice: str = REPORT_IN_IT) -> SourceError:
    """The error for what is no file; `advice` says what to do with a folder that was named.

    One that was found in another folder is a link or cannot be looked into.
    """
    message = FOLDER.format(advice=advice) if path.is_dir() else DEVICE
    if path.is_dir() and path.is_symlink():
        message = LINKED
    elif path.is_dir() and not os.access(path, os.R_OK | os.X_OK):
        message = CLOSED
    return SourceError(message, Location(str(path)))
