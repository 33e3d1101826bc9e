"""Choosers of related records that remember what they already show, so that rows cost no queries of their own."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple, RelatedFieldWidgetWrapper


class Remembering:
    known = None

    def optgroups(self, name, value, attrs=None):
        chosen = {str(one) for one in value if str(one)}
        if self.known is None or not chosen <= self.known.keys():
            return super().optgroups(name, value, attrs)
        options = [
            self.create_option(name, pk, self.known[pk], {pk}, index)
            for index, pk in enumerate(sorted(chosen, key=int))
        ]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", set(), 0))
        return [(None, options, 0)]


class RememberingSelect(Remembering, AutocompleteSelect):
    pass


class RememberingSelectMultiple(Remembering, AutocompleteSelectMultiple):
    pass


def remember_related(form) -> None:
    """Give the choosers of a form the names of the records that its instance has at hand."""
    for name, field in form.fields.items():
        widget = field.widget.widget if isinstance(field.widget, RelatedFieldWidgetWrapper) else field.widget
        if isinstance(widget, Remembering):
            widget.known = _at_hand(form.instance, name)


def _at_hand(instance, name):
    if name in instance._state.fields_cache:
        related = [instance._state.fields_cache[name]]
    elif name in getattr(instance, "_prefetched_objects_cache", {}):
        related = instance._prefetched_objects_cache[name]
    else:
        return None
    return {str(one.pk): str(one) for one in related if one}
