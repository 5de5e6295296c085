"""What holds for every document and for every input, however broken."""

import json
from contextlib import suppress
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.body.diff import SAME, compare_documents
from articles.body.parse import BadTarget, UnknownKind, parse, parse_leniently
from articles.body.render import fill, render
from articles.body.serialise import canonical, serialise
from articles.body.text import excerpt, plain_text, word_count
from articles.body.words import DELETE, INSERT, compare_words
from tests.articles.body import strategies

# A busy machine pauses in the middle of an example; speed has tests of its own.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(strategies.documents)
def test_serialise_then_parse_gives_the_same_document(document):
    assert parse(serialise(document)) == document


@unhurried
@given(strategies.documents)
def test_canonical_html_is_its_own_canonical_form(document):
    html = serialise(document)
    assert canonical(html) == html


@unhurried
@given(strategies.documents)
def test_lenient_parsing_drops_nothing_from_a_valid_document(document):
    assert parse_leniently(serialise(document)) == (document, [])


@unhurried
@given(st.one_of(st.text(), strategies.tag_soup, strategies.known_soup))
def test_strict_parsing_of_garbage_gives_a_stable_document_or_one_of_two_errors(html):
    with suppress(UnknownKind, BadTarget):
        document = parse(html)
        assert parse(serialise(document)) == document


@unhurried
@given(st.one_of(st.text(), strategies.tag_soup, strategies.known_soup))
def test_lenient_parsing_of_garbage_gives_a_document_strict_parsing_accepts(html):
    document, _dropped = parse_leniently(html)
    assert parse(serialise(document)) == document


@unhurried
@given(strategies.known_soup)
def test_strict_and_lenient_parsing_agree_when_nothing_is_refused(html):
    document, dropped = parse_leniently(html)
    if not dropped:
        assert parse(html) == document


@unhurried
@given(strategies.documents)
def test_parts_survive_json_and_no_two_strings_are_neighbours(document):
    parts = render(document)
    assert json.loads(json.dumps(parts)) == parts
    assert [1 for one, two in pairwise(parts) if isinstance(one, str) and isinstance(two, str)] == []


@unhurried
@given(strategies.documents)
def test_gaps_of_the_page_are_the_articles_the_document_leads_to(document):
    gaps = [part.get("card") or part.get("link") for part in render(document) if isinstance(part, dict)]
    assert list(dict.fromkeys(gaps)) == document.article_ids()


@unhurried
@given(strategies.documents)
def test_page_without_public_targets_has_no_trace_of_their_cards(document):
    own_cards = sum(bool(card.get("data-article") or card.get("data-wanted")) for card in document.cards())
    page = fill(render(document), {})
    assert page.count('<aside class="readmore">') == len(list(document.cards())) - own_cards


@unhurried
@given(strategies.documents, st.integers(1, 80))
def test_excerpt_keeps_its_limit(document, limit):
    assert len(excerpt(document, limit)) <= limit


@unhurried
@given(strategies.documents)
def test_plain_text_has_as_many_words_as_are_counted_or_more(document):
    # More, because the numbers of list items stand in the text but are not words of the story.
    assert word_count(document) <= len(plain_text(document).split())


@unhurried
@given(st.text(), st.text())
def test_compared_words_join_to_the_new_and_to_the_old_text(old, new):
    changes = compare_words(old, new)
    assert "".join(text for operation, text in changes if operation != DELETE) == new
    assert "".join(text for operation, text in changes if operation != INSERT) == old


@unhurried
@given(
    st.lists(st.sampled_from(("der", "die", "das", "Haus", ".", ",", "[→ x]"))),
    st.lists(st.sampled_from(("der", "die", "das", "Haus", "."))),
)
def test_compared_sentences_join_to_the_new_text(old, new):
    changes = compare_words(" ".join(old), " ".join(new))
    assert "".join(text for operation, text in changes if operation != DELETE) == " ".join(new)


@unhurried
@given(strategies.documents)
def test_document_compared_with_itself_shows_no_change(document):
    assert {row.state for row in compare_documents(document, document)} <= {SAME}


@unhurried
@given(strategies.documents, strategies.documents)
def test_documents_with_other_words_show_a_change(old, new):
    if plain_text(old) != plain_text(new):
        assert {row.state for row in compare_documents(old, new)} - {SAME}
