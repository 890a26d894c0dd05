"""A section longer than a place allows is told; nothing is where no place asks."""

from tests.checking.samples import of_rule, only


def test_a_section_that_is_too_long_is_told_with_its_count():
    asked = "# 要求：length: {sections: [问题与改进], most: 10}\n"
    found = only("length", asked + "问题与改进: 问题是解读单一。 措施是增加图解。\n")
    assert found.message == "“五、存在的主要问题及改进情况”有 16 字，超过 10 字的要求，请精简。"


def test_nobody_asks_by_default():
    assert of_rule("length", f"问题与改进: {'问题是解读单一，改进措施是增加图解。' * 200}\n") == []


def test_a_section_of_just_the_length_that_is_allowed_is_not():
    told = [
        len(
            of_rule(
                "length", f"# 要求：length: {{sections: [问题与改进], most: {most}}}\n问题与改进: 栏目单一要增加。\n"
            )
        )
        for most in (7, 8)
    ]
    assert told == [1, 0]
