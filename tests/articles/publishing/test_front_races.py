"""Fronts written by several at the same moment, with real threads on PostgreSQL."""

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Banner, Front, FrontCancellation, FrontVersion
from articles.publishing.banners import start_banner
from articles.publishing.fronts import go_live, save_draft, take_back
from articles.publishing.takeback import take_back as take_picture_back
from articles.vocabulary import Refused
from articles.workflow.perform import perform
from tests.factories import in_hours, make_chief, make_picture, make_published
from tests.racing import at_once

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]
ROUNDS = 10


def tried(act):
    """True when it was done, False when it was refused with a sentence."""

    def run():
        try:
            act()
        except Refused:
            return False
        return True

    return run


def layout(*placements):
    return {"slots": [{"id": "a", "template": "lead", "placements": list(placements)}]}


def test_of_two_who_go_live_at_once_one_is_told():
    chiefs, front = (make_chief(), make_chief()), Front.objects.of("home")
    for number in range(ROUNDS):
        done = at_once(
            *(
                tried(
                    lambda chief=chief, number=number: go_live(
                        front, layout(), based_on=number, by=chief, now=timezone.now()
                    )
                )
                for chief in chiefs
            )
        )
        assert sorted(done) == [False, True]
        assert FrontVersion.objects.count() == number + 1


def test_draft_and_going_live_do_not_overwrite_each_other():
    chief, front = make_chief(), Front.objects.of("home")
    for _round in range(ROUNDS):
        version = Front.objects.get().version
        given = {"by": chief, "now": timezone.now()}
        titled = {"slots": [{"id": "a", "title": f"Entwurf {version}"}]}
        done = at_once(
            tried(
                lambda version=version, given=given, titled=titled: save_draft(
                    front, titled, version=version, **given
                )
            ),
            tried(lambda version=version, given=given: go_live(front, layout(), based_on=version, **given)),
        )
        assert sorted(done) == [False, True]
        assert Front.objects.get().version == version + 1


def test_plan_is_taken_back_once():
    chief, front = make_chief(), Front.objects.of("home")
    for _round in range(ROUNDS):
        version = Front.objects.get().version
        given = {"by": chief, "now": timezone.now()}
        plan = go_live(front, layout(), based_on=version, at=in_hours(2), **given)
        back = tried(lambda plan=plan, given=given: take_back(plan, **given))
        assert sorted(at_once(back, back)) == [False, True]
    assert FrontCancellation.objects.count() == ROUNDS


def test_story_withdrawn_while_its_front_goes_live_is_not_shown():
    chief, front = make_chief(), Front.objects.of("home")
    for _round in range(ROUNDS):
        article, version = make_published(), Front.objects.get().version
        given = {"based_on": version, "by": chief, "now": timezone.now()}
        done = at_once(
            tried(
                lambda article=article, given=given: go_live(front, layout({"article": article.pk}), **given)
            ),
            tried(
                lambda article=article: perform(
                    article.pk, "withdraw", by=chief, version=article.version, reason="Irrtum"
                )
            ),
        )
        assert done == [True, True]
        assert article.headline not in Client().get("/").content.decode()


def test_picture_taken_back_while_a_front_with_it_goes_live_is_not_shown():
    chief, front = make_chief(), Front.objects.of("home")
    for _round in range(ROUNDS):
        picture, article, version = make_picture(), make_published(), Front.objects.get().version
        placed = {"article": article.pk, "picture": {"picture": picture.pk}}
        given = {"by": chief, "now": timezone.now()}
        at_once(
            tried(
                lambda placed=placed, given=given, version=version: go_live(
                    front, layout(placed), based_on=version, **given
                )
            ),
            tried(
                lambda picture=picture, given=given: take_picture_back(
                    picture.pk, reason="x", version=picture.version, **given
                )
            ),
        )
        assert b"/medien/" not in Client().get("/").content


def test_no_more_lines_than_allowed_however_many_begin_at_once():
    given = {"kind": "breaking", "ends": in_hours(1), "by": make_chief(), "now": timezone.now()}
    done = at_once(
        *(tried(lambda number=number: start_banner(text=f"Zeile {number}", **given)) for number in range(6))
    )
    assert (sum(done), Banner.objects.count()) == (3, 3)


def test_front_of_a_subject_is_made_once():
    made = at_once(*(lambda: Front.objects.of("home").pk for _each in range(6)))
    assert len(set(made)) == 1
