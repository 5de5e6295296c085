"""Pages about the house at the desk: imprint, privacy, accessibility and others."""
