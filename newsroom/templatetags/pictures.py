from django import template

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(shown, sizes, decorative=False, is_lead=False, is_first=False):
    """A picture in AVIF and WebP; a decorative one has no alternative text and waits until the reader comes near it.

    That of the lead, of a story and of the first card of a list is what the page is judged by, so it comes first.
    """
    image = shown.record
    is_card = decorative and not is_lead
    is_urgent = is_first or not is_card
    return {
        "shape": image.card if is_card else image.wide,
        "sizes": sizes,
        "alt": "" if decorative else shown.title,
        "lang": shown.lang,
        "is_lazy": not is_urgent,
        "is_urgent": is_urgent,
    }
