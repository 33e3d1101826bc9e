"""What a search finds, as `kind/slug`."""

from newsroom.searching.asking import question_of
from newsroom.searching.kinds import KINDS
from newsroom.searching.mending import find_or_mend


def first_results(q, reading, limit):
    """In the order of the page."""
    found, _meant = find_or_mend(question_of({"q": q}, reading))
    hits = [(kind, hit.key[1]) for kind in found.order for hit in found.by_kind[kind]]
    return [f"{kind}/{KINDS[kind].objects.values_list('slug', flat=True).get(pk=pk)}" for kind, pk in hits[:limit]]
