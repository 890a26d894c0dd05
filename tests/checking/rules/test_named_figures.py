"""Figures that a place wants named are looked for sentence by sentence; to say that there were none is enough."""

import pytest

from tests.checking.samples import findings, of_rule

ASKED = "# 要求：named-figures: {section: [问题与改进], figures: [政策解读|解读]}\n"


SAID = ("问题：制作解读12篇，改进中。", "问题：没有制作政策解读，要改进。", "问题：解读三件，要改进。")


@pytest.mark.parametrize("text", SAID)
def test_a_number_or_none_in_the_sentence_is_enough(text):
    assert findings(f"{ASKED}问题与改进: {text}\n") == ()


@pytest.mark.parametrize("text", ["问题：政策解读单一。改进措施12条。", "问题在于栏目陈旧，改进措施12条。"])
def test_a_number_in_another_sentence_is_not(text):
    (found,) = of_rule("named-figures", f"{ASKED}问题与改进: {text}\n")
    assert "“政策解读”的数字" in found.message


def test_what_a_section_that_is_not_there_should_say_is_not_asked():
    assert of_rule("named-figures", f"{ASKED}# 省略：问题与改进\n") == []
