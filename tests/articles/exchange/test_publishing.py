"""`publish` keeps the sender's dates, never breaks an embargo, and replaces what is live only by decision."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from articles.exchange.receive import receive
from articles.models import Article, Publication
from articles.vocabulary import Refused
from tests.articles.exchange.deliveries import make_ninjs, make_text
from tests.factories import in_hours, make_chief, make_writer, step

pytestmark = pytest.mark.django_db
FIRST, VERSION = datetime(2024, 3, 1, 7, 0, tzinfo=UTC), datetime(2024, 3, 1, 8, 30, tzinfo=UTC)


def soon(hours=5):
    return in_hours(hours).replace(microsecond=0)


def published(**changes):
    """Received with `publish`; the article as it is then."""
    receive(make_ninjs(**changes), publish=True)
    return Article.objects.get()


def publications():
    return list(
        Publication.objects.order_by("live_from").values_list("live_from", "live_until", "published_at")
    )


def live_lead():
    return Publication.objects.live().get().lead


def test_first_publication_keeps_the_given_dates():
    assert published().status == "released"
    assert publications() == [(VERSION, None, FIRST)]
    assert [author.name for author in Publication.objects.get().authors.all()] == ["Anna Weber"]


def test_text_without_dates_is_published_now_with_its_source():
    before = timezone.now()
    receive(make_text(), publish=True)
    publication = Publication.objects.live().get()
    assert before <= publication.live_from == publication.published_at <= timezone.now()
    assert (publication.source, publication.category.slug) == ("Delivery", "rrt-allgemeines")


def test_update_of_a_live_story_is_live_now_and_keeps_its_first_date():
    published()
    before = timezone.now()
    published(version="2", versionCreated="2024-03-02T09:30:00+01:00", descriptions=[{"value": "Neu."}])
    first, second = publications()
    assert first == (VERSION, second[0], FIRST)
    assert before <= second[0] <= timezone.now()
    assert second[1:] == (None, FIRST)
    assert live_lead() == "Neu."


def test_update_without_publish_leaves_the_live_text():
    published()
    receive(make_ninjs(version="2", descriptions=[{"value": "Neu."}]))
    assert (Article.objects.get().status, Article.objects.get().lead) == ("draft", "Neu.")
    assert live_lead() == "Der Rat hat zugestimmt."


def test_embargo_in_the_future_plans_the_story_for_that_moment():
    until = soon()
    published(embargoedUntil=until.isoformat())
    assert publications() == [(until, None, until)]
    assert not Publication.objects.live(until - timedelta(seconds=1)).exists()
    assert Publication.objects.live(until).exists()


def test_embargo_in_the_past_moves_the_dates_behind_it():
    published(embargoedUntil="2024-03-05T06:00:00Z")
    until = datetime(2024, 3, 5, 6, 0, tzinfo=UTC)
    assert publications() == [(until, None, until)]


@pytest.mark.parametrize("publish", [True, False])
def test_prolonged_embargo_takes_the_plan_back(publish):
    published(embargoedUntil=soon(5).isoformat())
    until = soon(9)
    receive(make_ninjs(version="2", embargoedUntil=until.isoformat()), publish=publish)
    assert publications() == ([(until, None, until)] if publish else [])


def test_lifted_embargo_lets_the_story_go_live():
    published(embargoedUntil=soon().isoformat())
    published(version="2", embargoedUntil=None)
    assert publications() == [(VERSION, None, FIRST)]


def test_moment_planned_by_the_desk_stays():
    receive(make_ninjs())
    at = soon()
    step(Article.objects.get(), "submit", make_writer())
    step(Article.objects.get(), "approve", make_chief())
    step(Article.objects.get(), "publish", make_chief(), at=at)
    published(version="2", descriptions=[{"value": "Neu."}])
    assert publications() == [(at, None, at)]
    assert Publication.objects.get().lead == "Neu."


def test_expiry_in_the_future_is_the_end():
    until = soon()
    published(expires=until.isoformat())
    assert publications() == [(VERSION, until, FIRST)]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"by": None}, "“Publish a delivery” is not possible yet. The byline is missing."),
        ({"bodies": None}, "“Publish a delivery” is not possible yet. The text is empty."),
        (
            {"subjects": None},
            "No subject is one of our categories. Please give the category with --category.",
        ),
        ({"pubStatus": "withheld"}, "The sender asks to withhold this item."),
        ({"expires": "2024-05-01T00:00:00Z"}, "The sender's date of expiry has passed."),
    ],
)
def test_story_that_may_not_go_live_is_not_stored(changes, sentence):
    with pytest.raises(Refused) as refused:
        published(**changes)
    assert sentence in str(refused.value)
    assert (Article.objects.count(), Publication.objects.count()) == (0, 0)


def test_story_the_desk_works_on_is_not_published_over_its_head():
    receive(make_ninjs())
    step(Article.objects.get(), "submit", make_writer())
    with pytest.raises(
        Refused, match="“Publish a delivery” is not possible while the article is “In review”"
    ):
        published(version="2", descriptions=[{"value": "Neu."}])
    assert Article.objects.get().lead == "Der Rat hat zugestimmt."


def test_withdrawn_story_does_not_come_back_by_itself():
    step(published(), "withdraw", make_chief(), reason="Falsch.")
    with pytest.raises(Refused, match="This article was withdrawn"):
        published(version="2", descriptions=[{"value": "Neu."}])
    assert receive(make_ninjs(), publish=True).outcome == "skipped"
    assert not Publication.objects.live().exists()


def test_untouched_draft_is_published_when_it_is_delivered_again_for_that():
    receive(make_text())
    assert receive(make_text(), publish=True).outcome == "updated"
    assert Publication.objects.live().count() == 1
    assert receive(make_text(), publish=True).outcome == "skipped"


def test_draft_the_desk_has_touched_is_not_published_by_a_repetition():
    receive(make_text())
    step(Article.objects.get(), "edit", make_writer(), content={"lead": "Vorspann."})
    assert receive(make_text(), publish=True).outcome == "skipped"
    assert not Publication.objects.exists()


def test_same_words_again_do_not_make_a_second_publication():
    published()
    assert (
        receive(make_ninjs(version="2", versionCreated="2024-03-02T08:00:00Z"), publish=True).outcome
        == "skipped"
    )
    assert Publication.objects.count() == 1


def test_embargoed_update_of_a_live_story_waits():
    until = soon()
    receive(make_ninjs(), publish=True)
    receive(make_ninjs(version="2", embargoedUntil=until.isoformat(), by="Bert Klein"), publish=True)
    planned = Publication.objects.planned().get()
    assert (planned.live_from, planned.published_at) == (until, FIRST)
