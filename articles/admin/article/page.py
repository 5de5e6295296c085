"""What the article's page shows beside its fields: status, facts, steps, offers, and a conflict if there is one."""

from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, get_default_timezone_name, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media

from articles.admin.article.groups import side_groups
from articles.admin.article.linkedfrom import linked_from_context
from articles.admin.article.outside import LIMITS, outside
from articles.admin.autosave.context import autosave_context
from articles.admin.preview.context import preview_context
from articles.admin.publicity import badges
from articles.admin.review.context import review_context
from articles.admin.zoned import shown_time
from articles.body.parse import parse_leniently
from articles.body.readability import text_facts
from articles.editing.compare import field_label, shown
from articles.editing.save import content_of
from articles.rules import visible_to
from articles.vocabulary import Status
from articles.workflow.perform import possible_steps

# Each adds what its part of the page shows.
PARTS = (
    autosave_context,
    preview_context,
    review_context,
    linked_from_context,
)
# The ranges of a LIX, in words.
LEVELS = {
    "very_easy": gettext_lazy("very easy"),
    "easy": gettext_lazy("easy"),
    "medium": gettext_lazy("medium"),
    "hard": gettext_lazy("hard"),
    "very_hard": gettext_lazy("very hard"),
}
# The steps that bring a story nearer to its readers: each is the one main button where it is possible.
ONWARD = ("submit", "approve", "publish", "sign_off", "restore")
READ = ["category", "genre", "credits", "source", "dateline", "tags", "embargo_until", "embargo_reason"]


def form_context(request, context):
    """Additions to the stock context, for an article that is edited, only read, or begun."""
    article, form = context["original"], context["adminform"].form
    form.describe_links()
    added = {
        "media": with_nonce(context["media"] + form.credits.media + form.links.media, request),
        "offers": form.offers.listed(),
        "conflict": conflict_context(form),
    }
    if context["add"] or context["has_change_permission"]:
        added |= writing_context(context["adminform"])
    if article is not None:
        added |= article_context(article, request.user)
        added["facts"] = [] if context["has_change_permission"] else facts(article)
    for part in PARTS:
        added |= part(request, article, form)
    return added


def with_nonce(media, request):
    """The import map is an inline script; without the nonce the browser refuses it."""
    return Media.from_media(media, nonce=str(request.csp_nonce))


def writing_context(adminform):
    """What only those see who may write: fields in their places, figures of the text, how it looks outside."""
    form = adminform.form
    return {
        "head": [form[name] for name in ("kicker", "headline", "lead")],
        "groups": side_groups(adminform),
        "outside": outside(form),
        "limits": LIMITS,
        "text_facts": text_facts(parse_leniently(form["body"].value() or "")[0]),
        "levels": LEVELS.items(),
    }


def article_context(article, user):
    return {
        "title": _("Article %d") % article.pk,
        "subtitle": None,
        "badges": badges(article),
        "timing": timing(article),
        "sent_back": sent_back(article),
        "zone": get_default_timezone_name(),
        "steps": possible_steps(article, user),
        "onward": ONWARD,
        "live_url": article.get_absolute_url() if article.live_since else None,
    }


def sent_back(article):
    """The step that says why the text came back; None unless it waits for changes. One query then."""
    if article.status != Status.CHANGES_REQUESTED:
        return None
    return article.transitions.filter(step="request_changes").select_related("by").first()


def timing(article):
    """When readers see what, in short sentences; the page names the zone once."""
    sentences = {
        _("live since %s"): article.live_since,
        _("until %s"): article.live_till,
        _("planned for %s"): article.planned_for,
        _("embargo until %s"): article.embargo_until,
    }
    return [sentence % short_time(moment) for sentence, moment in sentences.items() if moment]


def short_time(moment):
    local = localtime(moment, get_default_timezone())
    return f"{date_format(local, 'SHORT_DATE_FORMAT')} {shown_time(local.replace(second=0, microsecond=0))}"


def conflict_context(form):
    """The merge a late save has to go through, while the user has not decided about it."""
    late = form.late
    if late is None:
        return None
    among = visible_to(form.user)
    return {
        "version": late.stored.version,
        "joins_texts": late.joins_texts,
        "latest": late.stored.latest,
        "taken": late.taken(among),
        "open": late.shown_conflicts(among),
    }


def facts(article):
    """Label and words of each filled field, for those who may look and not edit."""
    content = content_of(article)
    return [(field_label(name), shown(name, content[name])) for name in READ if content[name]]
