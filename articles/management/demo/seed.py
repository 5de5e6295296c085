"""Fills an empty newsroom with the demo: sections, people, one user per role, and stories in every state."""

import hashlib
from datetime import timedelta

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from articles.management.demo.desk import furnish
from articles.management.demo.fronts import Arranging
from articles.management.demo.house import write_pages
from articles.management.demo.pictures import hang_pictures
from articles.management.demo.reads import count_reads
from articles.management.demo.texts import PICTURE, read_sections, read_texts, to_body
from articles.models import Article, Author, Category, ImportRef, User
from articles.vocabulary import Refused, Role
from articles.workflow.perform import create_article, perform

SCHEME = "demo"
# Headers that are content word for word.
HEADER = [
    *("kicker", "headline", "lead", "genre", "dateline", "source", "teaser_headline", "teaser_text"),
    *("seo_title", "seo_description", "embargo_source", "embargo_reason"),
]
USERS = {
    "redaktion": ("Tilman", "Brackhagen", Role.WRITER),
    "moderation": ("Ludmila", "Zarnekau", Role.MODERATOR),
    "chef": ("Helga", "Kronsbein", Role.CHIEF),
    "admin": ("Alex", "Technik", Role.ADMINISTRATOR),
}


@transaction.atomic
def seed_demo():
    """Seeds everything in one transaction; returns how many articles there are new. A second call adds nothing.

    Refused when the database already holds somebody's articles: the demo's passwords are known to everyone.
    """
    if ImportRef.objects.filter(scheme=SCHEME).exists():
        return 0
    if Article.objects.exists():
        raise Refused(
            "This database already holds articles. The demo needs an empty one; set DATA_DIR to another folder."
        )
    return Seeding().run()


