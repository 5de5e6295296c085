"""What the newsroom keeps of itself, and the report of open links."""
