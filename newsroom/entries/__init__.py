"""The pages of people and bodies as entries of a reference work."""
