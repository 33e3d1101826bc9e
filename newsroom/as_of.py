"""Reading on in the past: what the links and forms of a page need to stay on the day that the reader asked for."""

from newsroom.kept_parameters import Kept, keep
from people.curation.languages import Language

PARAMETER = "as_of"
PUBLIC = tuple(f"/{language}/" for language in Language.values)
# The way back to the present says so itself.
LEAVES = "data-leaves-the-day"


def keep_day(html: str, day: str) -> str:
    """The page with `?as_of=` in each link to another public page of this site and in each form that asks for one."""
    return keep(html, Kept(PARAMETER, day, lambda address: address.startswith(("?", *PUBLIC)), LEAVES))
