"""A user with a real browser: logs in, and every complaint of the browser is written down."""

from django.conf import settings
from django.test import Client
from django.urls import reverse

# Tells the console of everything the security policy forbade.
REPORT = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error("forbidden by the security policy:", event.violatedDirective, event.blockedURI))"""


def watch(page):
    """A list that fills with what the browser complains about: script errors, warnings, forbidden or missing files."""
    complaints = []
    page.add_init_script(REPORT)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None,
    )
    return complaints


def enter(page, live_server, user):
    """Puts the user's session into the browser without the login page."""
    user.is_staff, user.language = True, "en"
    user.save()
    client = Client()
    client.force_login(user)
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
    )


def log_in(page, live_server, user, password):
    """Through the login page, as people do."""
    page.goto(live_server.url + reverse("admin:login"))
    page.fill("#id_username", user.username)
    page.fill("#id_password", password)
    page.click("[type=submit]")


def open_article(page, live_server, article):
    """The article's form with its text editor ready."""
    page.goto(live_server.url + reverse("admin:articles_article_change", args=[article.pk]))
    page.locator(".prose-menubar").wait_for()


def save(page):
    page.click(".save-bar [name=_save]")
    page.locator(".messagelist, .errornote").first.wait_for()
