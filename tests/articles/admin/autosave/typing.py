"""What an open page of the article's form sends of itself, as its script does."""

from django.test import Client
from django.urls import reverse

from articles.models import Autosave
from tests.articles.admin.desk import ADD, change_url, document, fields


class Page:
    """An article's form open in a browser (article None: the form for a new one), with the secret it carries."""

    def __init__(self, client, article, address=None):
        self.article = article
        self.response = client.get(address or (change_url(article) if article else reverse(ADD)))
        self.typed = fields(self.response)
        marks = document(self.response).get_element_by_id("autosave")
        self.token, self.address, self.presence = (
            marks.get(f"data-{name}") for name in ("token", "address", "presence")
        )
        self.browser = Client()  # the secret alone counts, not the session

    def keep(self, browser=None, address=None, **typed):
        """Autosaves the form with these changes."""
        data = {**self.typed, **typed, "token": self.token}
        return (browser or self.browser).post(address or self.address, data)

    def ping(self, browser=None, address=None):
        data = {"token": self.token, "base": self.typed.get("base", [""])[0]}
        return (browser or self.browser).post(address or self.presence, data)


def row(user, article=None):
    return Autosave.objects.get(user=user, article=article)


def unsaved(user, article=None):
    """The headline of the user's unsaved text, or None."""
    found = Autosave.objects.filter(user=user, article=article).first()
    return found and found.typed and found.typed["headline"][0]
