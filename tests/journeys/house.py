"""A newsroom at work, at random: what the model of the page cache does between two looks at the site."""

from datetime import UTC, datetime, timedelta
from random import Random

from articles.models import Author, Banner, Category, Front, FrontVersion, Page, ReadCount, Tag
from articles.publishing.arrange import arrange_sections, tree_version
from articles.publishing.banners import end_banner, start_banner
from articles.publishing.fronts import go_live, roll_back, take_back
from articles.publishing.merge import merge_words
from articles.publishing.pages import save_page
from articles.publishing.rename import delete_words, save_word
from articles.vocabulary import FrontKind, Incomplete, Refused
from articles.workflow.perform import create_article
from tests.factories import (
    make_author,
    make_category,
    make_chief,
    make_content,
    make_house,
    make_writer,
    step,
)

BEGIN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WORDS = ["Hafen", "Brücke", "Markt", "Rathaus", "Deich", "Schule", "Theater", "Bahnhof"]


class House:
    """`now` is its clock. Each step takes a second, so that hours begin only when it waits."""

    def __init__(self, seed):
        self.random, self.now, self.done = Random(seed), BEGIN, []
        self.chief, self.writer = make_chief(), make_writer()

    def move_in(self):
        """Sections, words, pages about the house and some stories, one of them read by many."""
        top = [make_category(name, slug=name.lower()) for name in ("Politik", "Stadt", "Kultur")]
        self.sections = [*top, make_category("Hafen", slug="hafen", parent=top[1])]
        self.authors = [make_author(name, slug=name.lower()) for name in ("Weber", "Okafor")]
        self.stories = []
        make_house()
        for _each in range(9):
            self.publish()
        ReadCount.objects.add({(story.pk, BEGIN): 9 + story.pk for story in self.stories[:4]})

    def work(self):
        """One thing a newsroom does; what is refused is no step."""
        while True:
            name = self.random.choice(STEPS)
            try:
                getattr(self, name)()
            except (Refused, Incomplete, LookupError):
                continue
            self.done.append(name)
            self.now += SECOND
            return name

    def content(self, **own):
        linked = self.random.sample(self.stories, min(2, len(self.stories)))
        cards = "".join(
            f'<aside data-card="readmore" data-article="{each.pk}"></aside>' for each in linked[:1]
        )
        return make_content(
            self.random.choice(self.sections),
            kicker=self.random.choice(WORDS),
            tags=self.random.sample(["Fische", "Haushalt", "Wahl", "Oper"], 2),
            credits=[self.random.choice(self.authors).pk],
            genre=self.random.choice(["report", "opinion", "analysis"]),
            body=f"<p>Im {self.random.choice(WORDS)} tut sich etwas.</p>{cards}<p>Mehr dazu bald.</p>",
            links=[{"target": each.pk} for each in linked[1:]],
            **own,
        )

    def approved(self, story):
        story = step(story, "submit", self.writer)
        return step(story, "approve", self.chief)

    def publish(self, **own):
        story = self.approved(create_article(self.content(**own), by=self.writer))
        self.stories.append(step(story, "publish", self.chief))

    def translate(self):
        self.publish(language="en", translation_of=self.random.choice(self.stories).pk)

    def plan(self):
        story = self.approved(create_article(self.content(), by=self.writer))
        self.stories.append(step(story, "publish", self.chief, at=self.later()))

    def later(self):
        return self.now + timedelta(minutes=self.random.choice([20, 45, 90]))

    def change(self):
        """A new text, perhaps in another section; at once, or at a time."""
        story = self.random.choice(self.stories)
        content = self.content(headline=f"Neuer Stand um {self.now:%H:%M:%S}")
        story = self.approved(step(story, "edit", self.writer, content=content))
        step(story, "publish", self.chief, at=self.random.choice([None, self.later()]))

    def step_of_chief(self, name, **typed):
        step(self.random.choice(self.stories), name, self.chief, **typed)

    def withdraw(self):
        self.step_of_chief("withdraw", reason="Die Angaben waren falsch.")

    def correct(self):
        self.step_of_chief("correct", kind="correction", text=f"Es waren {self.random.randrange(99)} Boote.")

    def unplan(self):
        self.step_of_chief("unschedule")

    def move(self):
        self.step_of_chief("reschedule", at=self.later())

    def end(self):
        self.step_of_chief("plan_end", until=self.later())

    def rename(self):
        kind = self.random.choice([Category, Tag, Author])
        word = self.random.choice(list(kind.objects.order_by("pk")))
        word.name = f"{self.random.choice(WORDS)} {self.random.randrange(1000)}"
        if self.random.random() < 0.5:
            word.slug = f"{kind.__name__.lower()}-{self.random.randrange(10_000)}"
        save_word(word, now=self.now)

    def merge(self):
        kind = self.random.choice([Tag, Author])
        words = list(kind.objects.order_by("pk"))
        if len(words) < 2:
            raise Refused("")
        gone, into = self.random.sample(words, 2)
        merge_words([gone], into, by=self.chief, now=self.now)
        self.authors = list(Author.objects.order_by("pk"))

    def arrange(self):
        sections = list(Category.objects.without_tree_fields().order_by("pk"))
        moved, parent = self.random.sample(sections, 2)
        arrange_sections(
            {moved.pk: (self.random.choice([None, parent.pk]), self.random.randrange(5))},
            version=tree_version(sections),
            by=self.chief,
            now=self.now,
        )

    def found_section(self):
        name = f"Rubrik{self.random.randrange(10_000)}"
        save_word(Category(name=name, slug=name.lower()), now=self.now)

    def close_section(self):
        unused = Category.objects.filter(publications=None, articles=None, children=None, fronts=None)
        delete_words([self.random.choice(list(unused.order_by("pk")))], now=self.now)

    def show_banner(self):
        story = self.random.choice([None, self.random.choice(self.stories).pk])
        begins = self.random.choice([None, self.now + timedelta(minutes=10)])
        start_banner(
            text=f"Eilmeldung {self.random.randrange(99)}",
            kind="breaking",
            begins=begins,
            ends=self.now + timedelta(minutes=50),
            story=story,
            by=self.chief,
            now=self.now,
        )

    def hide_banner(self):
        end_banner(self.random.choice(list(Banner.objects.all())), by=self.chief, now=self.now)

    def curate(self):
        """A front anew, at once or at a time: pins with times of their own, rules by section, topic, genre and age."""
        kind = self.random.choice([FrontKind.HOME, FrontKind.CATEGORY, FrontKind.TAG])
        subjects = {FrontKind.CATEGORY: Category, FrontKind.TAG: Tag}
        subject = (
            self.random.choice(list(subjects[kind].objects.order_by("pk"))) if kind in subjects else None
        )
        front = Front.objects.of(kind, subject)
        at = self.random.choice([None, self.later()])
        content = {"slots": [self.slot(number) for number in range(self.random.randint(1, 3))]}
        go_live(front, content, based_on=front.version, by=self.chief, now=self.now, at=at)

    def slot(self, number):
        pinned = self.random.sample(self.stories, 2)
        rule = self.random.choice(
            [
                {},
                {"categories": [self.random.choice(self.sections).pk]},
                {"tags": [self.random.choice(list(Tag.objects.order_by("pk"))).pk]},
                {"genre": "opinion"},
                {"max_age": 2},
            ]
        )
        times = self.random.choice(
            [{}, {"from": self.later().isoformat()}, {"until": self.later().isoformat()}]
        )
        placements = [{"article": each.pk, **times} for each in pinned]
        return {
            "id": f"slot-{number}",
            "template": "grid",
            "min": 1,
            "max": 3,
            "rule": rule,
            "placements": placements,
        }

    def uncurate(self):
        take_back(self.random.choice(list(FrontVersion.objects.all())), by=self.chief, now=self.now)

    def roll_back(self):
        version = self.random.choice(list(FrontVersion.objects.all()))
        front = version.front
        roll_back(front, version, based_on=front.version, by=self.chief, now=self.now)

    def write_imprint(self):
        page = Page.objects.get(kind="imprint")
        typed = {
            "kind": page.kind,
            "title": f"Impressum {self.random.randrange(99)}",
            "body": page.body,
            "is_shown": True,
        }
        save_page(page.pk, typed, version=page.version, by=self.chief, now=self.now)

    def wait(self):
        """Whole hours and minutes; longer than the numbers of reads may be old."""
        self.now += timedelta(minutes=self.random.choice([11, 21, 46, 60, 120]))


STEPS = [
    *(["publish", "change", "curate", "wait"] * 2),
    *("translate", "plan", "withdraw", "correct", "unplan", "move", "end", "rename", "merge", "arrange"),
    *(
        "found_section",
        "close_section",
        "show_banner",
        "hide_banner",
        "uncurate",
        "roll_back",
        "write_imprint",
    ),
]
