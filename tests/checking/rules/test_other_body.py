"""Another body as the subject is told; the own one, its parts and what is quoted are not."""

import pytest

from tests.checking.samples import of_rule

HEAD = "单位: {名称: 青禾县水利局, 类别: 部门}\n"


def said(text, head=HEAD):
    return [one.severity.value for one in of_rule("other-body", f"{head}问题与改进: |\n  1.{text}。\n  2.将改进。\n")]


@pytest.mark.parametrize("text", ["2025年，我委收到申请3件", "我区各单位办结3件", "2025年，青山县人民政府收到申请3件"])
def test_another_body_is_told(text):
    assert said(text) == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "我局收到申请3件",
        "我县办结3件",
        "与青山县开展交叉检查1次",
        "赴青山县学习",
        "“我委不掌握该信息”",
        "全市考核第二",
        "县公安局收到3件",
        "印发文件5件，公开县政府常务会议16次",
    ],
)
def test_the_own_body_and_its_parts_are_none(text):
    assert said(text) == []


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("青禾县林业局", ["warning"]),
        ("青山县水利局", ["warning"]),
        ("青禾县水利局", []),
        ("南山市青禾县水利局", []),
        ("县水利局", []),
        ("青禾县水利局办公室", []),
    ],
)
def test_who_calls_itself_this_body_is_the_unit(name, told):
    assert said(f"2025年，{name}（以下简称本局）收到申请3件") == told
    assert said(f"{name}（以下称我局）办结3件") == told


def test_a_name_without_a_place_is_not_judged():
    assert said("我委收到申请3件", "单位: {名称: 国家某中心, 类别: 部门}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "青山县水利局共收到申请3件",
        "青禾区水利局成立领导小组",
        "现公布青山县教育局2025年政府信息公开工作年度报告",
        "本报告由青山县教育局编制",
        "青山县水利局编制本报告",
        "现将青山县水利局2025年度政府信息公开工作情况报告如下",
        "现将青山县白桥镇2025年政府信息公开工作情况报告如下",
        "如有疑问，请与青山县水利局办公室联系",
        "专栏由青山县水利局维护",
        "青山县政府办公室牵头开展检查",
        "青山县各级各部门落实公开职责",
    ],
)
def test_an_office_of_another_place_is_no_subject_and_no_author(text):
    assert said(text) == ["warning"]


@pytest.mark.parametrize(
    "text", ["县公安局成立领导小组", "青禾县公安局定期通报", "我省、我市陆续出台制度", "赴青山县水利局学习"]
)
def test_offices_of_the_own_place_and_the_city_above_are_none(text):
    assert said(text) == []


@pytest.mark.parametrize("text", ["青石镇高度重视公开工作", "青禾县白石镇人民政府成立领导小组"])
def test_another_town_is_no_subject_of_a_towns_report(text):
    assert said(text, "单位: {名称: 青禾县白桥镇人民政府, 类别: 乡镇街道}\n") == ["warning"]
    assert (
        said(
            text.replace("青石", "白桥").replace("白石", "白桥"), "单位: {名称: 青禾县白桥镇人民政府, 类别: 乡镇街道}\n"
        )
        == []
    )


def test_a_name_of_before_is_told():
    assert said("市卫计委主要负责人听取汇报", "单位: {名称: 青禾市卫生健康委员会, 类别: 部门}\n") == ["warning"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("通过青山县人民政府门户网站公开信息3条", ["warning"]),
        ("青山县政府网站发布信息3条", ["warning"]),
        ("通过区政府网站公开信息3条", ["warning"]),
        ("区人民政府门户网站设专栏", ["warning"]),
        ("通过社区政府网站服务点公开", []),
        ("通过青禾县人民政府门户网站公开信息3条", []),
        ("通过县政府网站、南山市人民政府网站公开信息3条", []),
        ("都在县政府网站公开，均通过县政府网站发布", []),
        ("学习青山县人民政府网站的栏目设置", []),
    ],
)
def test_the_site_of_another_place_is_told(text, told):
    assert said(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("在青禾区推行基层公开", ["warning"]),
        ("青禾旗各单位落实责任", ["warning"]),
        ("2025年，青禾区水利局召开会议", ["warning"]),
        ("青禾区域规划公开3条", []),
        ("青禾县撤县设区以后，青禾区各单位落实责任", []),
        ("原青禾区档案移交", []),
    ],
)
def test_the_own_place_with_another_word_for_its_kind_is_told(text, told):
    assert said(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("青禾县水利水务局召开会议3次", ["warning"]),
        ("青禾县水利委员会召开会议3次", ["warning"]),
        ("青禾县林业局高度重视政府信息公开工作", ["warning"]),
        ("县林业局高度重视政府信息公开工作", ["warning"]),
        ("县水利局高度重视政府信息公开工作", []),
        ("青禾县水利局组织培训3次", []),
        ("青禾县林业局组织培训3次", []),
        ("青禾县水利工作委员会召开会议", []),
        ("原青禾县水利水务局的档案已移交", []),
    ],
)
def test_another_name_of_the_same_office_and_another_office_of_the_place_are_told(text, told):
    assert said(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "部分县落实不够",
        "配合县综合执法局开展检查",
        "基层县区落实责任",
        "开发区组织培训",
        "青山县组织人员来我县学习",
        "求各县政府网站公开",
    ],
)
def test_what_is_no_name_and_who_comes_on_a_visit_are_none(text):
    assert said(text) == []


