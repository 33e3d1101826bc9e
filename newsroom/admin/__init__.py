from . import articles, documents, events, figures, images, sources, terms, topics, visits  # noqa: F401
