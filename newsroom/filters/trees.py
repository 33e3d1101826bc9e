"""Choices that stand below one another: whoever chooses one means those below it too."""

from django.db.models import Count, Q

from newsroom.models import Topic
from people.models import Place

from .facets import Choice, Known, Offer, RecordFilter

NUM_IN_TREE = 60


class TreeFilter(RecordFilter):
    """Records in a tree; `parent` names the columns that may lead from each to the one above it, the nearest first."""

    def __init__(self, model, links=None, *, parents=("parent_id",), **kwargs):
        super().__init__(model, links, **kwargs)
        self.parents = parents

    def known(self, values, reading):
        found = super().known(values, reading)
        if not found:
            return []
        below = self.below()
        return [Known(one.value, one.words, tuple(self._from_the_root(one.keys[0], below))) for one in found]

    def offer(self, rest, chosen, reading):
        nums, below = self.counts(rest, reading), self.below()
        kept = {one.keys[0] for one in chosen}
        used = {pk: branch(pk, below) & nums.keys() for pk in below}
        shared = {pk: pks for pk, pks in used.items() if len(pks) > 1}
        alone = {pk: nums[next(iter(pks))] for pk, pks in used.items() if len(pks) == 1}
        nums = alone | self._at_once(rest, shared, reading)
        offered = sorted(nums, key=lambda pk: (-nums[pk], -len(used[pk]), pk))[:NUM_IN_TREE]
        public = self._public(reading).filter(pk__in={*offered, *kept}).order_by("current_edition__title_key", "pk")
        choices = {pk: Choice(slug, title, nums.get(pk, 0)) for pk, slug, title in public}
        above = {child: pk for pk, children in below.items() for child in children}
        return Offer(_grown(choices, above), is_cut=len(offered) < len(nums))

    def _from_the_root(self, pk, below):
        """The offer tells a chosen record by the first key."""
        return [pk, *sorted(branch(pk, below) - {pk})]

    def below(self):
        rows = list(self.record_model.objects.order_by().values_list("pk", *self.parents))
        below = {pk: set() for pk, *_parents in rows}
        for pk, *parents in rows:
            if parent := next((one for one in parents if one and one != pk), None):
                below[parent].add(pk)
        return below

    def _at_once(self, rest, branches, reading):
        """How many rows are tied to any record of a branch, each row once, for all the branches."""
        if not branches:
            return {}
        counted = rest.among(self.tied(reading), self.record).aggregate(
            **{
                f"below_{pk}": Count(self.record, distinct=True, filter=Q(**{f"{self.value}__in": pks}))
                for pk, pks in branches.items()
            }
        )
        return {pk: counted[f"below_{pk}"] for pk in branches}


def branch(pk, below) -> set:
    """The record and all below it."""
    found, waiting = set(), [pk]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += below.get(one, ())
    return found


def _grown(choices, above):
    """Each choice under the nearest one above it that is offered too."""
    children = {pk: [] for pk in choices}
    roots = []
    for pk in choices:
        parent, seen = above.get(pk), {pk}
        while parent and parent not in choices and parent not in seen:
            seen.add(parent)
            parent = above.get(parent)
        (children[parent] if parent in choices and parent != pk else roots).append(pk)
    return tuple(_with_children(pk, choices, children) for pk in roots)


def _with_children(pk, choices, children):
    below = tuple(_with_children(child, choices, children) for child in children[pk])
    return Choice(choices[pk].value, choices[pk].words, choices[pk].num, below)


class TopicFilter(TreeFilter):
    """A topic covers the topics below it."""

    def __init__(self, links, **kwargs):
        super().__init__(Topic, links, value="topic_id", **kwargs)


class PlaceFilter(TreeFilter):
    """A country covers the places in it."""

    def __init__(self, links=None, **kwargs):
        super().__init__(Place, links, parents=("parent_id", "country_id"), **kwargs)
