"""What the article's page shows beside its fields: status, facts, steps, offers, and a conflict if there is one."""

from django.utils.formats import date_format
from django.utils.timezone import get_default_timezone, get_default_timezone_name, localtime
from django.utils.translation import gettext as _
from js_asset import Media

from articles.admin.publicity import badges
from articles.admin.zoned import shown_time
from articles.body.parse import parse_leniently
from articles.body.text import word_count
from articles.editing.compare import field_label, shown
from articles.editing.save import content_of
from articles.rules import visible_to
from articles.workflow.perform import possible_steps

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
    if article is not None:
        added |= article_context(article, request.user)
        added["facts"] = [] if context["has_change_permission"] else facts(article)
    return added


def with_nonce(media, request):
    """The import map is an inline script; without the nonce the browser refuses it."""
    return Media.from_media(media, nonce=str(request.csp_nonce))


def article_context(article, user):
    document = parse_leniently(article.body)[0]
    return {
        "title": _("Article %d") % article.pk,
        "subtitle": None,
        "badges": badges(article),
        "timing": timing(article),
        "zone": get_default_timezone_name(),
        "steps": possible_steps(article, user),
        "live_url": article.get_absolute_url() if article.live_since else None,
        "words": word_count(document),
    }


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
    """The stored version against the typed one, while the user has not decided between them."""
    conflict = form.conflict
    return conflict and {"version": conflict.version, "changes": conflict.differences(visible_to(form.user))}


def facts(article):
    """Label and words of each filled field, for those who may look and not edit."""
    content = content_of(article)
    return [(field_label(name), shown(name, content[name])) for name in READ if content[name]]
