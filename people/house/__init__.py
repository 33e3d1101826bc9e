"""Rules of the house check about names and posts: pure functions over a text and what the register says."""
