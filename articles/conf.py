"""One table of the domain's own settings with units; a project overrides them in NEWSROOM."""

from django.conf import settings

DEFAULTS = {
    "PAGE_LENGTH": 20,  # stories on one page of a list
    "HOME_LENGTH": 30,  # stories on the home page
    "DAY_LENGTH": 60,  # stories on one page of a day in the archive
    "FEED_LENGTH": 50,  # stories in a feed
    "FEED_TEXT": "teaser",  # what feeds hold of a story: "teaser", or "full" for its whole text
    "SITEMAP_LENGTH": 1000,  # addresses in one part of the sitemap
    "PINNED_HOURS": 24,  # hours after which the desk is asked whether a pinned story still belongs on the front
    "MORE_LENGTH": 6,  # further stories of the section below a story
    "CONTENTS_WORDS": 500,  # words from which a text with three headings has a list of contents
    "READING_SPEED": 200,  # words a minute
    "READS_PAUSE": 10,  # seconds reads wait in memory before they are written
    "READS_MOST": 500,  # stories whose reads wait at most
    "READS_SEEN": 200_000,  # readers and stories remembered within an hour, in each process
    "READS_EACH": 60,  # stories of one network that count within an hour
    "READS_LEAST": 5,  # reads from which on a story may be among the most read
    "READS_LAG": 60,  # seconds the list of the most read may be old
    "READS_DAYS": 30,  # days after which the numbers of an hour are cleared away
    "NOTICE_ATTEMPTS": 8,  # tries before a notice counts as failed
    "NOTICE_PAUSE": 60,  # seconds before the second try; doubles each time
    "AUTOSAVE_SIZE": 2_000_000,  # bytes of one form that is saved automatically
    "NOTICE_CLAIM": 300,  # seconds a process has for sending a notice before another one may try
    "HUB_TIMEOUT": 3,  # seconds the WebSub hub has for one answer
    "SEARCH_TIMEOUT": 5,  # seconds an index on another server has for one answer
    "NOTICE_DAYS": 90,  # days after which a notice that was read is cleared away
    "LINK_PAUSE": 5,  # seconds one run leaves a host alone after it asked for an address there
    "LINK_TIMEOUT": 10,  # seconds a host has for one request in all
    "LINK_CLAIM": 600,  # seconds a process has for asking one address before another one may
    "LINK_LIMIT": 200,  # web addresses asked in one run
    "DANGER_AHEAD": 30,  # minutes before a planned beginning in which its plan is looked at once more
    "LICENCE_WARNING": 14,  # days before its end from which a picture's licence is listed
    "IMPORT_LINE_LENGTH": 100_000,  # characters of one line of a delivered text
    "IMPORT_SIZE": 20_000_000,  # bytes of one delivered document
}


def conf(name):
    """The value of one setting; KeyError for a name that is not in the table."""
    default = DEFAULTS[name]
    return getattr(settings, "NEWSROOM", {}).get(name, default)
