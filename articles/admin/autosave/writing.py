"""What the article's page sends while somebody types: the form as it stands, and “I am still here”.

Both addresses stand outside the desk's login check on purpose. A page calls them every few seconds, all day long, for
each editor; the secret in the page, made when its user was allowed to edit the article, stands for session, user and
permissions, which would cost four queries more each time. It opens one row of its own user and who else is here,
nothing of the article; it ends after a day, at log-out, and when the account is closed. The CSRF check stays.
"""

from functools import wraps

from django.core.exceptions import SuspiciousOperation
from django.http import JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from articles.admin.autosave.words import presence_words
from articles.admin.found import is_number
from articles.conf import conf
from articles.editing import autosave as store
from articles.editing.presence import note_seen, read_page

LEFT_OUT = {"csrfmiddlewaretoken", "token", "recovered", "keep_unsaved", "merged", "_save", "_step"}


def sent_by_page(view):
    """Answers in JSON, without asking who the user is; a body that is too long is not read.

    The CSRF check comes after the length: it reads the body, and Django's own answer to a long one is a page.
    """
    checked = csrf_protect(view)

    @wraps(view)
    def answer(request, object_id=None):
        if int(request.META.get("CONTENT_LENGTH") or 0) > conf("AUTOSAVE_SIZE"):
            return refusal(413, _("The text is too long to be saved automatically. Please save it."))
        if object_id is not None and not is_number(object_id):
            return unknown_page()
        try:
            return checked(request, object_id)
        except (SuspiciousOperation, MultiPartParserError):
            return refusal(400, _("The text could not be read and was not saved automatically."))

    answer.without_user = True
    return never_cache(csrf_exempt(require_POST(answer)))


def refusal(status, sentence):
    return JsonResponse({"sentence": sentence}, status=status)


def unknown_page():
    return refusal(403, _("This page is too old, or you have logged out. Please open the article again."))


@sent_by_page
def autosave(request, object_id):
    """Stores the form as typed in the row of the page's secret: one query, two when it is refused."""
    now, token = timezone.now(), request.POST.get("token", "")
    rows = store.by_token(token, object_id, now)
    if store.keep(rows, as_typed(request.POST), now=now, recovered="recovered" in request.POST):
        return JsonResponse({"at": timezone.localtime(now).strftime("%H:%M:%S")})
    if rows.exists():
        return refusal(
            409, _("You have saved this article in another window. Please look at it there first.")
        )
    return unknown_page()


def as_typed(data):
    """Names to lists of texts; what PostgreSQL cannot store in JSON is no text."""
    fields = ((name, values) for name, values in data.lists() if name not in LEFT_OUT)
    return {
        name.replace("\x00", ""): [text.replace("\x00", "") for text in values] for name, values in fields
    }


@sent_by_page
def presence(request, object_id):
    """Notes that the page is open and answers who else is here and what changed since: two queries."""
    now, token = timezone.now(), request.POST.get("token", "")
    if not note_seen(store.by_token(token, object_id, now), now):
        return unknown_page()
    own, others = read_page(token, now)
    if own is None:
        return unknown_page()
    base = request.POST.get("base", "")
    with translation.override(own.user.language):
        return JsonResponse(presence_words(own.article, own.user, others, base, now))
