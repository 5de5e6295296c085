"""Invented news in any number, the same for the same seed: for measuring, never for readers."""
