"""A cache of somebody else in front of the site (CDN) drops the pages of a change, found by their cache keys."""
