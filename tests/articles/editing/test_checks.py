"""Every row of the table of checks: a text that passes, and one that does not, with its sentence and place."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import override

from articles.discussion.threads import open_thread
from articles.editing.checks import CHECKS, Facts, checks_for, judge
from articles.editing.content import EMPTY
from articles.models import Article
from articles.vocabulary import Incomplete, Unanswered
from articles.workflow.perform import perform
from tests.factories import (
    head_picture,
    in_hours,
    make_author,
    make_category,
    make_chief,
    make_content,
    make_draft,
    make_moderator,
    make_picture,
    make_published,
    make_weblink,
    make_writer,
    picture_in_text,
    step,
)

pytestmark = pytest.mark.django_db
GERMAN = "<p>" + "Die Brücke ist offen und der Hafen auf dem Weg. " * 12 + "</p>"
ENGLISH = "<p>" + "The bridge is open and the harbour was on the way to it. " * 12 + "</p>"
CARD = '<aside data-card="readmore" data-article="{}"></aside>'
WANTED = '<aside data-card="readmore" data-wanted="Gesucht"></aside>'

# name of the check: what is wrong, the place it leads to, a word of the sentence
FAILING = {
    "headline": ({"headline": ""}, "id_headline", "missing"),
    "text": ({"body": "<p> </p>"}, "id_body", "empty"),
    "category": ({"category": None}, "id_category", "missing"),
    "byline": ({"source": "", "credits": []}, "credits-heading", "missing"),
    "embargo": ({"embargo_source": "Amt", "embargo_until": None}, "id_embargo_until", "no time"),
    "embargo_words": ({"lead": "Sperrfrist: Montag, 6 Uhr"}, "id_lead", "Sperrfrist"),
    "placeholder": ({"body": "<p>Es kamen TK Menschen, sagte ???</p>"}, "id_body", "“TK”, “???”"),
    "wanted": ({"body": f"<p>A</p>{WANTED}<p>B</p>"}, "id_body", "Gesucht"),
    "edge_card": ({"body": f"<p>A</p>{WANTED}"}, "id_body", "ends with"),
    "headline_length": ({"headline": "x" * 71}, "id_headline", "71"),
    "lead": ({"lead": ""}, "id_lead", "missing"),
    "teaser_length": ({"teaser_text": "x" * 171}, "id_teaser_text", "171"),
    "tags": ({"tags": []}, "id_tag_names", "tags"),
    "dateline": ({"dateline": "Kiel, 4. Mai –"}, "id_dateline", "place alone"),
    "language": ({"body": ENGLISH}, "id_language", "language"),
}
# These depend on other articles and users; each has a test of its own below.
BY_FACTS = {
    "picture_rights",
    "picture_words",
    "licence_ending",
    "release",
    "dead_links",
    "threads",
    "translation",
    "twin",
    "unreachable",
    "repeated",
    "length",
    "moderator",
    "web_links",
}


@pytest.fixture(autouse=True)
def _in_english():
    with override("en"):
        yield


@pytest.fixture
def category():
    category = make_category()
    make_moderator(category)
    return category


@pytest.fixture
def article(category):
    return make_draft(by=make_writer(), category=category, tags=["Hafen"], body=GERMAN)


def found(article, *, step="submit", by=None, at=None, **changes):
    """Findings by the check's name for the article with changed content; changes are content as it is stored."""
    content = {**EMPTY, **article.latest.content, **changes}
    facts = Facts(article, content, by=by, at=at)
    return {check.name: findings for check, findings in judge(step, content, facts) if findings}


def sentences(article, name, **given):
    return [finding.sentence for finding in found(article, **given).get(name, [])]


def test_every_row_is_tested_here():
    assert FAILING.keys() | BY_FACTS == {check.name for check in CHECKS}


def test_content_that_passes_every_check(article):
    assert found(article) == {}


@pytest.mark.parametrize("name", FAILING)
def test_check_says_what_is_wrong_and_where(article, name):
    changes, place, word = FAILING[name]
    (finding,) = found(article, **changes)[name]
    hard = "submit" in next(check for check in CHECKS if check.name == name).stops
    assert (finding.place, finding.name, finding.hard) == (place, name, hard)
    assert word in finding.sentence


def test_no_step_both_stops_and_asks():
    assert [check.name for check in CHECKS if check.stops & check.asks] == []


