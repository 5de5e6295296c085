"""`manage.py generate_corpus`: invented news, the same for the same seed."""

from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command

from articles.management.corpus.telling import compounds, told
from articles.models import Article, Category, Publication

UNTIL = datetime(2026, 11, 27, tzinfo=UTC)
WORDS = {"sections": [1, 2], "authors": [3], "tags": [4, 5, 6], "until": UNTIL}


def fill(articles, **options):
    call_command("generate_corpus", articles=articles, until="2026-11-27", verbosity=0, **options)


def test_same_number_of_the_same_seed_tells_the_same_story():
    assert told(1, 7, 100, **WORDS) == told(1, 7, 100, **WORDS)
    assert told(1, 7, 100, **WORDS) != told(2, 7, 100, **WORDS)
    assert told(1, 7, 100, **WORDS) != told(1, 8, 100, **WORDS)


def test_stories_follow_each_other_over_ten_years_up_to_the_day():
    moments = [told(1, number, 100, **WORDS)[1] for number in range(100)]
    assert moments == sorted(moments)
    assert (moments[0].year, moments[-1] < UNTIL) == (2016, True)


def test_some_words_are_frequent_and_most_are_rare():
    made, weights = compounds()
    assert len(set(made)) == len(made) > 2_000
    assert weights[0] > 50 * (weights[-1] - weights[-2])


@pytest.mark.django_db
def test_command_adds_until_there_are_as_many_and_then_nothing():
    fill(12)
    first = list(Publication.objects.order_by("pk").values_list("headline", "published_at"))
    fill(12)
    assert (len(first), Article.objects.count()) == (12, 12)
    fill(15)
    assert Article.objects.count() == 15
    fill(3, seed=2)
    assert Article.objects.filter(source="Korpus 2").count() == 3
    assert Category.objects.filter(slug="hafenwirtschaft", parent__slug="wirtschaft").exists()


@pytest.mark.django_db
def test_command_refuses_what_it_cannot_do():
    with pytest.raises(CommandError, match="above zero"):
        fill(0)
    with pytest.raises(CommandError, match="a day such as"):
        call_command("generate_corpus", articles=1, until="gestern")
