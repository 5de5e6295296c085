"""Mails to colleagues: composed with the step that causes them, delivered after its commit."""
