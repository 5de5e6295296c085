"""What a reader narrowed a search to, as parameters of the address, as a choice for the index, and as links to change it."""

import re
from bisect import bisect
from collections import Counter
from datetime import datetime, timedelta
from urllib.parse import quote, urlencode

from django.utils import timezone
from django.utils.translation import gettext as _

from articles import search as index
from articles.addresses import path_to
from articles.vocabulary import Genre

PERIODS = {"heute": 0, "woche": 7, "monat": 30, "jahr": 365}  # days before today
MOST = 8  # authors and tags that are offered
NAMES = ("q", "ressort", "autor", "thema", "genre", "zeitraum", "von", "bis", "sortierung", "genau")
_SLUG = re.compile(r"[-\w]{1,150}")
_YEAR = re.compile("(?:19|20)[0-9]{2}")


class Narrowing:
    """The parameters of a search, without those that mean nothing; `choice` is what the index gets."""

    def __init__(self, query, typed, sections, at):
        self._sections, self._today = sections, _midnight(at)
        self.params = {"q": query, **{name: value for name, value in _valid(typed).items() if value}}
        self.section = sections.named(self.params.get("ressort", ""))
        if not self.section:
            self.params.pop("ressort", None)
        self.newest = self.params.get("sortierung") == "neueste"
        self.literal = self.params.get("genau") == "1"
        start, end = self._span()
        self.choice = index.Choice(
            sections=tuple(sections.ids_below(self.section)) if self.section else (),
            author=self.params.get("autor", ""),
            tag=self.params.get("thema", ""),
            genre=self.params.get("genre", ""),
            start=start,
            end=end,
        )

    def address(self, **changes):
        """The same search with other parameters; an empty one is left out, and it begins at the first page."""
        wanted = {**self.params, **changes}
        pairs = [(name, value) for name, value in wanted.items() if value]
        return f"{path_to('search')}?{urlencode(pairs, quote_via=quote)}"

    def everything(self):
        """The address of the same words in everything."""
        return self.address(**dict.fromkeys(NAMES[1:], ""))

    def chosen(self, facets):
        """What the search is narrowed to, each with the address without it."""
        names = {"autor": dict(facets.authors.keys()), "thema": dict(facets.tags.keys())}
        return [
            {"label": self._label(name, value, names.get(name, {})), "address": self.address(**{name: ""})}
            for name, value in self.params.items()
            if name not in ("q", "sortierung", "genau")
        ]

    def groups(self, facets):
        """What it can be narrowed to further: titles with options that would leave something."""
        groups = [
            (_("Section"), self._of_sections(facets.sections)),
            (_("Period"), self._of_periods(facets.times)),
            (_("Topic"), self._of_words("thema", facets.tags)),
            (_("Author"), self._of_words("autor", facets.authors)),
            (_("Genre"), self._of_genres(facets.genres)),
        ]
        return [{"title": title, "options": options} for title, options in groups if options]

    def _option(self, name, value, label, count):
        return {"label": label, "count": count, "address": self.address(**{name: value})}

    def _of_sections(self, counts):
        """The sections of the first level, or those right below the chosen one, with all that is below them."""
        offered = self._sections.children(self.section) if self.section else self._sections.top
        counted = [(each, sum(counts[pk] for pk in self._sections.ids_below(each))) for each in offered]
        return [self._option("ressort", each.slug, each.name, count) for each, count in counted if count]

    def _of_periods(self, times):
        if self.choice.start or self.choice.end:
            return []
        begins = [(name, index.moment(self._begin(name))) for name in PERIODS]
        spans = [(name, sum(time >= begin for time in times)) for name, begin in begins]
        found = [(name, PERIOD_LABELS[name](), count) for name, count in spans if count]
        found += [(str(year), str(year), count) for year, count in _years(times)[:MOST]]
        return [self._option("zeitraum", value, label, count) for value, label, count in found]

    def _of_words(self, name, counts):
        """Authors or tags, the most frequent first."""
        if name in self.params:
            return []
        ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0][1], entry[0][0]))
        return [self._option(name, slug, label, count) for (slug, label), count in ordered[:MOST]]

    def _of_genres(self, counts):
        if "genre" in self.params:
            return []
        ordered = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
        return [
            self._option("genre", genre, Genre(genre).label, count)
            for genre, count in ordered
            if genre in Genre.values
        ]

    def _label(self, name, value, names):
        if name == "ressort":
            return self.section.name
        if name == "genre":
            return Genre(value).label
        if name in ("von", "bis"):
            return (_("from %s") if name == "von" else _("until %s")) % value
        return PERIOD_LABELS[value]() if value in PERIODS else names.get(value, value)

    def _begin(self, period):
        return self._today - timedelta(days=PERIODS[period])

    def _span(self):
        """The time that is searched; a named period counts more than years of one's own."""
        period = self.params.get("zeitraum")
        if period in PERIODS:
            return self._begin(period), None
        first, last = (period, period) if period else (self.params.get("von"), self.params.get("bis"))
        return first and _year_begin(int(first)), last and _year_begin(int(last) + 1)


PERIOD_LABELS = {
    "heute": lambda: _("Today"),
    "woche": lambda: _("Last 7 days"),
    "monat": lambda: _("Last 30 days"),
    "jahr": lambda: _("Last 12 months"),
}


def _valid(typed):
    """The parameters that can mean something, from a request's; the others are as good as not there."""
    values = {name: typed.get(name, "") for name in NAMES[1:]}
    period, sorting = values["zeitraum"], values["sortierung"]
    return {
        **{name: values[name] for name in ("ressort", "autor", "thema") if _SLUG.fullmatch(values[name])},
        "genre": values["genre"] if values["genre"] in Genre.values else "",
        "zeitraum": period if period in PERIODS or _YEAR.fullmatch(period) else "",
        **{name: values[name] for name in ("von", "bis") if _YEAR.fullmatch(values[name])},
        "sortierung": sorting if sorting == "neueste" else "",
        "genau": "1" if values["genau"] == "1" else "",
    }


def _years(times):
    """[(year, number of the times in it)], the latest first; a year begins where the site is."""
    if not times:
        return []
    first, last = (timezone.localtime(index.time_of(time)).year for time in (min(times), max(times)))
    begins = [index.moment(_year_begin(year)) for year in range(first, last + 1)]
    counts = Counter(first + bisect(begins, time) - 1 for time in times)
    return sorted(counts.items(), reverse=True)


def _midnight(at):
    return timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)


def _year_begin(year):
    return datetime(year, 1, 1, tzinfo=timezone.get_current_timezone())
