from django import template

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(shown, sizes, decorative=False, is_lead=False):
    """A picture in AVIF and WebP; a decorative one has no alternative text, and only that of the lead comes at once."""
    image = shown.record
    is_card = decorative and not is_lead
    return {
        "shape": image.card if is_card else image.wide,
        "sizes": sizes,
        "alt": "" if decorative else shown.title,
        "lang": shown.lang,
        "is_lazy": is_card,
    }
