"""Deleting for good: who, from where, with which consent; what goes, what stays, and what nobody brings back."""

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from articles.editing.chain import broken_chains
from articles.editing.save import content_of
from articles.exchange.receive import receive
from articles.models import Article, AuditEntry, Change, ImportRef, Publication, RelatedLink, Revision
from articles.publishing.erase import PUBLIC
from articles.search.finding import find
from articles.vocabulary import Forbidden, Refused, Stale
from articles.workflow.destroy import BELONGINGS, destroy
from tests.articles.admin.desk import LIST, at_desk, document, words
from tests.articles.exchange.deliveries import make_text
from tests.factories import (
    in_hours,
    make_author,
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_published,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db


def make_trashed(**content):
    return step(make_draft(**content), "trash", make_chief())


def make_once_public(**content):
    """Published, corrected, withdrawn, and in the trash."""
    story, chief = make_published(tags=["Hafen"], credits=[make_author().pk], **content), make_chief()
    step(story, "correct", chief, kind="correction", text="Es waren zwei.")
    step(story, "withdraw", chief, reason="Irrtum")
    return step(story, "trash", chief)


def administrator():
    return make_user("Administration")


def destroy_url(article):
    return reverse("admin:articles_article_destroy", args=[article.pk])


def test_every_table_that_points_to_an_article_is_dealt_with():
    """A new table with a foreign key to an article or to what belongs to it has to be named in the lists."""
    named = {model for model, _path in (*BELONGINGS, *PUBLIC)} | {Article, ImportRef}
    known = {model for model in named if model is not ImportRef}
    pointing = {
        model
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey) and field.related_model in known
    }
    assert pointing - named == set()


def test_nothing_of_the_article_is_left_but_the_log(client):
    story = make_once_public(headline="Kanzleramt")
    digest = story.latest.digest
    other = make_published(headline="Bleibt")
    admin = administrator()
    destroy(story.pk, by=admin, version=story.version)
    assert list(Article.objects.values_list("headline", flat=True)) == ["Bleibt"]
    for model, path in (*BELONGINGS, *PUBLIC):
        assert not model._base_manager.filter(**{path: story.pk}).exists()
    assert (list(broken_chains()), Publication.objects.count()) == ([], 1)
    assert find("Kanzleramt").ids == []
    entry = AuditEntry.objects.get(action="destroy")
    assert (entry.by, entry.object_id, entry.label) == (admin, str(story.pk), "Kanzleramt")
    assert entry.details == {"headline": "Kanzleramt", "digest": digest, "unlinked": []}
    assert other.revisions.count() == 1


def test_public_address_answers_410_before_and_404_after_and_its_pages_are_purged(client):
    category = make_category()
    story = make_once_public(category=category)
    address = story.publications.get().get_absolute_url()
    assert client.get(address).status_code == 410
    changes = Change.objects.count()
    destroy(story.pk, by=administrator(), version=story.version)
    assert client.get(address).status_code == 404
    assert Change.objects.count() == changes + 1
    assert f"article-{story.pk}" in str(Change.objects.latest("pk").tags)


@pytest.mark.parametrize("make", [make_writer, make_moderator, make_chief, make_user])
def test_only_administrators_delete(make):
    story = make_trashed()
    with pytest.raises(Forbidden):
        destroy(story.pk, by=make(), version=story.version)
    assert Article.objects.filter(pk=story.pk).exists()


def test_what_is_not_in_the_trash_changed_or_locked_stays():
    draft, trashed, locked = make_draft(), make_trashed(), make_trashed()
    Article.objects.filter(pk=locked.pk).update(locked_by=make_chief(), locked_until=in_hours(1))
    attempts = [(draft, draft.version), (trashed, trashed.version - 1), (locked, locked.version)]
    raised = []
    for article, version in attempts:
        with pytest.raises(Refused) as refusal:
            destroy(article.pk, by=administrator(), version=version)
        raised.append(type(refusal.value) is Stale)
    assert raised == [False, True, False]
    assert Article.objects.count() == 3


def test_articles_that_link_here_stand_against_it_and_those_of_the_trash_lose_the_link():
    story = make_draft(headline="Ziel")
    card = f'<aside data-card="readmore" data-article="{story.pk}"></aside><p>Text</p>'
    inside = make_draft(body=card, headline="Im Text")
    after = make_draft(links=[{"target": story.pk}], headline="Danach")
    chief = make_chief()
    story = step(story, "trash", chief)
    with pytest.raises(Refused, match="verweisen auf diesen"):
        destroy(story.pk, by=administrator(), version=story.version)
    for linking in (inside, after):
        step(linking, "trash", chief)
    destroy(story.pk, by=administrator(), version=story.version)
    for linking in Article.objects.all():
        assert (str(story.pk) in str(content_of(linking)["body"]), content_of(linking)["links"]) == (
            False,
            [],
        )
        assert linking.latest.number == 2
        step(step(linking, "restore", chief), "edit", chief, content={"lead": "Geht wieder"})
    assert (RelatedLink.objects.count(), list(broken_chains())) == (0, [])
    assert AuditEntry.objects.get(action="destroy").details["unlinked"] == [inside.pk, after.pk]


