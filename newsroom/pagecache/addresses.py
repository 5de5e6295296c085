"""Which requests may be answered from the cache, and under which address a page is kept."""

from functools import lru_cache
from operator import itemgetter
from urllib.parse import parse_qsl, urlencode

READING = ("GET", "HEAD")
LONGEST = 1_000  # characters of a query; a longer one is none of ours
MOST_FIELDS = 20  # parameters in a query


class Addresses:
    """`parameters` are the names that make a page another one: all others, such as those of campaigns, are left out.

    `passed` are beginnings of paths that are never kept. `session` is the name of the cookie of whoever is logged in.
    `secure`, a pair of a key of the environment and its value, tells requests that came by https where only those get a page.
    """

    def __init__(self, *, parameters, passed=(), session="sessionid", secure=None):
        self.parameters, self.passed = frozenset(parameters), tuple(passed)
        self.session, self.secure = f"{session}=", secure
        self.normal = lru_cache(4096)(self._normal)

    def of(self, environ):
        """The address of the page, None for a request that Django has to answer itself."""
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] not in READING or path.startswith(self.passed) or self._is_own(environ):
            return None
        place = environ.get("HTTP_HOST", "") + path
        query = environ.get("QUERY_STRING")
        if not query:
            return place
        if len(query) > LONGEST:
            return None
        normal = self.normal(query)
        return f"{place}?{normal}" if normal else normal if normal is None else place

    def _is_own(self, environ):
        """Whether the answer may be meant for one person, or be a redirect to https."""
        if "HTTP_AUTHORIZATION" in environ or self.session in environ.get("HTTP_COOKIE", ""):
            return True
        return self.secure is not None and environ.get(self.secure[0]) != self.secure[1]

    def _normal(self, query):
        """The known parameters in one order and one spelling; None for a query nobody can read."""
        try:
            pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError:
            return None
        return urlencode(sorted((pair for pair in pairs if pair[0] in self.parameters), key=itemgetter(0)))
