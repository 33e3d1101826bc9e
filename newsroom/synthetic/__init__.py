"""A desk of any size in made-up words, for benchmarks: nothing in it is true, and all of it can be read."""
