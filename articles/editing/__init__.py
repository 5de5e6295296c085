"""The working copy: reading and writing its content, revisions, comparison, merge, locks, checks."""
