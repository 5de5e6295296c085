"""What colleagues left at the demo's desk: a discussion with a passage, a shared preview with an answer, a shared view."""

from datetime import timedelta

from articles.discussion.threads import add_comment, open_thread
from articles.models import SavedView
from articles.sharing import leave_verdict, record_visit, share_revision

STORY = "carsharing-land"
PASSAGE = "Der Kreis will die Fahrzeuge dort trotzdem stehen lassen"


def furnish(articles, users, now):
    """`articles` by their ref, `users` by their name. Part of the seeding's transaction."""
    writer, moderator, chief = (users[name] for name in ("redaktion", "moderation", "chef"))
    article = articles[STORY]
    whole = open_thread(article, by=chief, text="Haben wir dazu ein Foto vom Feuerwehrhaus in Eschwinkel?")
    add_comment(whole, by=writer, text="Ist bestellt, kommt morgen früh.")
    open_thread(
        article,
        by=moderator,
        quote=PASSAGE,
        text="Wer sagt das? @redaktion, bitte hier den Kreis als Quelle nennen.",
    )
    link = share_revision(
        article.latest,
        by=moderator,
        recipient="Kilian Brunsdorf, prüft sein Zitat",
        expires_at=now + timedelta(days=3),
        may_comment=True,
        may_approve=True,
    )
    record_visit(link, "192.0.2.17")
    leave_verdict(link, name="Kilian Brunsdorf", verdict="approved", text="So stimmt es.")
    SavedView.objects.create(
        user=chief,
        name="Wirtschaft in Prüfung",
        query=f"category={article.category_id}&status=in_review",
        shared=True,
    )