class Seeding:
    """One run: what it made so far, by the keys of the texts."""

    def __init__(self):
        self.now = timezone.now()
        self.users = {name: _user(name, *words) for name, words in USERS.items()}
        self.categories = _categories(self.users["moderation"])
        self.authors = _authors(self.users)
        self.pictures = hang_pictures(self.users["redaktion"], self.now)
        self.articles = {}

    def run(self):
        """Drafts first, then the links between them, then each on its way."""
        texts = read_texts()
        for story in texts:
            self.articles[story.ref] = self.draft(story)
        ids = {ref: article.pk for ref, article in self.articles.items()}
        for story in texts:
            self.link(story, ids)
        for story in texts:
            self.release(story)
            self.arrange(story)
            self.remember(story)
        furnish(self.articles, self.users, self.now)
        write_pages(self.users["chef"], self.now)
        Arranging(self.articles, self.categories, self.users["chef"], self.now).run()
        count_reads(self.now)
        return len(texts)

    def step(self, story, name, user, **typed):
        article = self.articles[story.ref]
        by = self.users[user] if user else None
        self.articles[story.ref] = perform(article, name, by=by, version=article.version, **typed)

    def draft(self, story):
        by = next((self.authors[key].user for key in story.names("authors") if self.authors[key].user), None)
        return create_article(
            self.content(story, {}), by=None if story.header.get("source") else by or self.users["redaktion"]
        )

    def content(self, story, ids):
        """The text's header and body as content."""
        embargo = self.moment(story, "embargo_hours_ahead", 1) or self.moment(story, "embargo_hours_ago", -1)
        return {
            **{key: story.header[key] for key in HEADER if key in story.header},
            "category": self.categories[story.header["category"]].pk,
            "tags": story.names("tags"),
            "credits": [self.authors[key].pk for key in story.names("authors")],
            "links": [{"target": ids[ref]} for ref in story.closing if ref in ids],
            "picture": self.head_picture(story),
            "body": to_body(story.text, {**ids, **self.pictures}),
            "embargo_until": embargo,
        }

    def head_picture(self, story):
        key = story.header.get("picture")
        return key and {"picture": self.pictures[PICTURE + key]}

    def moment(self, story, key, sign):
        hours = story.hours(key)
        return None if hours is None else self.now + timedelta(hours=sign * hours)

    def link(self, story, ids):
        self.step(story, "edit", self.owner(story), content=self.content(story, ids))

    def release(self, story):
        """Takes a story to the state its header names; a draft is there already."""
        states = {
            "live": self.live,
            "planned": self.plan,
            "in_review": self.submit,
            "changes_requested": self.return_to_author,
            "withdrawn": self.withdraw,
        }
        state = story.header.get("state", "live")
        if state != "draft":
            states[state](story)

    def live(self, story):
        """Most stories come from the archive; some show what the desk can do."""
        if story.header.get("urgent"):
            self.step(story, "publish_urgently", "chef", reason=story.header["urgent_reason"])
        elif "correction_text" in story.header:
            self.corrected(story)
        else:
            self.step(story, "publish_delivery", None, at=self.moment(story, "hours_ago", -1))
        if story.header.get("planned_update_hours"):
            lead, at = story.header["planned_update_lead"], self.moment(story, "planned_update_hours", 1)
            self.update(story, {"lead": lead})
            self.step(story, "publish", "moderation", at=at)

    def corrected(self, story):
        """The wrong passage goes live first; the right one replaces it, and a notice says so."""
        header, content = (
            story.header,
            self.content(story, {ref: article.pk for ref, article in self.articles.items()}),
        )
        before, after = header["correction_before"], header["correction_after"]
        wrong = {key: content[key].replace(after, before) for key in ("body", "lead")}
        self.step(story, "edit", None, content=wrong)
        self.step(story, "publish_delivery", None, at=self.moment(story, "hours_ago", -1))
        self.update(story, {key: content[key] for key in wrong})
        self.step(story, "publish", "moderation")
        words = {
            "kind": header["correction_kind"],
            "text": header["correction_text"],
            "before": before,
            "after": after,
        }
        self.step(story, "correct", "chef", **words)

    def arrange(self, story):
        """What the desk plans with the story: who, until when, how long; its end; and an edit that came too late."""
        planning = self.planning(story)
        if planning:
            self.step(story, "edit", "chef", planning=planning)
        if "ends_hours" in story.header:
            self.step(story, "plan_end", "chef", until=self.moment(story, "ends_hours", 1))
        if "edited_lead" in story.header:
            self.step(story, "edit", self.owner(story), content={"lead": story.header["edited_lead"]})

    def planning(self, story):
        days = story.hours("look_again_days")
        planning = {
            "assignee": self.users.get(story.header.get("assignee")),
            "due": self.moment(story, "due_hours", 1),
            "target_length": int(story.header.get("target_length", 0)),
            "look_again": None if days is None else timezone.localdate(self.now) + timedelta(days=days),
            "internal_note": story.header.get("internal_note"),
        }
        return {name: value for name, value in planning.items() if value}

    def owner(self, story):
        """Who works on the story: its creator, or a writer for what was delivered to the desk."""
        created_by = self.articles[story.ref].created_by
        return created_by.username if created_by else "redaktion"

    def submit(self, story):
        self.step(story, "submit", self.owner(story))

    def approve(self, story):
        self.submit(story)
        self.step(story, "approve", "chef" if self.owner(story) == "moderation" else "moderation")

    def update(self, story, changes):
        self.step(story, "edit", self.owner(story), content=changes)
        self.approve(story)

    def plan(self, story):
        self.approve(story)
        self.step(story, "publish", "moderation", at=self.moment(story, "hours_ahead", 1))

    def return_to_author(self, story):
        self.submit(story)
        self.step(story, "request_changes", "moderation", reason=story.header["note"])

    def withdraw(self, story):
        self.step(story, "publish_delivery", None, at=self.moment(story, "hours_ago", -1))
        self.step(story, "withdraw", "chef", reason=story.header["withdraw_reason"])

    def remember(self, story):
        article = self.articles[story.ref]
        digest = hashlib.sha256(story.text.encode()).hexdigest()
        ImportRef.objects.create(
            scheme=SCHEME,
            key=story.ref,
            article=article,
            digest=digest,
            revision=article.latest,
            received_at=self.now,
        )


def _user(username, first_name, last_name, role):
    user, created = User.objects.get_or_create(
        username=username,
        defaults={
            "first_name": first_name,
            "last_name": last_name,
            "email": f"{username}@example.org",
            "is_staff": True,
        },
    )
    if created:
        user.is_superuser = role == Role.ADMINISTRATOR
        user.set_password("demo")
        user.save()
        user.groups.add(Group.objects.get(name=role.value))
    return user


def _categories(moderator):
    made = {}
    for place, (slug, values) in enumerate(read_sections("categories.txt", "category")):
        words = {name: values.get(name, "").replace(" | ", "\n") for name in ("intro", "tone", "responsible")}
        fields = {"name": values["name"], "position": place, **words}
        made[slug] = Category.objects.create(slug=slug, parent=made.get(values.get("parent")), **fields)
        if made[slug].parent is None:
            made[slug].moderators.add(moderator)
    return made


def _authors(users):
    made = {}
    for key, values in read_sections("people.txt", "author"):
        words = {name: values.get(name, "") for name in ("name", "kind", "initials", "role")}
        user = users.get(values.get("user"))
        made[key] = Author.objects.create(
            **words, biography=values.get("bio", ""), user=user, **contact(values)
        )
    return made


def contact(values):
    """Mail address and profiles of an author."""
    return {"email": values.get("email", ""), "profiles": values.get("profiles", "").split()}
