"""Curated pages as values: what a layout says, and which stories it shows at a moment. No database, no clock."""
