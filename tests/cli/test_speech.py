"""What is wrong with the words of a command is told in Chinese, whatever the words of click are."""

import click

from govgen.cli.speech import usage_message


def test_what_click_says_in_other_words_stands_in_a_chinese_sentence():
    told = usage_message(click.UsageError("Too many words were given (b c)."))
    assert told == "写法不合要求（Too many words were given (b c)）。\n用法见：govgen --help"


def test_a_value_that_click_refuses_in_other_words_is_told_in_chinese_too():
    told = usage_message(click.BadParameter("cannot be read", param=click.Option(["--due"])))
    assert told.startswith("--due 的值不对，写法不合要求（cannot be read）。\n")


def test_what_is_said_in_chinese_already_stays():
    assert usage_message(click.UsageError("没有这个单位。")).startswith("没有这个单位。\n")
