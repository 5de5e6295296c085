"""An article's past: every revision and step, differences, and bringing one back."""
