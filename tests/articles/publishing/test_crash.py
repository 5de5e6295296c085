"""A crash at any statement of whatever changes public texts leaves all of it or nothing."""

import io
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.db import connection
from django.utils import timezone

from articles.fronts.reading import layout_of
from articles.library.intake import take_in
from articles.models import Banner, Front, FrontCancellation, FrontVersion, PublicationPicture, Tag
from articles.publishing.banners import start_banner
from articles.publishing.fronts import go_live, take_back
from articles.publishing.merge import merge_words
from articles.publishing.pictures import shown_pictures
from articles.publishing.project import uses_shown
from articles.publishing.takeback import take_back as take_picture_back
from articles.workflow.destroy import destroy
from articles.workflow.perform import perform
from tests.articles.imaging.pictures import file_of, photo
from tests.articles.search.stories import entries as indexed
from tests.factories import (
    head_picture,
    in_hours,
    make_approved,
    make_author,
    make_chief,
    make_draft,
    make_picture,
    make_published,
    make_user,
    picture_in_text,
    step,
)

pytestmark = pytest.mark.django_db(transaction=True)


class Crash(BaseException):
    """The process dies; nothing of ours may catch it."""


@contextmanager
def crash_at(number):
    """Dies before the statement of that number, counted from 1; the count of statements seen is yielded."""
    seen = []

    def watch(execute, sql, params, many, context):
        seen.append(sql)
        if len(seen) == number:
            raise Crash
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield seen


def everything():
    """Every row of every table, and which of them are in the index."""
    models = apps.get_app_config("articles").get_models(include_auto_created=True)
    rows = [list(model._base_manager.order_by("pk").values()) for model in models]
    return [*rows, indexed()]


def crash_everywhere(article, name, by, **typed):
    """Takes the step with a crash at each of its statements, then without; returns how many statements it has."""
    article.refresh_from_db()
    return crash_throughout(lambda: perform(article, name, by=by, version=article.version, **typed))


def crash_throughout(act):
    """The same for anything that writes."""
    before, number = everything(), 0
    while True:
        number += 1
        try:
            with crash_at(number) as seen:
                act()
        except Crash:
            assert everything() == before, seen[-1]
        else:
            assert everything() != before
            return number - 1


def test_publishing_is_all_or_nothing():
    authors = [make_author("Anna").pk, make_author("Bert").pk]
    article = make_approved(credits=authors, tags=["Hafen", "Brücke"], links=[{"target": make_draft().pk}])
    statements = crash_everywhere(article, "publish", make_chief())
    assert 10 <= statements <= 34


def test_replacing_a_live_and_a_planned_text_is_all_or_nothing():
    chief = make_chief()
    article = make_published(tags=["Hafen"])
    for lead, at in (("Zwei", "later"), ("Drei", None)):
        article = step(article, "edit", article.created_by, content={"lead": lead})
        article = step(article, "submit", article.created_by)
        article = step(article, "approve", chief)
        if at:
            article = step(article, "publish", chief, at=in_hours(2))
    assert crash_everywhere(article, "publish", chief) >= 10


def test_withdrawing_is_all_or_nothing():
    assert crash_everywhere(make_published(), "withdraw", make_chief(), reason="Irrtum") >= 8


def test_an_edit_is_all_or_nothing():
    article = make_draft(tags=["Alt"])
    content = {"headline": "Neu", "tags": ["Neu", "Alt"], "body": "<p>Anderer Text</p>"}
    assert crash_everywhere(article, "edit", make_chief(), content=content) >= 8


def test_moving_a_plan_is_all_or_nothing():
    article = make_approved(tags=["Hafen"])
    article = step(article, "publish", make_chief(), at=in_hours(2))
    assert crash_everywhere(article, "reschedule", make_chief(), at=in_hours(3)) >= 5


def test_merging_tags_is_all_or_nothing():
    make_published(tags=["Kfz", "Hafen"])
    make_published(tags=["Kfz", "Auto"])
    old, new = Tag.objects.named(["Kfz", "Auto"])
    chief = make_chief()
    assert crash_throughout(lambda: merge_words([old], new, by=chief, now=timezone.now())) >= 10


def test_deleting_for_good_is_all_or_nothing():
    chief, admin = make_chief(), make_user("Administration")
    article = make_published(tags=["Hafen"])
    linking = step(make_draft(by=chief, links=[{"target": article.pk}]), "trash", chief)
    article = step(article, "withdraw", chief, reason="Irrtum")
    article = step(article, "trash", chief)
    assert crash_throughout(lambda: destroy(article.pk, by=admin, version=article.version)) >= 20
    assert not linking.links.exists()


def test_taking_a_picture_back_is_all_or_nothing():
    picture, chief = make_picture(), make_chief()
    make_published(picture=head_picture(picture))
    make_published(body=f"<p>A</p>{picture_in_text(picture)}<p>B</p>")
    given = {"by": chief, "reason": "Abmahnung", "now": timezone.now(), "version": picture.version}
    crash_throughout(lambda: take_picture_back(picture.pk, **given))


def test_publishing_with_pictures_is_all_or_nothing():
    article = make_approved(picture=head_picture(make_picture()))
    shown_pictures(uses_shown(article.latest.content))  # the files are no part of the step
    crash_everywhere(article, "publish", make_chief())
    assert PublicationPicture.objects.count() == 1


def test_taking_a_picture_in_leaves_all_or_nothing():
    data = file_of(photo()).getvalue()
    crash_throughout(lambda: take_in(io.BytesIO(data), "a.jpg", by=None))


def test_going_live_is_all_or_nothing():
    front, chief, picture = Front.objects.of("home"), make_chief(), make_picture()
    placement = {
        "article": make_draft().pk,
        "picture": {"picture": picture.pk},
        "until": in_hours(3).isoformat(),
    }
    layout = {"slots": [{"id": "a", "placements": [placement]}]}
    shown_pictures(layout_of(layout).uses())  # the files are no part of it
    given = {"based_on": 0, "by": chief, "now": timezone.now()}
    assert crash_throughout(lambda: go_live(front, layout, **given)) >= 6
    assert FrontVersion.objects.get().pictures


def test_taking_a_planned_front_back_is_all_or_nothing():
    front, chief = Front.objects.of("home"), make_chief()
    given = {"by": chief, "now": timezone.now()}
    plan = go_live(front, {"slots": [{"id": "a"}]}, based_on=0, at=in_hours(2), **given)
    assert crash_throughout(lambda: take_back(plan, **given)) >= 4
    assert FrontCancellation.objects.count() == 1


def test_line_above_every_page_is_all_or_nothing():
    given = {"kind": "breaking", "ends": in_hours(2), "by": make_chief(), "now": timezone.now()}
    Front.objects.of("home")
    assert crash_throughout(lambda: start_banner(text="Neu", **given)) >= 4
    assert Banner.objects.count() == 1
