"""The full text of a story for feeds: picture, lead, text, links after it, and what was corrected."""

from django.template.loader import render_to_string

from articles.body.feed import fill_for_feed
from articles.body.figures import CREDIT_LABEL
from articles.reader.media import media_of
from articles.reader.words import closing_links


def full_text(story, fillings):
    """Plain HTML with absolute addresses; of what is linked only what is live."""
    context = {
        "story": story,
        "media": media_of(story.picture),
        "credit_label": CREDIT_LABEL,
        "body": fill_for_feed(story.feed_parts, fillings.targets),
        "closing": closing_links(story, fillings.targets),
        "corrections": fillings.notices.get(story.article_id, []),
    }
    return render_to_string("feeds/story.xml", context).strip()
