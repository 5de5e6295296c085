"""Sections, tags, authors and users at the desk."""
