"""The line above every page, as readers see it."""

from datetime import timedelta

import pytest
from django.template.loader import render_to_string
from lxml import html

from articles.models.front import Banner
from tests.articles.reader.conftest import NOW, make_story, one, select, words

pytestmark = pytest.mark.django_db
HOSTILE = "<script>alert(1)</script> & „Zitat“"


def make_banner(text="Brücke gesperrt", **fields):
    defaults = {"begins": NOW - timedelta(hours=1), "ends": NOW + timedelta(hours=1), "made_at": NOW}
    return Banner.objects.create(text=text, **{**defaults, **fields})


def rendered():
    return html.fromstring(
        f"<div>{render_to_string('components/banner.html', {'banners': Banner.objects.showing(NOW)})}</div>"
    )


def test_line_says_what_kind_it_is_and_leads_to_its_story(django_assert_num_queries):
    story = make_story()
    for number in range(3):
        make_banner(f"Zeile {number}", story=story.article_id)
    with django_assert_num_queries(1):
        page = rendered()
    assert len(select(page, "div.banner-breaking")) == 3
    assert {link.get("href") for link in select(page, "a")} == {story.get_absolute_url()}


def test_line_over_is_not_shown():
    make_banner("Vorbei", ends=NOW)
    make_banner("Noch nicht", begins=NOW + timedelta(minutes=1), ends=NOW + timedelta(hours=1))
    make_banner("Jetzt", kind="notice")
    page = rendered()
    assert "Jetzt" in words(one(page, "div.banner-notice"))
    assert select(page, "a") == []


def test_text_of_a_line_is_no_markup():
    make_banner(HOSTILE, link="https://warnung.example/?a=1&b=2")
    page = rendered()
    assert select(page, "script") == []
    assert words(one(page, "a")) == HOSTILE
