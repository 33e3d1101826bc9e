"""What stands in the margin of a text: who held which post on its day, and where its numbers come from."""