def test_a_name_of_before_that_ends_the_present_one_is_told_behind_its_place():
    head = "单位: {名称: 青禾市住房和城乡建设局, 类别: 部门}\n"
    assert said("青禾市城乡建设局党组定期研究公开工作", head) == ["warning"]
    assert said("市住房和城乡建设局党组定期研究公开工作", head) == []
    assert said("市住房城乡建设局召开会议", head) == []


def test_a_report_of_another_town_of_the_place_is_told():
    head = "单位: {名称: 青禾县白桥镇人民政府, 类别: 乡镇街道}\n"
    assert said("现将青禾县白石镇2025年政府信息公开工作情况报告如下", head) == ["warning"]
    assert said("白桥街道明确专人负责", head) == ["warning"]
    assert said("现将白石镇2025年政府信息公开工作情况报告如下", head) == ["warning"]
    assert said("现将白桥镇2025年政府信息公开工作情况报告如下", head) == []
    assert said("白桥镇党政办公室负责日常工作", head) == []
    assert said("现将青禾县白桥镇2025年政府信息公开工作情况报告如下", head) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("与青山县开展交叉检查", []),
        ("和青山县开展交叉检查", []),
        ("同青山县水利局召开会议", []),
        ("跟青山县水利局召开会议", []),
        ("和平县水利局共收到申请3件", ["warning"]),
        ("青山县人民政府每季度召开会议", ["warning"]),
        ("青山县政府常务会议研究公开工作2次", ["warning"]),
        ("县人民政府每季度召开会议，青禾县政府常务会议研究公开工作2次", []),
        ("区水利局成立领导小组", ["warning"]),
        ("区林业局成立领导小组", []),
        ("市水利局成立领导小组", []),
        ("开发区水利局成立领导小组", []),
    ],
)
def test_whom_something_is_done_with_is_no_subject_and_a_time_or_a_meeting_hides_none(text, told):
    assert said(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("青石镇人民政府成立领导小组", ["warning"]),
        ("与青石镇人民政府定期会商", []),
        ("与青石镇开展交叉检查", []),
        ("和青石镇开展检查", []),
        ("镇人民政府成立领导小组，白桥镇人民政府定期检查", []),
        ("县人民政府定期检查", []),
    ],
)
def test_another_towns_government_is_no_subject_of_a_towns_report(text, told):
    assert said(text, "单位: {名称: 青禾县白桥镇人民政府, 类别: 乡镇街道}\n") == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("南山市青禾县林业局高度重视政府信息公开工作", ["warning"]),
        ("云岭省南山市青禾县林业局高度重视政府信息公开工作", ["warning"]),
        ("2025年，南山市青禾县林业局在县委、县政府正确领导下推进政务公开", ["warning"]),
        ("南山市青禾县林业局2025年收到政府信息公开申请3件", ["warning"]),
        ("现将南山市青禾县林业局2025年度政府信息公开工作情况报告如下", ["warning"]),
        ("现将南山市林业局2025年度政府信息公开工作情况报告如下", ["warning"]),
        ("本报告由南山市青禾县林业局编制", ["warning"]),
        ("南山市青山县水利局共收到申请3件", ["warning"]),
        ("青禾县水利水电管理局全面推进政务公开", ["warning"]),
        ("区水利局主要领导亲自抓", ["warning"]),
        ("南山市青禾县水利局高度重视政府信息公开工作", []),
        ("现将南山市青禾县水利局2025年度政府信息公开工作情况报告如下", []),
        ("南山市青禾县林业局组织培训，我局派2人参加", []),
        ("会同南山市青山县水利局组织检查", []),
        ("依托南山市青山县水利局开展检查", []),
        ("南山市水利局定期通报", []),
        ("专栏由南山市青禾县林业局维护", []),
        ("县水利局主要领导亲自抓", []),
    ],
)
@pytest.mark.parametrize("name", ["南山市青禾县水利局", "云岭省南山市青禾县水利局", "青禾县水利局"])
def test_the_larger_places_before_a_name_hide_none(name, text, told):
    assert said(text, f"单位: {{名称: {name}, 类别: 部门}}\n") == told


def test_another_county_with_its_city_before_it_is_no_subject_of_a_countys_report():
    head = "单位: {名称: 南山市青禾县人民政府, 类别: 人民政府}\n"
    assert said("南山市青山县人民政府收到申请3件", head) == ["warning"]
    assert said("南山市青禾县人民政府收到申请3件，南山市人民政府高度重视", head) == []


@pytest.mark.parametrize(
    "name",
    [
        "西山维吾尔自治区巴音郭楞蒙古自治州青禾县水利局",
        "南山土家族苗族自治州青禾县水利局",
        "双江拉祜族佤族布朗族傣族自治县水利局",
    ],
)
def test_a_county_of_an_autonomous_prefecture_is_one(name):
    head = f"单位: {{名称: {name}, 类别: 部门}}\n"
    assert said("全县各单位收到申请3件，我县办结3件", head) == []
    assert said("我区办结3件", head) == ["warning"]
