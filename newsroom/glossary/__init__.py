"""The glossary at work: which terms a text holds, how they are approved elsewhere, and where that is missing."""
