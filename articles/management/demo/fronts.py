"""The demo's fronts: the home page of yesterday and of today, and the front of one section."""

from datetime import timedelta

from articles.fronts.kinds import SlotTemplate
from articles.fronts.layout import Layout, Placement, Rule, Slot
from articles.models import Front
from articles.publishing.fronts import go_live
from articles.vocabulary import FrontKind, Genre

TOP = "bruecke-sperrung"


class Arranging:
    """The chief at work: `articles` by their ref, `categories` by their slug. Part of the seeding's transaction."""

    def __init__(self, articles, categories, chief, now):
        self.articles, self.categories, self.chief, self.now = articles, categories, chief, now

    def run(self):
        home, section = Front.objects.of(FrontKind.HOME), self.categories["rrt-wirtschaft"]
        self.show(home, self.calm_day(), timedelta(hours=-20), "Ruhige Nachrichtenlage")
        self.show(home, self.top_story(), timedelta(minutes=-50), "Selterbrücke gesperrt")
        front = Front.objects.of(FrontKind.CATEGORY, section)
        self.show(front, self.section_front(), timedelta(hours=-5), "Energie als Schwerpunkt")

    def show(self, front, layout, ago, note):
        front.refresh_from_db()
        given = {"based_on": front.version, "by": self.chief, "now": self.now + ago, "note": note}
        go_live(front, layout.as_dict(), **given)

    def calm_day(self):
        return Layout((Slot("lead", SlotTemplate.LEAD, least=3, most=5), *self.areas()))

    def top_story(self):
        """The lead in words of its own, where the story's headline is too long for the largest type."""
        words = {
            "kicker": "Birkenrade",
            "headline": "Selterbrücke gesperrt: Die Stadt steht im Stau",
            "until": self.now + timedelta(hours=30),
        }
        lead = Slot("lead", SlotTemplate.LEAD, least=3, most=5, placements=(self.pin(TOP, 50, **words),))
        return Layout((lead, *self.areas()))

    def areas(self):
        """What stands below the lead every day."""
        return (
            self.about("rrt-regional"),
            self.about("rrt-politik"),
            Slot("meinung", SlotTemplate.OPINION, "Meinung", most=3, rule=Rule(genre=str(Genre.OPINION))),
            self.about("rrt-wirtschaft"),
            self.about("rrt-kultur"),
            self.explained(),
            self.about("rrt-sport"),
            self.about("rrt-wissen"),
            Slot("vermischtes", SlotTemplate.STRIP, "Außerdem", least=3, most=4),
        )

    def explained(self):
        """Pinned, as their sections would take them otherwise."""
        refs = ("wettermodelle-erklaert", "balkonsolar-erklaert", "ummelden-online")
        pins = tuple(self.pin(ref, 60 * 20) for ref in refs)
        rule = Rule(genre=str(Genre.EXPLAINER))
        return Slot("erklaert", SlotTemplate.GRID, "Erklärt", most=3, rule=rule, placements=pins)

    def section_front(self):
        heat = self.pin("waermenetz-birkenrade", 5 * 60)
        lead = Slot("lead", SlotTemplate.LEAD, most=3, placements=(heat,))
        return Layout((lead, self.about("rrt-wirtschaft-energie")))

    def about(self, slug):
        section = self.categories[slug]
        return Slot(slug, SlotTemplate.SECTION, section.name, most=4, rule=Rule(categories=(section.pk,)))

    def pin(self, ref, minutes, *, until=None, **words):
        """A story placed so many minutes ago by the chief."""
        return Placement(
            self.articles[ref].pk,
            ends=until,
            added_by=self.chief.pk,
            added_name=str(self.chief),
            added_at=self.now - timedelta(minutes=minutes),
            **words,
        )
