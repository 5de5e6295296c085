"""The reader's site: what publications say, to whoever asks. Cannot name the desk's tables."""
