"""The article list: columns and filters."""
