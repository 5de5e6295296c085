"""A story for search engines: what was stored when it was published, with the addresses and corrections of today."""

from articles.addresses import path_to
from articles.cards.address import address_of, crop_address_of
from articles.imaging.card import CROPS, HEIGHT, WIDTH
from articles.reader.frame import absolute
from articles.reader.media import media_of
from articles.reader.structured.house import house, house_id
from articles.reader.structured.lists import KINDS, breadcrumb, section_steps
from articles.reader.structured.writing import filled
from articles.reader.words import author_address

LONGEST_HEADLINE = 110  # characters, as Google advised


def story_nodes(story, path, corrections):
    """`path` leads to the story's section. Empty for a draft without one, and for one the desk only shows."""
    if not story.structured or not path or not story.pk:
        return []
    way = [*section_steps(path), (story.headline, story.get_absolute_url())]
    return [_article(story, path[-1], corrections), house(), breadcrumb(way)]


def _article(story, section, corrections):
    address = absolute(path_to("article", section.slug, story.slug, story.article_id))
    changed = max([story.live_from, *(notice.visible_from for notice in corrections)])
    return filled(
        {
            **{name: value for name, value in story.structured.items() if name != "@context"},
            **_headline(story.structured.get("headline", story.headline)),
            "@id": f"{address}#story",
            "url": address,
            "mainEntityOfPage": address,
            "datePublished": story.published_at.isoformat(),
            "dateModified": changed.isoformat(),
            "articleSection": section.name,
            "isAccessibleForFree": True,
            "author": _authors(story),
            "publisher": {"@id": house_id()},
            "image": images(story),
            "correction": [_correction(notice) for notice in corrections],
        }
    )


def _headline(words):
    """Cut at a word where it is too long, with the whole beside it."""
    if len(words) <= LONGEST_HEADLINE:
        return {"headline": words}
    cut = words[:LONGEST_HEADLINE].rpartition(" ")[0] or words[: LONGEST_HEADLINE - 1]
    return {"headline": cut.rstrip(" ,;:–-") + "…", "alternativeHeadline": words}


def _authors(story):
    """Those of the byline, else whose text it is, else the house."""
    named = [_author(author) for author in story.byline]
    if named or not story.source:
        return named or [{"@id": house_id()}]
    return [{"@type": "Organization", "name": story.source}]


def _author(author):
    address = author_address(author)
    return filled(
        {
            "@type": KINDS[author["kind"]],
            "name": author["name"],
            "url": absolute(address) if address else "",
            "jobTitle": author.get("role", "") if author["kind"] == "person" else "",
        }
    )


def images(story):
    """The head's picture, and its middle in the other shapes search engines ask for; without one the preview image."""
    media = media_of(story.picture)
    if media is None:
        return [
            {"@type": "ImageObject", "url": absolute(address_of(story)), "width": WIDTH, "height": HEIGHT}
        ]
    shapes = [(media.source, media.width, media.height)]
    shapes += [(absolute(crop_address_of(story, name)), *size) for name, size in CROPS.items()]
    return [_image(*shape, media) for shape in shapes]


def _image(address, width, height, media):
    return filled(
        {
            "@type": "ImageObject",
            "url": address,
            "contentUrl": address,
            "width": width,
            "height": height,
            "caption": media.caption or media.alternative,
            "creditText": media.credit,
            "copyrightNotice": media.credit,
            "creator": _creator(media.credit),
        }
    )


def _creator(credit):
    """The photographer where the credit has the agencies' form, name/agency; else it is unknown who is who."""
    name, slash, _agency = credit.partition("/")
    return {"@type": "Person", "name": name.strip()} if slash and " " in name.strip() else {}


def _correction(notice):
    return {
        "@type": "CorrectionComment",
        "text": notice.text,
        "datePublished": notice.visible_from.isoformat(),
    }