def test_a_repeated_delivery_does_not_bring_it_back():
    delivery = make_text(category=make_category())
    receipt = receive(delivery)
    story = step(Article.objects.get(pk=receipt.article_id), "trash", make_chief())
    destroy(story.pk, by=administrator(), version=story.version)
    again = receive(delivery)
    assert (again.outcome, again.article_id, again.reason) == (
        "skipped",
        None,
        "Der Artikel wurde endgültig gelöscht; eine Lieferung holt ihn nicht zurück.",
    )
    assert Article.objects.count() == 0


def test_a_mistake_on_the_way_leaves_everything(monkeypatch):
    story = make_once_public()
    before = (Revision.objects.count(), Publication.objects.count(), AuditEntry.objects.count())
    monkeypatch.setattr("articles.workflow.destroy.BELONGINGS", (*BELONGINGS[:-1], (Revision, "nonsense")))
    with pytest.raises(Exception, match="nonsense"):
        destroy(story.pk, by=administrator(), version=story.version)
    assert (Revision.objects.count(), Publication.objects.count(), AuditEntry.objects.count()) == before


# The pages


def test_administrators_see_the_trash_and_nothing_else(client):
    make_draft(headline="Entwurf")
    make_published(headline="Live")
    story = make_trashed(headline="Im Papierkorb")
    at_desk(client, administrator())
    for query in ("", "?status=draft", "?status=trashed", "?q=e"):
        page = client.get(reverse(LIST) + query).content.decode()
        assert ("Entwurf" in page, "Live" in page) == (False, False)
    page = document(client.get(reverse(LIST)))
    (row,) = page.xpath("//table[@id='result_list']/tbody/tr")
    assert "Im Papierkorb" in words(row)
    assert [words(act) for act in row.xpath(".//*[@class='row-acts']/*")] == ["Delete for good …"]
    assert client.get(reverse("admin:articles_article_change", args=[story.pk])).status_code == 200


def test_trash_tells_who_threw_it_away_and_restores_in_one_click(client):
    chief = make_chief(first_name="Helga", last_name="Kron")
    story = step(make_draft(by=chief, headline="Weg"), "trash", chief)
    at_desk(client, chief)
    page = document(client.get(reverse(LIST) + "?status=trashed"))
    assert "Helga Kron" in words(page.xpath("//td[contains(@class, 'field-trashed')]")[0])
    button = page.xpath("//*[@class='row-acts']/button")[0]
    client.post(button.get("formaction"), {button.get("name"): button.get("value")})
    story.refresh_from_db()
    assert story.status == "draft"
    assert page.xpath("//*[@class='row-acts']/a") == []


@pytest.mark.parametrize("count", [3, 30])
def test_trash_asks_as_often_for_3_as_for_30(client, django_assert_num_queries, count):
    writer = make_writer()
    for _ in range(count):
        step(make_draft(by=writer), "trash", writer)
    at_desk(client, writer)
    with django_assert_num_queries(10):
        client.get(reverse(LIST) + "?status=trashed")


def test_the_headline_or_the_number_has_to_be_typed(client):
    story = make_trashed(headline="Öffnung & <Schluss>")
    at_desk(client, administrator())
    for typed in ("", "Öffnung", str(story.pk + 1), "ja"):
        answer = client.post(destroy_url(story), {"version": story.version, "typed": typed})
        assert (answer.status_code, Article.objects.count()) == (200, 1)
    answer = client.post(destroy_url(story), {"version": story.version, "typed": "öffnung &  <schluss> "})
    assert (answer.url, Article.objects.count()) == (f"{reverse(LIST)}?status=trashed", 0)


def test_the_page_shows_what_goes_and_who_links_here(client):
    story = make_once_public(headline="Ziel")
    make_draft(links=[{"target": story.pk}], headline="Verweist")
    at_desk(client, make_user(is_superuser=True))
    page = document(client.get(destroy_url(story)))
    shown = {words(row[0]): words(row[1]) for row in page.xpath("//dl[@class='belongings']/div")}
    assert shown["publications readers saw"] == "1"
    assert "Verweist" in words(page.xpath("//section[@aria-labelledby='uses']")[0])
    assert page.xpath("//input[@name='typed']") == []
    answer = client.post(destroy_url(story), {"version": story.version, "typed": str(story.pk)})
    assert (answer.status_code, Article.objects.filter(pk=story.pk).exists()) == (409, True)
    at_desk(client, administrator())  # may not see who links, but how many
    page = client.get(destroy_url(story)).content.decode()
    assert ("Verweist" in page, "One article you may not see links here as well." in page) == (False, True)


def test_those_who_may_not_delete_are_refused_at_the_page(client):
    story = make_trashed(headline="Kanzleramt")
    told = []
    for user in (make_writer(), make_moderator(make_category()), make_chief(), make_user()):
        at_desk(client, user)
        typed = {"version": story.version, "typed": str(story.pk)}
        told.append(
            (client.get(destroy_url(story)).status_code, client.post(destroy_url(story), typed).status_code)
        )
    assert told == [(404, 404), (404, 404), (403, 403), (404, 404)]
    assert Article.objects.filter(pk=story.pk).exists()
