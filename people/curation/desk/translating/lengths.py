"""How long a translation usually is beside its source."""

from dataclasses import dataclass

from ...languages import Language
from ...translating.units import Unit

# Characters that the same text takes, measured on the desk's own stories in four languages.
USUAL = {Language.RU: 1.0, Language.KK: 1.05, Language.KO: 0.44, Language.EN: 1.06}
# Names and figures make the length of a short text, whatever the language.
SHORTEST = 60
MUCH = 1.6


@dataclass(frozen=True)
class Length:
    """Characters of the translation and of the source, and how many are usual for the pair."""

    target: int
    source: int
    usual: int

    @classmethod
    def of(cls, unit: Unit, source_language: str) -> "Length":
        source = len(unit.source_text)
        usual = round(source * USUAL[Language(unit.language)] / USUAL[Language(source_language)])
        return cls(len(unit.target_text), source, usual)

    @property
    def is_short(self) -> bool:
        return self._tells and self.target * MUCH < self.usual

    @property
    def is_long(self) -> bool:
        return self._tells and self.target > self.usual * MUCH

    @property
    def _tells(self):
        return self.source >= SHORTEST and self.target > 0
