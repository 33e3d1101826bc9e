from django import template

register = template.Library()


@register.inclusion_tag("components/picture.html")
def picture(shown, sizes, decorative=False):
    """A picture in AVIF and WebP; a decorative one is the cut of a card, without alternative text, loaded late."""
    image = shown.record
    return {
        "shape": image.card if decorative else image.wide,
        "sizes": sizes,
        "alt": "" if decorative else shown.title,
        "lang": shown.lang,
        "is_lazy": decorative,
    }
