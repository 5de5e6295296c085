from articles.body.kinds import KINDS, MARKS, accepts_value, allowed_html
from articles.body.render import RENDERERS


def test_every_kind_has_a_renderer_and_every_renderer_a_kind():
    assert set(RENDERERS) == set(KINDS)


def test_content_models_name_kinds_of_the_table():
    named = {name for kind in KINDS.values() for name in kind.content}
    assert named - set(KINDS) == {"inline"}


def test_required_attributes_stand_in_the_row():
    for kind in KINDS.values():
        assert set(kind.exactly_one) <= {attribute.name for attribute in kind.attributes}


def test_allowed_html_lists_every_tag_with_its_attributes():
    assert allowed_html() == {
        "br": set(),
        "p": set(),
        "h2": set(),
        "h3": set(),
        "ul": set(),
        "ol": {"start"},
        "li": set(),
        "blockquote": {"data-source"},
        "hr": set(),
        "figure": {
            *("data-card", "data-picture", "data-crop", "data-focus"),
            *("data-alternative", "data-caption", "data-credit"),
        },
        "section": {"data-card", "data-title"},
        "aside": {"data-card", "data-article", "data-url", "data-wanted", "data-title"},
        "table": {"data-title"},
        "tr": set(),
        "th": set(),
        "td": set(),
        "div": {"data-card", "data-url", "data-title"},
        "a": {"href"},
        "strong": set(),
        "b": set(),
        "em": set(),
        "i": set(),
        "sup": set(),
        "sub": set(),
    }


def test_marks_nest_in_the_order_of_the_table():
    assert list(MARKS) == ["link", "strong", "em", "superscript", "subscript"]


def test_accepts_value_checks_the_value_not_only_the_name():
    answers = {
        ("aside", "data-card", "readmore"): True,
        ("aside", "data-card", "evil"): False,
        ("aside", "data-article", "5"): True,
        ("aside", "data-article", "5;drop"): False,
        ("aside", "data-article", "0"): False,
        ("aside", "data-article", "12345678901"): False,
        ("aside", "data-article", "٥"): False,
        ("aside", "data-url", "https://example.org/a?b#c"): True,
        ("aside", "data-url", "javascript:alert(1)"): False,
        ("div", "data-card", "embed"): True,
        ("div", "data-url", "https://vimeo.com/76979871"): True,
        ("div", "data-url", "https://example.org/a"): False,
        ("td", "colspan", "2"): False,
        ("a", "href", "article:12"): True,
        ("a", "onclick", "x()"): False,
        ("p", "style", "color:red"): False,
        ("iframe", "src", "https://example.org"): False,
    }
    assert {case: accepts_value(*case) for case in answers} == answers
