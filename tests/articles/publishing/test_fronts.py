"""The desk's writes of fronts: drafts, going live now and later, plans taken back, versions restored."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.cachekeys import HOME, category_key, tag_key
from articles.fronts.usual import usual_layout
from articles.models import (
    AuditEntry,
    Change,
    Front,
    FrontCancellation,
    FrontVersion,
    ImmutableError,
    Tag,
)
from articles.publishing.fronts import go_live, roll_back, save_draft, take_back
from articles.publishing.merge import merge_words
from articles.vocabulary import Incomplete, Refused, Stale
from tests.factories import in_hours, make_category, make_chief, make_draft

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def chief():
    return make_chief(first_name="Helga", last_name="Kronsbein")


@pytest.fixture
def home():
    return Front.objects.of("home")


def content(*slots):
    return {"slots": [{"id": f"slot-{number}", **slot} for number, slot in enumerate(slots, 1)]}


def live(front, layout, chief, **more):
    front.refresh_from_db()
    return go_live(front, layout, based_on=front.version, by=chief, now=timezone.now(), **more)


def shown(front, at=None):
    version = FrontVersion.objects.filter(front=front).begun(at or timezone.now()).first()
    return version and version.content["slots"][0]["title"]


def test_draft_is_kept_and_readers_see_nothing_of_it(home, chief):
    front = save_draft(home, content({"title": "Neu"}), version=0, by=chief, now=timezone.now())
    assert (front.version, front.edited_by, front.draft["slots"][0]["title"]) == (1, chief, "Neu")
    assert save_draft(front, front.draft, version=1, by=chief, now=timezone.now()).version == 1
    assert not FrontVersion.objects.exists()
    assert not Change.objects.exists()


@pytest.mark.parametrize("write", ["draft", "live", "back"])
def test_write_on_an_older_version_is_told_who_was_faster_and_changes_nothing(home, chief, write):
    first = live(home, content({"title": "Eins"}), chief)
    before = Front.objects.values().get(), FrontVersion.objects.count(), Change.objects.count()
    writes = {
        "draft": lambda: save_draft(home, content({}), version=0, by=chief, now=timezone.now()),
        "live": lambda: go_live(home, content({}), based_on=0, by=chief, now=timezone.now()),
        "back": lambda: roll_back(home, first, based_on=0, by=chief, now=timezone.now()),
    }
    with pytest.raises(Stale, match="Helga Kronsbein has changed this front"):
        writes[write]()
    assert (Front.objects.values().get(), FrontVersion.objects.count(), Change.objects.count()) == before


def test_going_live_writes_version_draft_change_and_log(home, chief):
    end = in_hours(3)
    placement = {"article": make_draft().pk, "until": end.isoformat()}
    version = live(home, content({"title": "Eins", "placements": [placement]}), chief, note=" Neue  Seite ")
    home.refresh_from_db()
    assert (home.draft, home.version) == (version.content, 1)
    assert (version.made_by, version.note) == (chief, "Neue Seite")
    assert [(change.tags, change.visible_from) for change in Change.objects.all()] == [
        ([HOME], version.begins),
        ([HOME], end),
    ]
    entry = AuditEntry.objects.get(action="front_live")
    assert (entry.kind, entry.object_id, entry.details["version"]) == ("front", str(home.pk), version.pk)


def test_front_of_a_section_or_topic_purges_its_pages_only(chief):
    section, tag = make_category(), Tag.objects.create(name="Hafen")
    live(Front.objects.of("category", section), content({}), chief)
    live(Front.objects.of("tag", tag), content({}), chief)
    assert [change.tags for change in Change.objects.all()] == [
        [category_key(section.pk)],
        [tag_key(tag.pk)],
    ]


def test_planned_front_begins_without_a_job_and_may_be_taken_back(home, chief):
    live(home, content({"title": "Jetzt"}), chief)
    begin = in_hours(2)
    plan = live(home, content({"title": "Später"}), chief, at=begin)
    assert (shown(home), shown(home, begin)) == ("Jetzt", "Später")
    assert Change.objects.filter(visible_from=begin).exists()
    take_back(plan, by=chief, now=timezone.now())
    assert shown(home, begin) == "Jetzt"
    assert FrontVersion.objects.filter(pk=plan.pk).exists()
    with pytest.raises(Refused, match="taken back already"):
        take_back(plan, by=chief, now=timezone.now())
    assert FrontCancellation.objects.count() == 1


def test_front_readers_see_cannot_be_taken_back(home, chief):
    version = live(home, content({}), chief)
    for moment in (version.begins, timezone.now()):
        with pytest.raises(Refused, match="gone live meanwhile"):
            take_back(version, by=chief, now=moment)


def test_front_does_not_begin_in_the_past(home, chief):
    with pytest.raises(Refused, match="This moment is over"):
        live(home, content({}), chief, at=in_hours(-1))
    assert not FrontVersion.objects.exists()


def test_rolling_back_is_a_new_version_that_names_the_old_one(home, chief):
    first = live(home, content({"title": "Eins"}), chief)
    live(home, content({"title": "Zwei"}), chief)
    live(Front.objects.of("category", make_category()), content({"title": "Anderswo"}), chief)
    home.refresh_from_db()
    restored = roll_back(home, first, based_on=home.version, by=chief, now=timezone.now())
    assert shown(home) == "Eins"
    assert (restored.restored, FrontVersion.objects.filter(front=home).count()) == (first, 3)
    home.refresh_from_db()
    assert home.draft["slots"][0]["title"] == "Eins"


def test_rolling_back_keeps_a_draft_that_never_went_live(home, chief):
    first = live(home, content({"title": "Eins"}), chief)
    live(home, content({"title": "Zwei"}), chief)
    home.refresh_from_db()
    save_draft(home, content({"title": "In Arbeit"}), version=home.version, by=chief, now=timezone.now())
    home.refresh_from_db()
    roll_back(home, first, based_on=home.version, by=chief, now=timezone.now())
    home.refresh_from_db()
    assert (shown(home), home.draft["slots"][0]["title"]) == ("Eins", "In Arbeit")


def test_version_of_another_front_is_no_way_back(home, chief):
    other = Front.objects.of("category", make_category())
    version = live(other, content({}), chief)
    with pytest.raises(Refused, match="another front"):
        roll_back(home, version, based_on=0, by=chief, now=timezone.now())


def test_versions_are_never_changed(home, chief):
    version = live(home, content({}), chief)
    for write in (
        version.save,
        version.delete,
        FrontVersion.objects.all().delete,
        lambda: FrontVersion.objects.update(content={}),
    ):
        with pytest.raises(ImmutableError):
            write()


@pytest.mark.parametrize(
    ("slot", "sentence"),
    [
        ({"min": 4, "max": 2}, "least number of stories is above"),
        ({"max": 99}, "whole number from 0 to 30"),
        ({"template": "lead", "max": 6}, "whole number from 0 to 5"),
        ({"template": "karussell"}, "“karussell” cannot be chosen"),
        ({"title": "x" * 81}, "longer than 80 characters"),
        ({"title": "a\x00"}, "cannot be read"),
        ({"title": "a\ud800"}, "cannot be read"),
        ({"link": "javascript:alert(1)"}, "no web address"),
        ({"link": "//boese.example"}, "no web address"),
        ({"rule": {"categories": ["1"]}}, "whole number"),
        ({"rule": {"categories": list(range(1, 40))}}, "more than 20"),
        ({"rule": {"max_age": 0}}, "whole number from 1"),
        ({"rule": []}, ""),
        ({"rule": [1]}, "rule cannot be read"),
        ({"placements": [{"article": 1}, {"article": 1}]}, "stands here twice"),
        ({"placements": [{"article": 0}]}, "whole number"),
        ({"placements": [{"article": 1, "from": "morgen"}]}, "time cannot be read"),
        ({"placements": [{"article": 1, "from": "2026-11-24T09:00"}]}, "time cannot be read"),
        ({"placements": [{"article": 1, "picture": {"picture": 1, "focus": "9 9"}}]}, "part of a picture"),
        ({"placements": {}}, "not a list"),
        ({"id": "Ä"}, "area's number"),
    ],
)
def test_what_is_no_front_is_refused_in_sentences_and_not_kept(home, chief, slot, sentence):
    if not sentence:
        live(home, content(slot), chief)
        return
    with pytest.raises(Incomplete, match=sentence):
        live(home, content(slot), chief)
    assert not FrontVersion.objects.exists()


def test_front_without_an_area_does_not_go_live(home, chief):
    with pytest.raises(Incomplete, match="at least one area"):
        live(home, content(), chief)


def test_usual_layout_can_be_kept_as_it_is(home, chief):
    layout = usual_layout([make_category("Sport")]).as_dict()
    assert live(home, layout, chief).content == layout


def test_merged_topic_hands_its_front_on(chief):
    old, new = Tag.objects.create(name="Strassenbahn"), Tag.objects.create(name="Tram")
    front = Front.objects.of("tag", old)
    live(front, content({}), chief)
    merge_words([old], new, by=chief, now=timezone.now())
    assert Front.objects.get(pk=front.pk).tag == new


def test_times_of_placements_that_are_over_purge_nothing(home, chief):
    placement = {"article": 1, "from": in_hours(-2).isoformat(), "until": in_hours(-1).isoformat()}
    live(home, content({"placements": [placement]}), chief)
    assert Change.objects.filter(visible_from__lt=timezone.now() - timedelta(minutes=1)).count() == 0
