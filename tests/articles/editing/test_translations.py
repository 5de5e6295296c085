"""An article as the translation of another: always of the original, never of itself, and brought back with care."""

import pytest

from articles.editing.checks import CHECKS, Facts
from articles.editing.compare import differences
from articles.editing.content import EMPTY
from articles.editing.restore import restorable
from articles.models import Article
from articles.models.article import original_of
from articles.vocabulary import Refused
from tests.factories import make_chief, make_draft, make_writer, step

pytestmark = pytest.mark.django_db


def translate(article, original, by):
    return step(article, "edit", by, content={"translation_of": getattr(original, "pk", original)})


def test_translation_of_a_translation_is_one_of_the_original():
    writer = make_writer()
    german = make_draft(by=writer)
    english = make_draft(by=writer, language="en", translation_of=german.pk)
    french = make_draft(by=writer, language="fr", translation_of=english.pk)
    assert french.latest.content["translation_of"] == german.pk
    assert Article.objects.get(pk=french.pk).translation_of == german


def test_article_is_never_a_translation_of_itself():
    writer = make_writer()
    german = make_draft(by=writer)
    english = make_draft(by=writer, language="en", translation_of=german.pk)
    for article, original in ((german, german), (german, english)):
        with pytest.raises(Refused, match=r"Übersetzung von sich selbst|translation of itself"):
            translate(article, original, writer)
    german.refresh_from_db()
    assert (german.translation_of, german.version) == (None, 1)


def test_original_that_is_gone_is_refused():
    writer = make_writer()
    article = make_draft(by=writer)
    with pytest.raises(Refused, match=r"gibt es nicht mehr|does not exist any more"):
        translate(article, 10**9, writer)


def test_ring_that_two_saves_at_once_can_make_has_one_original():
    one, other, third = make_draft(), make_draft(), make_draft()
    Article.objects.filter(pk=one.pk).update(translation_of=other)
    Article.objects.filter(pk=other.pk).update(translation_of=one)
    Article.objects.filter(pk=third.pk).update(translation_of=other)
    assert {original_of(each.pk) for each in (one, other, third)} == {one.pk}
    assert original_of(None) is None


def test_original_is_named_only_to_those_who_may_see_it():
    original = make_draft(headline="Geheime Sache")
    pair = (EMPTY, {**EMPTY, "translation_of": original.pk})
    [told] = differences(*pair)
    assert told.words == (("delete", "–"), ("insert", "Geheime Sache"))
    [told] = differences(*pair, Article.objects.none())
    assert "Geheime" not in str(told.words)
    assert str(original.pk) in str(told.words)


def test_restoring_leaves_out_an_original_that_is_gone():
    article = make_draft()
    kept, left_out = restorable({"translation_of": 10**9}, only="translation_of")
    assert (kept, len(left_out)) == ({"translation_of": None}, 1)
    kept, left_out = restorable({"translation_of": article.pk}, only="translation_of")
    assert (kept, left_out) == ({"translation_of": article.pk}, [])


def test_edit_of_the_original_alone_is_an_edit():
    article = make_draft(by=make_writer())
    after = translate(article, make_draft(), make_chief())
    assert after.latest.number == 2
    assert translate(after, None, make_chief()).latest.content["translation_of"] is None


def test_translation_in_the_language_of_its_original_is_asked_about():
    german, french = make_draft(language="de"), make_draft(language="fr")
    check = next(each for each in CHECKS if each.name == "translation")
    places = {}
    for original in (None, french.pk, german.pk):
        content = {**german.latest.content, "translation_of": original}
        facts = Facts(german, content)
        places[original] = [(each.place, each.hard) for each in check.findings("submit", content, facts)]
    assert places == {None: [], french.pk: [], german.pk: [("id_language", False)]}
