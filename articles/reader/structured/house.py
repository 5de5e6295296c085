"""The house and its site: who publishes, where it is searched, where its mistakes are owned up to."""

from django.conf import settings

from articles.addresses import path_to
from articles.reader.frame import absolute, site
from articles.reader.icons import LARGE_ICON, LARGE_SIZE, icon_address

SEARCHED = "{search_term_string}"


def house_id():
    return absolute("/#house")


def site_id():
    return absolute("/#site")


def house():
    """The publisher whole; other nodes of a page may name it by its id alone."""
    return {
        "@type": "NewsMediaOrganization",
        "@id": house_id(),
        "name": settings.SITE_NAME,
        "url": absolute("/"),
        "logo": {
            "@type": "ImageObject",
            "url": icon_address(LARGE_ICON),
            "width": LARGE_SIZE,
            "height": LARGE_SIZE,
        },
        "correctionsPolicy": absolute(path_to("corrections")),
    }


def website():
    """The site with its search."""
    search = {"@type": "EntryPoint", "urlTemplate": f"{absolute(path_to('search'))}?q={SEARCHED}"}
    return {
        "@type": "WebSite",
        "@id": site_id(),
        "url": absolute("/"),
        "name": settings.SITE_NAME,
        "inLanguage": site()["language"],
        "publisher": {"@id": house_id()},
        "potentialAction": {
            "@type": "SearchAction",
            "target": search,
            "query-input": "required name=search_term_string",
        },
    }
