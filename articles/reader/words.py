"""Names and links stored with a story, made ready for the page."""

from urllib.parse import urlsplit

from articles.addresses import path_to
from articles.reader.frame import absolute


def author_address(author):
    """Path of the page of somebody in a stored byline; empty for one without a slug."""
    return path_to("author", author["slug"]) if author.get("slug") else ""


def byline_of(publication):
    """Each author with the address of their page."""
    return [{**author, "address": author_address(author)} for author in publication.byline]


def tags_of(publication):
    return [
        {**tag, "address": path_to("tag", tag["slug"])} for tag in publication.tag_list if tag.get("slug")
    ]


def closing_links(publication, targets):
    """The links after the text: our live stories, whose (address, headline) stands in `targets` by the article's id,
    and other addresses if they are web addresses.
    """
    links = [_closing_link(link, targets) for link in publication.closing_links]
    return [link for link in links if link]


def _closing_link(link, targets):
    article = link.get("article")
    if article in targets:
        address, headline = targets[article]
        return {"address": address, "title": link.get("title") or headline, "host": "", "article": article}
    if link.get("url", "").startswith(("http://", "https://")):
        return {"address": link["url"], "title": link.get("title") or link["url"], "host": _host(link["url"])}
    return None


def profiles_of(author):
    """Where else an author is found: addresses with what to call them, such as mastodon.social/@name."""
    return [
        {"address": address, "words": address.partition("://")[2].removeprefix("www.").rstrip("/")}
        for address in author.profiles
        if address.startswith("https://")
    ]


def translation_links(publication, translations):
    """Each live translation with its language in words; the story itself stands first among them for search engines."""
    return [
        {
            "language": story.language,
            "name": story.get_language_display(),
            "headline": story.headline,
            "address": story.get_absolute_url(),
            "absolute": absolute(story.get_absolute_url()),
        }
        for story in ([publication, *translations] if translations else [])
    ]


def _host(address):
    """The host to show beside a link that leaves the site; empty for an address nobody can read."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
