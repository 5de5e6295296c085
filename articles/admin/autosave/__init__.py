"""Nothing typed is lost: autosave, recovery, presence, and the merge of a late save."""
