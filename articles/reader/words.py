"""Names and links stored with a story, made ready for the page."""

from urllib.parse import urlsplit

from django.urls import reverse


def byline_of(publication):
    """Each author with the address of their page; none for one without a slug."""
    return [
        {**author, "address": reverse("author", args=[author["slug"]]) if author.get("slug") else ""}
        for author in publication.byline
    ]


def tags_of(publication):
    return [
        {**tag, "address": reverse("tag", args=[tag["slug"]])}
        for tag in publication.tag_list
        if tag.get("slug")
    ]


def closing_links(publication, targets):
    """The links after the text: our stories while they are live, other addresses if they are web addresses."""
    links = [_closing_link(link, targets) for link in publication.closing_links]
    return [link for link in links if link]


def _closing_link(link, targets):
    if link.get("article") in targets:
        address, headline = targets[link["article"]]
        return {"address": address, "title": link.get("title") or headline, "host": ""}
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


def _host(address):
    """The host to show beside a link that leaves the site; empty for an address nobody can read."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
