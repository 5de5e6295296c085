"""Headers for a cache of somebody else in front of ours, which is purged by the same keys."""

LONGEST = 86_400  # seconds, one day: what a purge got lost for is over then


class Edge:
    """`name` is the header in which that cache expects the keys, `separator` what stands between them."""

    def __init__(self, name):
        self.name, self.separator = name, "," if name == "Cache-Tag" else " "

    def headers(self, entry, now, follower):
        """The keys, and how many seconds the page may be kept there (RFC 9213): until the next planned change at most.

        Browsers are told by Cache-Control to ask again every time.
        """
        ends = [entry.until, entry.stale, follower.next_moment(entry.keys) or entry.until]
        life = max(0, int(min([LONGEST, *(end - now for end in ends)])))
        return [(self.name, self.separator.join(entry.keys)), ("CDN-Cache-Control", f"max-age={life}")]
