"""The desk: Django's admin with our own forms, pages and theme. Every write goes through the workflow."""
