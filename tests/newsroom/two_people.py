"""How two members of staff work on one record, and what the page then lays before the later one."""

from .desk import filled, page


def opened_by(client, person, record):
    client.force_login(person)
    return filled(client.get(page(record)))


def comparison(response):
    return response.context["adminform"].form.comparison


def shown(differences):
    """What the page tells of each difference: its name, and the words of the three versions."""
    return [(one.name, words(one.was), words(one.stored), words(one.typed)) for one in differences]


def words(side):
    if side is None:
        return None
    paragraphs = ("".join(piece.text for piece in pieces if piece.kind != "removed") for pieces in side.compared)
    return "\n".join(filter(None, paragraphs))


def sent_again(response, **choices):
    return filled(response) | {f"choice-{key.replace('__', '-')}": choice for key, choice in choices.items()}
