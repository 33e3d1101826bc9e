"""How staff come in: the password, what follows it, and each person's own page."""
