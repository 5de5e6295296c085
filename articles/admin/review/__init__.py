"""Reviewing: the checklist of an article, and the discussion on it."""
