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


def for_sqlite(expression: Expression) -> str:
    match expression:
        case All() | Any():
            joint = " AND " if isinstance(expression, All) else " OR "
            return f"({joint.join(map(for_sqlite, expression))})"
        case Beginning(key):
            return f'"{key}"*'
        case key:
            return f'"{key}"'


def for_postgresql(expression: Expression) -> str:
    match expression:
        case All() | Any():
            joint = " & " if isinstance(expression, All) else " | "
            return f"({joint.join(map(for_postgresql, expression))})"
        case Beginning(key):
            return f"'{key}':*"
        case key:
            return f"'{key}'"
