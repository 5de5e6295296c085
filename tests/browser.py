"""A user with a real browser: logs in, and every complaint of the browser is written down."""

import re

from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext, override

# Tells the console of everything the security policy forbade.
REPORT = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error("forbidden by the security policy:", event.violatedDirective, event.blockedURI))"""
# Whether the text editor's selection is the browser's.
KNOWN = """() => {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection();
  const text = anchorNode?.parentElement.closest(".ProseMirror");
  if (!text) return false;
  const { view } = text.editor;
  const { anchor, head } = view.state.selection;
  return view.posAtDOM(anchorNode, anchorOffset) === anchor && view.posAtDOM(focusNode, focusOffset) === head;
}"""


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


def enter(page, live_server, user, language="en"):
    """Puts the user's session into the browser without the login page."""
    user.is_staff, user.language = True, language
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


def settle(page):
    """Until the text editor knows where the browser's cursor stands: it learns of it a moment later."""
    page.wait_for_function(KNOWN)


def place_cursor(words, **where):
    """A click into the text, after which keys may follow; `where` as Playwright's click takes it.

    After a dialog the editor takes the focus in the next frame, and 20 ms later sees to its selection once more: a click
    in between would be undone.
    """
    words.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 50)))")
    words.click(**where)
    settle(words.page)


def search_target(page, term):
    """In the dialog that asks for an article: until it shows what was found for the words."""
    page.locator("dialog input[type=search]").fill(term)
    page.locator(".picker-results[aria-busy=false]").wait_for()


def save(page):
    with page.expect_navigation():
        page.click(".save-bar [name=_save]")
    page.locator(".messagelist, .errornote").first.wait_for()


def take_step(page, name, typed=None):
    """The button in the article, then the page of the step: what is typed by field, hints accepted, sent."""
    page.locator(f".step-button.step-{name}").click()
    page.wait_for_url(re.compile(f"/step/{name}/"))  # a tab of the article may stay behind it
    for field, value in (typed or {}).items():
        page.fill(f"#id_{field}", value)
    if page.locator("[name=accepted]").count():
        page.locator("[name=accepted]").check()
    page.locator(".step-form .submit-row [type=submit]").click()
    page.locator(".messagelist .success").last.wait_for()


def take_leave(page):
    page.locator(".user-menu summary").click()
    page.locator("#logout-form button").click()


def german(text, **values):
    """Words of the desk as somebody reads them who works in German."""
    with override("de"):
        return gettext(text) % values if values else gettext(text)
