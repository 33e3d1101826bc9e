"""The page on which one works at a translation: source and target side by side, unit by unit."""
