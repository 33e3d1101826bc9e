"""What a row of the index must hold, as nested sets of keys, written for either database."""

from dataclasses import dataclass

Expression = "All | Any | Beginning | str"


class All(tuple):
    """Each part must be met."""


class Any(tuple):
    """One part must be met."""


@dataclass(frozen=True)
class Beginning:
    """Some key that begins like this."""

    key: str


@dataclass(frozen=True)
class Notation:
    """How one database joins keys, and how it quotes a key and the beginning of one."""

    both: str
    either: str
    quoted: str
    begun: str

    def write(self, expression: Expression) -> str:
        match expression:
            case All() | Any():
                joint = self.both if isinstance(expression, All) else self.either
                return f"({joint.join(map(self.write, expression))})"
            case Beginning(key):
                return self.begun.format(key)
            case key:
                return self.quoted.format(key)


for_sqlite = Notation(" AND ", " OR ", '"{}"', '"{}"*').write
for_postgresql = Notation(" & ", " | ", "'{}'", "'{}':*").write
