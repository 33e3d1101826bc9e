"""What the house check can find, and how a finding is told in the language of the interface."""

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise

# As much as a finding stores.
EXCERPT_LENGTH = 200

CODES: dict[str, "Code"] = {}


@dataclass(frozen=True)
class Code:
    """One kind of finding; the explanation names details of the finding in placeholders."""

    name: str
    title: Promise
    explanation: Promise
    may_block: bool = False
    # Whether a waiver ends once the finding has something else to say.
    reopens: bool = False
    # Turns stored details into words, where they are not words already.
    say: Callable[[Mapping], Mapping] = dict

    def explain(self, details: Mapping) -> str:
        return str(self.explanation) % self.say(details)


def define(name: str, *, title: Promise, explanation: Promise, **options) -> Code:
    """Enter a code into the register, which lists and the board read."""
    CODES[name] = Code(name, title, explanation, **options)
    return CODES[name]


def title_of(name: str) -> str:
    """What the code is called; a finding may be older than the rule that has gone."""
    return str(CODES[name].title) if name in CODES else name


@dataclass(frozen=True)
class Problem:
    """Something that a rule found in one field; `language` is empty for what all languages share."""

    code: Code
    language: str = ""
    field: str = ""
    excerpt: str = ""
    details: Mapping = dataclasses.field(default_factory=dict)
    is_blocking: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What makes it the same finding at the next check, so that a waiver stays."""
        return (self.language, self.field, self.code.name, self.excerpt)

    @property
    def explanation(self) -> str:
        return self.code.explain(self.details)
