"""Feeds of the site, of a section, a tag, an author and of a search, each in three dialects."""
