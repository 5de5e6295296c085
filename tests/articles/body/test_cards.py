"""A card with a picture: what it says, in which language, and that nothing of a story breaks out of it."""

from articles.body.cards import Linked, picture_card
from articles.body.figures import Shown
from articles.body.render import fill

PICTURE = Shown(
    sources=[["image/jpeg", "/medien/a-320.jpg 320w"]], src="/medien/a-320.jpg", width=320, height=180
)


def test_card_says_label_kicker_and_headline():
    assert picture_card(Linked("/a-5/", "Rat & Tat", "Hafen"), "") == (
        '<aside class="readmore"><div class="readmore-words"><p class="readmore-label">Lesen Sie mehr</p>'
        '<p class="readmore-title"><a href="/a-5/"><span class="readmore-kicker">Hafen<span class="unseen">:</span></span> '
        "Rat &amp; Tat</a></p></div></aside>"
    )


def test_own_title_stands_in_the_place_of_the_headline():
    card = picture_card(Linked("/a-5/", "Rat & Tat"), "Eigener <Titel>")
    assert "Eigener &lt;Titel&gt;</a>" in card
    assert "Rat" not in card


def test_picture_of_the_story_says_nothing_again():
    card = picture_card(Linked("/a-5/", "Rat", "", PICTURE), "")
    assert card.count("<img") == 1
    assert 'alt=""' in card
    assert 'loading="lazy"' in card


def test_foreign_story_and_label_name_their_languages():
    card = picture_card(Linked("/a-5/", "Council", "", None, "en", "de"), "")
    assert '<a href="/a-5/" lang="en">Council</a>' in card
    assert '<p class="readmore-label" lang="de">' in card


def test_nothing_of_a_story_becomes_markup():
    evil = '"><script>x</script>'
    card = picture_card(Linked(evil, evil, evil, None, evil, evil), evil)
    assert "<script" not in card


def test_fill_makes_cards_by_what_it_is_given():
    parts = [{"card": 5, "title": "T"}, {"card": 6, "title": ""}, {"link": 5, "html": "Wort"}]
    made = fill(parts, {5: Linked("/a-5/", "Rat", "Hafen")}, lambda story, title: f"[{story.kicker}|{title}]")
    assert made == '[Hafen|T]<a href="/a-5/">Wort</a>'
