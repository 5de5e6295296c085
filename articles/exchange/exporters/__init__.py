"""Formats in which stories leave the newsroom."""