def test_agency_text_with_an_embargo_says_whose_it_is(article):
    agency = make_author("dpa", kind="agency")
    until = in_hours(2).isoformat()
    whole = {"embargo_until": until, "credits": [agency.pk]}
    assert [f.place for f in found(article, **whole)["embargo"]] == ["id_embargo_source"]
    assert [f.place for f in found(article, embargo_until=until, source="DPA")["embargo"]] == [
        "id_embargo_source"
    ]
    assert "embargo" not in found(article, **whole, embargo_source="Amt")
    assert "embargo" not in found(article, embargo_until=until)
    assert "embargo_words" not in found(article, **whole, lead="Sperrfrist beachten")


def test_links_to_what_is_gone_stop_publication_and_ask_before(article):
    chief, writer = make_chief(), make_writer()
    trashed = step(make_draft(by=writer, headline="Weg"), "trash", writer)
    withdrawn = step(make_published(headline="Zurück"), "withdraw", chief, reason="Falsch")
    body = f"<p>A</p>{CARD.format(trashed.pk)}{CARD.format(withdrawn.pk)}<p>B</p>"
    asked, stopped = (found(article, step=name, body=body)["dead_links"] for name in ("approve", "publish"))
    assert [finding.sentence for finding in asked] == [
        "“Weg” is in the trash. Please remove the link.",
        "“Zurück” was withdrawn. Please remove the link.",
    ]
    assert ([f.hard for f in asked], [f.hard for f in stopped]) == ([False, False], [True, True])


def test_links_to_stories_that_are_not_there_yet(article):
    live, planned = make_published(), make_published(at=in_hours(3), headline="Kommt")
    draft = make_draft(by=make_writer(), headline="Noch Entwurf")
    body = "<p>A</p>" + "".join(CARD.format(story.pk) for story in (live, planned, draft)) + "<p>B</p>"
    hidden = "“Noch Entwurf” is not public; the link stays hidden."
    assert sentences(article, "unreachable", body=body) == [hidden]
    assert sentences(article, "unreachable", body=body, step="publish", at=in_hours(4)) == [hidden]
    assert len(sentences(article, "unreachable", body=body, step="publish", at=in_hours(2))) == 2


def test_web_addresses_that_fail_are_asked_about_where_they_stand(article):
    failing, dead = make_weblink("https://weg.example/a"), make_weblink("https://tot.example/b", state="dead")
    fine = make_weblink("https://da.example/c", state="ok", reason="")
    after = make_weblink("https://nach.example/" + "x" * 100, reason="timeout", http_status=None)
    body = "".join(f'<p>Da <a href="{link.url}">dort</a></p>' for link in (failing, fine, failing))
    body += f'<aside data-card="readmore" data-url="{dead.url}"></aside><p>B</p>'
    links = [{"target": None, "url": after.url, "wanted": "", "title": ""}]
    asked = found(article, body=GERMAN + body, links=links)["web_links"]
    for_days = "tot.example/b has not answered for days: the page is not there (404). "
    assert [(finding.sentence, finding.place, finding.hard) for finding in asked] == [
        (for_days + "Please remove the link or replace it.", "id_body", False),
        ("weg.example/a does not answer: the page is not there (404).", "id_body", False),
        (f"nach.example/{'x' * 46}… does not answer: no answer in time.", "links-heading", False),
    ]
    assert "web_links" not in found(article, body=GERMAN + body, links=links, step="publish")


def test_headline_of_a_linked_draft_is_told_only_to_those_who_may_see_it(article):
    draft = make_draft(by=make_writer(), headline="Streng geheim")
    links = [{"target": draft.pk, "url": "", "wanted": "", "title": ""}]
    told = sentences(article, "unreachable", links=links, by=article.created_by)
    assert told == [f"#{draft.pk} is not public; the link stays hidden."]
    assert "Streng geheim" in sentences(article, "unreachable", links=links, by=make_chief())[0]


def test_links_to_itself_and_twice(article):
    live = make_published(headline="Ziel")
    body = f"<p>A</p>{CARD.format(article.pk)}{CARD.format(live.pk)}<p>B</p>"
    links = [{"target": live.pk, "url": "", "wanted": "", "title": ""}]
    assert sentences(article, "repeated", body=body, links=links) == [
        "The story links to itself.",
        "“Ziel” is linked more than once.",
    ]
    assert "unreachable" not in found(article, body=body)


