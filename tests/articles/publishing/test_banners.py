"""Lines above every page: begun, ended, and where they lead."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.models import AuditEntry, Banner, Change
from articles.publishing.banners import end_banner, start_banner
from articles.vocabulary import Incomplete, Refused
from tests.factories import in_hours, make_chief, make_published, step

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


def begin(text="Brücke gesperrt", **given):
    defaults = {"kind": "breaking", "ends": in_hours(1), "by": make_chief(), "now": timezone.now()}
    return start_banner(text=text, **{**defaults, **given})


def lines(at=None):
    return [(line.text, line.address) for line in Banner.objects.showing(at or timezone.now())]


def test_line_stands_from_its_beginning_to_its_end_and_purges_every_page_at_both():
    start, end = in_hours(1), in_hours(2)
    begin(begins=start, ends=end)
    tick = timedelta(microseconds=1)
    assert [len(lines(moment)) for moment in (start - tick, start, end - tick, end)] == [0, 1, 1, 0]
    assert [(each.tags, each.visible_from) for each in Change.objects.all()] == [
        (["site"], start),
        (["site"], end),
    ]


def test_line_about_a_story_stands_only_while_readers_may_see_it():
    article = make_published(at=in_hours(1))
    begin(story=article.pk, ends=in_hours(3))
    assert lines() == []
    assert lines(in_hours(2)) == [("Brücke gesperrt", article.get_absolute_url())]
    live = make_published()
    begin("Zwei", story=live.pk)
    assert ("Zwei", live.get_absolute_url()) in lines()
    step(live, "withdraw", make_chief(), reason="Irrtum")
    assert lines() == []


def test_line_may_lead_elsewhere():
    begin(link="https://warnung.example/lage")
    assert lines() == [("Brücke gesperrt", "https://warnung.example/lage")]


def test_breaking_news_stands_above_notices_and_the_newest_first():
    begin("Hinweis", kind="notice")
    begin("Alt")
    begin("Neu", begins=timezone.now())
    assert [text for text, _address in lines()] == ["Neu", "Alt", "Hinweis"]


def test_ended_line_is_gone_at_once():
    line, now = begin(begins=in_hours(-1)), timezone.now()
    ended = end_banner(line, by=make_chief(), now=now)
    assert (ended.ends, lines(now)) == (now, [])
    assert Change.objects.filter(visible_from=now).exists()
    with pytest.raises(Refused, match="over already"):
        end_banner(line, by=make_chief(), now=timezone.now())
    assert AuditEntry.objects.filter(action="banner_end").count() == 1


def test_line_that_never_began_leaves_nothing():
    assert (
        end_banner(begin(begins=in_hours(1), ends=in_hours(2)), by=make_chief(), now=timezone.now()) is None
    )
    assert not Banner.objects.exists()


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": " "}, "what readers should be told"),
        ({"text": "x" * 201}, "longer than 200"),
        ({"text": "a\x00b"}, "cannot be read"),
        ({"ends": None}, "needs an end"),
        ({"ends": in_hours(-1)}, "later end"),
        ({"kind": "laut"}, "what kind"),
        ({"link": "javascript:alert(1)"}, "no web address"),
        ({"link": "https://"}, "no web address"),
        ({"story": 987654}, "no such story"),
        ({"story": 2**80}, "no such story"),
    ],
)
def test_what_is_no_line_is_refused_in_sentences(given, sentence):
    with pytest.raises(Incomplete, match=sentence):
        begin(**given)
    assert (Banner.objects.count(), Change.objects.count()) == (0, 0)


def test_only_a_few_at_once():
    for number in range(3):
        begin(f"Zeile {number}")
    with pytest.raises(Refused, match="3 lines already"):
        begin("Noch eine")
    begin("Später", begins=in_hours(2), ends=in_hours(3))


def test_every_page_is_purged_when_the_story_of_a_line_comes_or_goes():
    story, other = make_published(), make_published()
    begin(story=story.pk)
    Change.objects.all().delete()
    step(other, "withdraw", make_chief(), reason="Irrtum")
    assert not any("site" in each.tags for each in Change.objects.all())
    step(story, "withdraw", make_chief(), reason="Irrtum")
    assert any("site" in each.tags for each in Change.objects.all())
    Banner.objects.update(begins=in_hours(-2), ends=in_hours(-1))
    Change.objects.all().delete()
    make_published(at=in_hours(1))
    assert not any("site" in each.tags for each in Change.objects.all())
