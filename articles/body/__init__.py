"""The text of an article as a document of a closed set of kinds. Pure: no ORM, no settings, no framework.

HTML comes in through `parse`, is stored as `serialise` writes it, and leaves through `render`, `text` and `diff`.
All of them read the one table in `kinds`.
"""
