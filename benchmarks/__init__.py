"""How fast and how light Newsroom is, measured: `make bench`. Nothing here decides whether a change is right."""
