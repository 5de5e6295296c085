"""Tells invented stories from word lists and sentences, each decided by the seed and the story's number alone."""

from datetime import timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random

FOLDER = Path(__file__).parent
YEARS = 10  # over which the stories are spread
WEEKDAYS = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
GENRES = {"report": 70, "notice": 12, "opinion": 6, "analysis": 5, "interview": 4, "explainer": 3}
LINKED = 0.3  # share of stories that link to an earlier one


@cache
def lists(name):
    """The sections of a file by their names, each a list of words or of lines."""
    found, current = {}, None
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        else:
            current.extend([line] if name == "sentences.txt" else line.split())
    return found


@cache
def compounds():
    """Compound nouns and their weights after Zipf: few are in every paper, most in hardly any."""
    words = lists("words.txt")
    made = [front + back for front in words["front"] for back in words["back"]]
    Random(0).shuffle(made)  # noqa: S311  one order for ever, nothing secret
    return made, list(accumulate(1 / (rank + 20) for rank in range(len(made))))


class Teller:
    """`pick` gives random numbers; the same seed and number always tell the same story."""

    def __init__(self, seed, number):
        self.pick = Random(f"{seed}/{number}")  # noqa: S311  invented news

    def line(self, kind):
        return self.pick.choice(lists("sentences.txt")[kind]).format_map(self)

    def __getitem__(self, slot):
        """A word for a slot of a sentence."""
        words = lists("words.txt")
        if slot == "Compound":
            made, weights = compounds()
            return self.pick.choices(made, cum_weights=weights)[0]
        if slot == "person":
            return f"{self.pick.choice(words['first'])} {self.pick.choice(words['last'])}"
        if slot == "number":
            return str(self.pick.randint(2, 400))
        return self.pick.choice(WEEKDAYS if slot == "weekday" else words[slot])

    def text(self, linked):
        """HTML of two to six paragraphs; `linked` is the id of an article to link to, or None."""
        blocks = []
        for number in range(self.pick.randint(2, 6)):
            if number and number % 3 == 0:
                blocks.append(f"<h2>{self.line('heading')}</h2>")
            kinds = ["sentence"] * self.pick.randint(2, 3) + (["quote"] if self.pick.random() < 0.2 else [])
            blocks.append(f"<p>{' '.join(map(self.line, kinds))}</p>")
        if linked:
            blocks.insert(1, f'<aside data-card="readmore" data-article="{linked}"></aside>')
        return "".join(blocks)


def source(seed):
    """What the stories of a seed name as their source: by it they are known again."""
    return f"Korpus {seed}"


def told(seed, number, total, *, until, sections, authors, tags, linked=()):
    """Content and moment of the story of this number out of `total`, the oldest first.

    `sections`, `authors` and `tags` are ids to choose from, the first tags more often; `linked` ids of earlier articles.
    """
    teller = Teller(seed, number)
    pick = teller.pick
    target = pick.choice(linked) if linked and pick.random() < LINKED else None
    popular = [min(int(pick.paretovariate(0.7)) - 1, len(tags) - 1) for _each in range(pick.randint(0, 4))]
    content = {
        "headline": teller.line("headline"),
        "kicker": pick.choice(lists("words.txt")["topic"]) if pick.random() < 0.6 else "",
        "lead": teller.line("lead"),
        "body": teller.text(target),
        "category": pick.choice(sections),
        "genre": pick.choices(list(GENRES), GENRES.values())[0],
        "credits": [pick.choice(authors)],
        "tags": [tags[place] for place in dict.fromkeys(popular)],
        "source": source(seed),
    }
    age = timedelta(days=365 * YEARS) * (1 - number / total)
    return content, until - age
