"""Preview images: what is shown of a story when somebody shares it."""
