"""Translations among publications: one group for all, whatever was published first, and purges for every page of it."""

import pytest

from articles.cachekeys import article_key
from articles.models import Article, Change, Publication
from articles.vocabulary import Refused, Role, Status
from articles.workflow.destroy import destroy
from tests.factories import make_chief, make_draft, make_published, make_user, step

pytestmark = pytest.mark.django_db


def group_of(article):
    return Publication.objects.live().get(article=article).translation_group


def last_keys():
    return set(Change.objects.order_by("pk").last().tags)


def test_translation_goes_back_to_its_original():
    german = make_published()
    english = make_published(language="en", translation_of=german.pk)
    french = make_published(language="fr", translation_of=english.pk)
    assert [group_of(each) for each in (german, english, french)] == [None, german.pk, german.pk]


def test_original_that_becomes_a_translation_takes_its_own_along():
    danish, german = make_published(), make_published()
    english = make_published(language="en", translation_of=german.pk)
    step(german, "edit", make_chief(), content={"translation_of": danish.pk})
    step(german, "submit", german.created_by)
    step(german, "approve", make_chief())
    step(german, "publish", make_chief())
    assert {group_of(german), group_of(english)} == {danish.pk}
    assert {article_key(each.pk) for each in (danish, german, english)} <= last_keys()


def test_what_changes_one_translation_purges_the_pages_of_all():
    german = make_published()
    english = make_published(language="en", translation_of=german.pk)
    assert {article_key(german.pk), article_key(english.pk)} <= last_keys()
    french = make_published(language="fr", translation_of=german.pk)
    step(german, "withdraw", make_chief(), reason="Grund")
    assert {article_key(each.pk) for each in (german, english, french)} <= last_keys()
    make_published()
    assert article_key(german.pk) not in last_keys()


def trash(article):
    step(article, "trash", make_chief())


def test_original_is_deleted_for_good_only_without_translations():
    administrator = make_user(Role.ADMINISTRATOR, is_superuser=True)
    german = make_draft()
    english = make_draft(language="en", translation_of=german.pk)
    trash(german)
    with pytest.raises(Refused, match=r"Übersetzungen|translations"):
        destroy(german.pk, by=administrator, version=Article.objects.get(pk=german.pk).version)
    trash(english)
    destroy(german.pk, by=administrator, version=Article.objects.get(pk=german.pk).version)
    english.refresh_from_db()
    assert (english.translation_of, english.status) == (None, Status.TRASHED)
    assert english.latest.content["translation_of"] is None
