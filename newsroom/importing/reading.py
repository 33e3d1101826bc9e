"""YAML with line numbers: every value knows where it stands, and scalars stay as they are written."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from .entries import Faults, Spot

# The C parser is ten times as fast, where it was built.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
YES = {"yes", "true", "on"}


@dataclass
class Item:
    """A value of a YAML file: text, truth, None, a list of items, or a mapping of items by key."""

    spot: Spot
    value: str | bool | list["Item"] | dict[str, "Item"] | None

    @property
    def is_mapping(self) -> bool:
        return isinstance(self.value, dict)

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list)

    @property
    def is_text(self) -> bool:
        return isinstance(self.value, str)


def read_text(path: Path, faults: Faults) -> str | None:
    """The text of a file in UTF-8, with or without a byte order mark, line ends of any system."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        faults.add(Spot(str(path), line), "This line is not UTF-8. Save the file in that encoding.")
        return None


def read_yaml(path: Path, faults: Faults) -> Item | None:
    text = read_text(path, faults)
    if text is None:
        return None
    try:
        node = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        faults.add(Spot(str(path), mark.line + 1), f"This is not YAML: {error.problem or error.context}.")
    except yaml.reader.ReaderError as error:
        line = text[: error.position].count("\n") + 1
        faults.add(Spot(str(path), line), "This line holds a character that YAML does not allow.")
    else:
        if node is not None:
            return _item(node, Spot(str(path), node.start_mark.line + 1), faults)
        faults.add(Spot(str(path), 1), "This file is empty. Write its records, or remove it.")
    return None


def _item(node, spot, faults):
    if isinstance(node, yaml.MappingNode):
        return Item(spot, _mapping(node, spot, faults))
    if isinstance(node, yaml.SequenceNode):
        return Item(spot, [_item(one, Spot(spot.path, one.start_mark.line + 1), faults) for one in node.value])
    return Item(spot, _scalar(node))


def _mapping(node, spot, faults):
    items = {}
    for key, value in node.value:
        at = Spot(spot.path, key.start_mark.line + 1)
        if not isinstance(key, yaml.ScalarNode):
            faults.add(at, "A key is a single word here.")
        elif key.value in items:
            faults.add(at, f"The key “{key.value}” stands here a second time. Keep one of them.")
        else:
            items[key.value] = _item(value, at, faults)
    return items


def _scalar(node):
    """Numbers and dates stay text, so that `4.30` and `2024-06-01` reach their field as they were written."""
    if node.tag.endswith(":bool"):
        return node.value.lower() in YES
    return None if node.tag.endswith(":null") else node.value