def test_pictures_need_rights_credit_and_words(article):
    gone = make_picture(title="Ab", withdrawn_at=timezone.now())
    bare = make_picture(title="Kahl", licence="", credit="", alternative="")
    ended = make_picture(title="Alt", licence_until=localdate() - timedelta(days=1))
    fine, picture = make_picture(), head_picture(gone)
    body = f"<p>A</p>{picture_in_text(bare)}{picture_in_text(ended)}{picture_in_text(fine)}<p>B</p>"
    rights = found(article, picture=picture, body=body)["picture_rights"]
    assert [(each.place, each.sentence.partition(".")[0]) for each in rights] == [
        ("id_picture_0", "The picture “Ab” was taken back"),
        ("id_body", "The picture “Kahl” has no licence"),
        ("id_body", "The picture “Kahl” has no credit"),
        ("id_body", f"The licence of the picture “Alt” ended on {date_format(ended.licence_until, 'DATE_FORMAT')}".partition(".")[0]),
    ]  # fmt: skip
    assert [each.sentence[:20] for each in found(article, body=body)["picture_words"]] == [
        "The picture “Kahl” h"
    ]
    own = picture_in_text(bare, credit="Weber", alternative="Eine Brücke")
    assert "picture_words" not in found(article, body=f"<p>A</p>{own}<p>B</p>")


def test_licence_is_judged_on_the_day_the_story_appears(article):
    picture = head_picture(make_picture(licence_until=localdate() + timedelta(days=20)))
    assert found(article, picture=picture) == {}
    later = found(article, picture=picture, at=in_hours(24 * 10))
    assert "ends on" in later["licence_ending"][0].sentence
    assert "picture_rights" in found(article, picture=picture, at=in_hours(24 * 22))


def test_people_who_did_not_agree_are_asked_about(article):
    picture = head_picture(make_picture(release="missing"))
    assert sentences(article, "release", picture=picture)[0].endswith("have not agreed.")


@pytest.mark.parametrize("count", [1, 5])
def test_facts_of_pictures_are_one_more_query(article, django_assert_num_queries, count):
    body = "<p>A</p>" + "".join(picture_in_text(make_picture()) for _number in range(count)) + "<p>B</p>"
    with django_assert_num_queries(3):
        found(article, body=body)


@pytest.mark.parametrize(
    ("target", "wrong"), [(None, False), (100, False), (149, False), (200, True), (90, True)]
)
def test_length_may_differ_by_a_fifth(article, target, wrong):
    article.target_length = target
    assert ("length" in found(article)) == wrong


def test_open_threads_twins_and_categories_nobody_answers_for(article, category):
    open_thread(article, by=article.created_by, text="?")
    twin = make_published(headline="GROẞE Brücke")
    other = make_category("Ohne", parent=make_category("Oben"))
    assert sentences(article, "threads") == ["1 thread is not resolved."]
    told = sentences(article, "twin", headline="Große Brücke")
    assert told == [f"Article {twin.pk} is live with the same headline."]
    assert "moderator" in found(article, category=other.pk)
    below = make_category("Unten", parent=category)
    assert "moderator" not in found(article, category=below.pk)


@pytest.mark.parametrize("count", [1, 10])
def test_facts_are_read_by_two_queries_and_one_for_the_web(article, django_assert_num_queries, count):
    stories = [make_published() for _number in range(count)]
    body = "<p>A</p>" + "".join(CARD.format(story.pk) for story in stories) + "<p>B</p>"
    with django_assert_num_queries(2):
        found(article, body=body)
    body += "".join(f'<p><a href="{make_weblink().url}">B</a></p>' for _number in range(count))
    with django_assert_num_queries(3):
        found(article, body=body)


def test_perform_stops_at_hard_findings_and_asks_only_those_who_can_answer(article):
    writer = article.created_by
    article = step(article, "edit", writer, content={"tags": [], "lead": ""})
    with pytest.raises(Unanswered) as asked:
        perform(article, "submit", by=writer, version=article.version, accepted=frozenset({"lead"}))
    assert asked.value.problems == ["No tags are set; readers of a topic will not find the story."]
    after = perform(
        article, "submit", by=writer, version=article.version, accepted=frozenset({"lead", "tags", "x"})
    )
    assert after.transitions.first().details == {"overridden": ["lead", "tags"]}
    emptied = step(after, "edit", writer, content={"headline": ""})
    with pytest.raises(Incomplete):
        perform(emptied, "approve", by=make_chief(), version=emptied.version, accepted=frozenset())


def test_commands_are_asked_nothing(article):
    content = make_content(tags=[], lead="")
    article = step(article, "edit", None, content=content)
    assert step(article, "submit", None).transitions.first().details == {}
    assert Article.objects.get(pk=article.pk).status == "in_review"


def test_steps_that_touch_no_text_have_no_checks():
    names = ("withdraw", "trash", "restore", "edit", "correct", "plan_end", "unschedule", "sign_off")
    assert [name for name in names if checks_for(name)] == []
