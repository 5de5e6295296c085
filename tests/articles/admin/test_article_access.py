"""Who reaches which address of an article: every role at every address, by GET and POST, with a draft that is not theirs."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from articles.models import Article, Revision, Transition
from tests.articles.admin.desk import ADD, LIST, at_desk, change_url
from tests.factories import (
    make_category,
    make_chief,
    make_draft,
    make_moderator,
    make_user,
    make_writer,
    step,
)

pytestmark = pytest.mark.django_db
SECRET = "Geheimplan Kanzleramt"
NOT_THERE, LOGIN, FORBIDDEN = 404, 302, 403


def make_secret(category):
    """A draft of another writer, in every place its headline could leak from: two revisions, a step, a card, a link."""
    writer = make_writer()
    article = make_draft(by=writer, category=category, headline=SECRET, lead=SECRET)
    step(article, "edit", writer, content={"lead": f"{SECRET}, zweite Fassung"})
    return article


def addresses(article):
    """Every address that names the article or could find it, by name."""
    pk = article.pk
    kind = ContentType.objects.get_for_model(Article).pk
    finds = {
        "app_label": "articles",
        "model_name": "relatedlink",
        "field_name": "target",
        "term": "Geheimplan",
    }
    query = "&".join(f"{name}={value}" for name, value in finds.items())
    return {
        "change": change_url(article),
        "pop-up": change_url(article) + "?_popup=1&_to_field=id",
        "delete": reverse("admin:articles_article_delete", args=[pk]),
        "history": reverse("admin:articles_article_history", args=[pk]),
        "difference": reverse("admin:articles_article_difference", args=[pk, 1, 2]),
        "preview": reverse("admin:articles_article_preview", args=[pk]),
        "old preview": reverse("admin:articles_article_preview", args=[pk]) + "?revision=1",
        "preview page": reverse("admin:articles_article_preview_page", args=[pk]),
        "live preview": reverse("admin:articles_article_live_preview", args=[pk]),
        "shares": reverse("admin:articles_article_shares", args=[pk]),
        "revoke": reverse("admin:articles_article_revoke_share", args=[pk, 1]),
        "front": reverse("admin:desk_front_preview") + f"?article={pk}",
        "front page": reverse("admin:desk_front_page") + f"?article={pk}",
        "restore": reverse("admin:articles_article_restore_revision", args=[pk, 1]),
        "submit": reverse("admin:articles_article_step", args=[pk, "submit"]),
        "destroy": reverse("admin:articles_article_destroy", args=[pk]),
        "trash": reverse("admin:articles_article_step", args=[pk, "trash"]),
        "on site": reverse("admin:view_on_site", args=[kind, pk]),
        "stock short-cut": f"/admin/articles/article/{pk}/",
        "list": reverse(LIST) + "?q=Geheimplan",
        "pop-up list": reverse(LIST) + "?_popup=1&q=Geheimplan",
        "lookup": reverse("admin:articles_article_lookup") + "?term=Geheimplan",
        "autocomplete": f"{reverse('admin:autocomplete')}?{query}",
        "start": reverse("admin:index"),
        "panel": reverse("admin:desk_panel", args=["mine"]),
        "agenda": reverse("admin:desk_agenda"),
        "due": reverse("admin:desk_move", args=["due", pk]),
        "looked at": reverse("admin:desk_look_again", args=[pk]),
        "add": reverse(ADD),
    }


def leaks(response):
    """Words of the draft in the page, its headers, or the addresses it led through."""
    told = response.content.decode() + str([*response.headers.values(), *response.redirect_chain])
    return any(word in told for word in ("Kanzleramt", "kanzleramt"))


def visitors(category):
    """Users who must not learn of the draft."""
    return {
        "no role": make_user(),
        "other writer": make_writer(),
        "moderator elsewhere": make_moderator(make_category("Sport")),
        "administrator": make_user("Administration"),
    }


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("who", ["no role", "other writer", "moderator elsewhere", "administrator"])
def test_foreign_draft_is_reached_and_told_by_no_address(client, who, method):
    category = make_category()
    article = make_secret(category)
    at_desk(client, visitors(category)[who])
    typed = {"headline": "Gekapert", "version": article.version, "_save": "1"} if method == "post" else {}
    answers = {
        name: getattr(client, method)(url, typed, follow=True) for name, url in addresses(article).items()
    }
    assert [name for name, answer in answers.items() if leaks(answer)] == []
    of_object = [
        "change",
        "pop-up",
        "delete",
        "destroy",
        "history",
        "preview",
        "shares",
        "submit",
        "trash",
        "on site",
    ]
    codes = {answers[name].status_code for name in of_object}
    assert codes <= {NOT_THERE, FORBIDDEN, 405}
    article.refresh_from_db()
    assert (article.headline, article.status) == (SECRET, "draft")
    assert (
        Revision.objects.filter(article=article).count(),
        Transition.objects.filter(article=article).count(),
    ) == (
        2,
        1,
    )


@pytest.mark.parametrize("method", ["get", "post"])
def test_anonymous_is_led_to_the_login_from_every_address(client, method):
    article = make_secret(make_category())
    for name, url in addresses(article).items():
        answer = getattr(client, method)(url)
        assert (name, answer.status_code, answer.url.startswith(reverse("admin:login"))) == (
            name,
            LOGIN,
            True,
        )


def test_visitors_without_staff_access_are_led_to_the_login(client):
    article = make_secret(make_category())
    user = make_writer()
    client.force_login(user)
    assert not user.is_staff
    for url in addresses(article).values():
        assert client.get(url).url.startswith(reverse("admin:login"))


@pytest.mark.parametrize("who", ["writer", "moderator", "chief", "superuser"])
def test_those_it_concerns_find_the_draft_at_every_address(client, who):
    """The counter-test: the words looked for above are there to be found."""
    category = make_category()
    article = make_secret(category)
    users = {
        "writer": article.created_by,
        "moderator": make_moderator(make_category("Unter", parent=None), category),
        "chief": make_chief(),
        "superuser": make_user(is_superuser=True),
    }
    at_desk(client, users[who])
    # Writing addresses, and those that tell of texts with a date or of one's own.
    untold = {"delete", "destroy", "restore", "revoke", "live preview", "start", "add", "on site"}
    untold |= {"panel", "agenda", "due", "looked at"}
    telling = {
        name: leaks(client.get(url, follow=True))
        for name, url in addresses(article).items()
        if name not in untold
    }
    assert [name for name, tells in telling.items() if not tells] == []


def test_nobody_deletes_an_article(client):
    article = make_secret(make_category())
    at_desk(client, make_user(is_superuser=True))
    url = reverse("admin:articles_article_delete", args=[article.pk])
    assert [client.get(url).status_code, client.post(url, {"post": "yes"}).status_code] == [403, 403]
    answer = client.post(reverse(LIST), {"action": "delete_selected", "_selected_action": [article.pk]})
    assert Article.objects.filter(pk=article.pk).exists()
    assert answer.status_code in (200, 302)


def test_missing_and_foreign_article_answer_with_the_same_words(client):
    article = make_secret(make_category())
    at_desk(client, make_writer())
    foreign, missing = client.get(change_url(article)), client.get(change_url(article.pk + 1000))
    assert (foreign.status_code, missing.status_code) == (404, 404)
    asked = [(foreign, article.pk), (missing, article.pk + 1000)]
    told = [answer.content.decode().replace(f"/{number}/", "/") for answer, number in asked]
    assert told[0] == told[1]


@pytest.mark.parametrize("name", ["0", "x", "1.5", "99999999999999999999", "1;drop", "٣"])
def test_nonsense_in_the_address_of_an_article_is_404(client, name):
    at_desk(client, make_chief())
    assert client.get(f"/admin/articles/article/{name}/change/").status_code == 404


def test_link_to_a_foreign_draft_is_refused_and_its_headline_is_not_shown(client):
    article = make_secret(make_category())
    writer = make_writer()
    own = make_draft(by=writer)
    at_desk(client, writer)
    stale = {
        "headline": "X",
        "version": own.version - 1,
        "links-0-target": article.pk,
        "links-TOTAL_FORMS": "1",
    }
    card = f'<aside data-card="readmore" data-article="{article.pk}"></aside>'
    forms = {"links-INITIAL_FORMS": "0", "credits-TOTAL_FORMS": "0", "credits-INITIAL_FORMS": "0"}
    answer = client.post(
        change_url(own), {**stale, **forms, "body": card, "resolve": f"{article.pk}:x"}, follow=True
    )
    assert answer.status_code == 200
    assert not leaks(answer)
    assert Article.objects.get(pk=own.pk).headline == own.headline


def test_link_a_chief_set_to_a_foreign_draft_stays_and_is_shown_by_its_number_only(client):
    article = make_secret(make_category())
    writer = make_writer()
    own = make_draft(
        by=writer, body=f'<aside data-card="readmore" data-article="{article.pk}"></aside><p>x</p>'
    )
    step(own, "edit", make_chief(), content={"links": [{"target": article.pk}]})
    page = at_desk(client, writer).get(change_url(own), follow=True)
    assert f"#{article.pk}" in page.content.decode()
    assert not leaks(page)
