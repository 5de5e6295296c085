"""The desk's start page."""
