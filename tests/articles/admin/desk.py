"""The desk as a user has it in a browser without JavaScript: pages as documents, forms as they stand, posts of them."""

from datetime import UTC, datetime

from django.contrib.messages import get_messages
from django.urls import reverse
from lxml import html

from articles.editing.checks import CHECKS
from articles.models import Revision


def change_url(article):
    return reverse("admin:articles_article_change", args=[getattr(article, "pk", article)])


LIST = "admin:articles_article_changelist"
ADD = "admin:articles_article_add"
NEW_YEAR = datetime(2100, 1, 1, 5, 0, tzinfo=UTC)  # 06:00 in Berlin


def at_desk(client, user):
    """The client, logged in as that user, in English."""
    user.is_staff, user.language = True, "en"
    user.save()
    client.force_login(user)
    return client


def document(response):
    return html.fromstring(response.content.decode())


def fields(response, form_id="article_form"):
    """Names and values of the article's (or another) form as the page shows them; buttons are not pressed."""
    form = document(response).get_element_by_id(form_id)
    for area in form.iter("textarea"):
        area.text = (area.text or "").removeprefix("\n")  # as browsers read it
    values = {}
    for name, value in form.form_values():
        values.setdefault(name, []).append(value)
    return values


def opened(client, article):
    """The fields of an article's form, opened now."""
    return fields(client.get(change_url(article)))


def save(client, article, typed=None, **changes):
    """Posts the form: `typed` as opened before (default: opened now), with changes; `_save` unless a step is pressed."""
    data = {**(opened(client, article) if typed is None else typed), **changes}
    data = data if "_step" in data else {**data, "_save": "Save"}
    return client.post(
        change_url(article), {name: value for name, value in data.items() if value is not None}
    )


def words(node):
    return " ".join(node.text_content().split())


def errors(response):
    """Every error sentence on the page."""
    return list(map(words, document(response).xpath("//*[contains(@class, 'errorlist')]/li")))


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def numbers(article):
    """Numbers of the article's revisions."""
    return list(Revision.objects.filter(article=article).order_by("number").values_list("number", flat=True))


def step_url(article, name):
    return reverse("admin:articles_article_step", args=[getattr(article, "pk", article), name])


def send_step(client, article, name, **typed):
    """Posts the form of a step as it would be opened now, every hint accepted."""
    article.refresh_from_db()
    accepted = ",".join(check.name for check in CHECKS)
    return client.post(step_url(article, name), {"version": article.version, "accepted": accepted, **typed})
