"""Walks the seeds through the desk's own verbs on a database of its own, and writes what comes out as fixtures."""
