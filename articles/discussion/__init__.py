"""What colleagues say about an article: threads on the whole or on a passage, mentions, and whether they are settled."""
