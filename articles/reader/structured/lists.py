"""Pages that list stories, the way to a page, and the pages of authors."""

from django.utils.translation import gettext as _

from articles.addresses import path_to
from articles.reader.frame import absolute, site
from articles.reader.structured.house import house, house_id, site_id, website
from articles.reader.structured.writing import filled

KINDS = {"person": "Person", "agency": "Organization"}


def breadcrumb(steps):
    """Pairs of name and path, from the first section to the page itself; the home page goes before."""
    way = [(_("Home"), path_to("home")), *steps]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": absolute(address)}
            for place, (name, address) in enumerate(way, 1)
        ],
    }


def section_steps(path):
    return [(section.name, section.get_absolute_url()) for section in path]


def listing(title, address, stories, description=""):
    """A page with these stories; each has its section attached."""
    return filled(
        {
            "@type": "CollectionPage",
            "@id": absolute(address),
            "url": absolute(address),
            "name": title,
            "description": description,
            "inLanguage": site()["language"],
            "isPartOf": {"@id": site_id()},
            "publisher": {"@id": house_id()},
            "mainEntity": _items(stories),
        }
    )


def _items(stories):
    elements = [
        {
            "@type": "ListItem",
            "position": place,
            "url": absolute(story.get_absolute_url()),
            "name": story.teaser_headline,
        }
        for place, story in enumerate(stories, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(elements), "itemListElement": elements}


def home_nodes(stories, title):
    return [house(), website(), listing(title, path_to("home"), stories)]


def section_nodes(path, stories):
    """`path` leads from the first level to the section itself."""
    section = path[-1]
    page = listing(section.name, section.get_absolute_url(), stories, section.intro)
    return [house(), website(), page, breadcrumb(section_steps(path))]


def tag_nodes(tag, stories):
    address = tag.get_absolute_url()
    return [
        house(),
        website(),
        listing(tag.name, address, stories, tag.intro),
        breadcrumb([(tag.name, address)]),
    ]


def author_nodes(author, stories):
    address = author.get_absolute_url()
    page = {
        "@type": "ProfilePage",
        "@id": absolute(address),
        "url": absolute(address),
        "name": author.name,
        "inLanguage": site()["language"],
        "isPartOf": {"@id": site_id()},
        "mainEntity": person(author),
        "hasPart": _items(stories),
    }
    return [house(), website(), page, breadcrumb([(author.name, address)])]


def person(author):
    """Somebody who writes; of an agency, which has no job at the house, only what it is."""
    node = {
        "@type": KINDS[author.kind],
        "@id": absolute(author.get_absolute_url()) + "#author",
        "name": author.name,
        "alternateName": author.initials,
        "url": absolute(author.get_absolute_url()),
        "description": author.biography,
    }
    if author.kind == "person":
        node |= {"jobTitle": author.role, "worksFor": {"@id": house_id()}}
    return filled(node)
