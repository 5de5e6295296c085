"""The article's list and form: access, fields, rows, and the way of what was typed into the workflow."""
