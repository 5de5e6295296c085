"""The only writer of Article.status: one table of steps, executed by one function."""
