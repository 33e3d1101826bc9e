"""What a machine can hold of the house style."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from modeltranslation.translator import translator

from people.curation.models import Curated

ROOT = settings.BASE_DIR
FLOORS = ["people.curation", "people", "newsroom", "config"]
FOLDERS = {"config", "docs", "fixtures", "newsroom", "people", "seeds", "templates", "tests"}
FILES = {"CHANGELOG.md", "LICENSE", "README.md", "constraints.txt", "manage.py", "pyproject.toml"}
VERBS = {
    "bundling",
    "checking",
    "drafting",
    "previewing",
    "publishing",
    "recovering",
    "remarking",
    "restoring",
    "reviewing",
    "waiving",
}
EDGES = {
    "admin",
    "checks",
    "desk",
    "feeds",
    "filters",
    "forms",
    "management",
    "sitemaps",
    "templatetags",
    "urls",
    "views",
}
NUM_TEXTS = {"gettext": 1, "ngettext": 2, "pgettext": 2, "npgettext": 3}
EAGER = set(NUM_TEXTS)
GETTEXT = EAGER | {f"{name}_lazy" for name in EAGER} | {"gettext_noop"}
INCLUDED_ALONE = re.compile(r"{% include \"([^\"]+)\"([^%]*)only %}")
INLINE = re.compile(
    r"<script(?![^>]*\bsrc=)|<style|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|[\"']\s*javascript:", re.IGNORECASE
)


def modules() -> list[Path]:
    return [path for floor in ("config", "newsroom", "people") for path in sorted((ROOT / floor).rglob("*.py"))]


def sources() -> list[Path]:
    written_by_hand = [path for path in modules() if "migrations" not in path.parts]
    return [ROOT / "manage.py", *written_by_hand, *sorted((ROOT / "tests").rglob("*.py"))]


def templates() -> list[Path]:
    return [path for folder in ("templates", "newsroom", "people") for path in sorted((ROOT / folder).rglob("*.html"))]


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def dotted(path: Path) -> str:
    return named(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def our_models():
    return [model for label in ("curation", "people", "newsroom") for model in apps.get_app_config(label).get_models()]


def imports(path: Path) -> Iterator[str]:
    """Dotted names of everything of ours that a module imports, relative imports resolved."""
    package = dotted(path).split(".") if path.name == "__init__.py" else dotted(path).split(".")[:-1]
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*base, *filter(None, [node.module])])
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def floor_of(name: str) -> int | None:
    """How high a module stands; None for what is not ours."""
    return next((height for height, floor in enumerate(FLOORS) if f"{name}.".startswith(f"{floor}.")), None)


def place_of(name: str) -> str:
    """The role of a module within its app, such as `models` or `views`."""
    app = FLOORS[floor_of(name)]
    return name.removeprefix(app).strip(".").partition(".")[0]


def same_app(name: str, other: str) -> bool:
    return floor_of(other) is not None and floor_of(name) == floor_of(other)


def test_imports_point_down_the_floors():
    upward = [
        f"{named(path)} imports {name}"
        for path in modules()
        for name in imports(path)
        if floor_of(name) is not None and floor_of(name) > floor_of(dotted(path))
    ]

    assert upward == []


def test_ground_floor_knows_no_record_type():
    known = "|".join(model._meta.model_name for model in our_models() if model._meta.app_label != "curation")
    text = re.compile(rf"""["'](people|newsroom)\.({known})["']""", re.IGNORECASE)

    assert [
        named(path) for path in modules() if floor_of(dotted(path)) == 0 and text.search(path.read_text("utf-8"))
    ] == []


def test_models_and_verbs_import_no_edge():
    upward = [
        f"{named(path)} imports {name}"
        for path in modules()
        if place_of(dotted(path)) in {"models", "rules", "roles", "translation", *VERBS}
        for name in imports(path)
        if same_app(dotted(path), name) and place_of(name) in EDGES
    ]

    assert upward == []


def test_models_import_no_verb():
    upward = [
        f"{named(path)} imports {name}"
        for path in modules()
        if place_of(dotted(path)) == "models"
        for name in imports(path)
        if same_app(dotted(path), name) and place_of(name) in VERBS
    ]

    assert upward == []


def test_rules_import_nothing_but_the_languages():
    ours = [name for name in imports(ROOT / "people" / "curation" / "rules.py") if floor_of(name) is not None]

    assert ours == ["people.curation.languages.Language"]


def test_no_module_is_named_for_nothing():
    vague = {"utils", "util", "helpers", "services", "core", "common", "misc"}

    assert [
        named(path) for path in sources() if path.stem in vague or vague & set(path.relative_to(ROOT).parent.parts)
    ] == []


def test_only_the_staff_pages_ask_for_groups_or_superusers():
    """Rights are asked of `rules.py`; an account's page shows groups because it edits them."""
    asked = re.compile(r"\bgroups\.filter|groups__name|\.is_superuser\b(?!\s*=)")

    assert [named(path) for path in modules() if asked.search(path.read_text("utf-8"))] == []


def test_segments_stay_at_the_desk():
    """They hold drafts: no page for readers may ask for them."""
    asked = [named(path) for path in modules() if "SegmentedText" in path.read_text("utf-8")]

    assert [name for name in asked if not name.startswith("people/curation/")] == []


def test_files_are_short():
    long = {named(path): len(path.read_text("utf-8").splitlines()) for path in sources()}

    assert {name: length for name, length in long.items() if length > 400} == {}


def test_scripts_and_styles_are_short():
    own = [path for app in ("newsroom", "people") for kind in ("*.js", "*.css") for path in (ROOT / app).rglob(kind)]
    long = {named(path): len(path.read_text("utf-8").splitlines()) for path in own}

    assert {name: length for name, length in long.items() if length > 400} == {}


def test_templates_are_short():
    long = {named(path): len(path.read_text("utf-8").splitlines()) for path in templates()}

    assert {name: length for name, length in long.items() if length > 100} == {}


def test_functions_are_short():
    long = [
        f"{named(path)}: {node.name}"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef) and node.end_lineno - node.lineno >= 45
    ]

    assert long == []


def test_top_level_holds_only_the_card():
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text("utf-8").splitlines() if line]
    visible = [
        path
        for path in ROOT.iterdir()
        if not path.name.startswith(".") and not any(fnmatch(path.name, pattern) for pattern in ignored)
    ]

    assert {path.name for path in visible if path.is_dir()} <= FOLDERS
    assert {path.name for path in visible if path.is_file()} <= FILES


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_model_says_in_a_sentence_what_it_is(model):
    assert not model.__doc__.startswith(f"{model.__name__}(")
    assert model.__doc__.strip().endswith(".")


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_order_of_a_model_is_total(model):
    assert model._meta.ordering[-1] in ("pk", "-pk")


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_constraints_and_indexes_have_names_of_their_own(model):
    names = [*model._meta.constraints, *model._meta.indexes]

    assert [one.name for one in names if not re.fullmatch(r"[a-z]+(_[a-z]+)+", one.name)] == []
    assert not model._meta.unique_together


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model.__name__)
def test_fields_are_named_in_lower_case(model):
    names = [str(field.verbose_name) for field in model._meta.fields if not field.primary_key]

    assert [name for name in names if name[0].isupper() and not name.startswith(("ISO ", "SHA"))] == []


@pytest.mark.parametrize(
    "model", [model for model in our_models() if issubclass(model, Curated)], ids=lambda m: m.__name__
)
def test_whatever_becomes_an_edition_exists_in_four_languages(model):
    registered = set(translator.get_options_for_model(model).fields)

    assert set(model.translated_fields()) == registered


def translated_fields():
    for model in translator.get_registered_models(abstract=False):
        yield from (model._meta.get_field(name) for name in translator.get_options_for_model(model).fields)


def test_every_translated_field_has_a_column_per_language():
    for field in translated_fields():
        names = {one.name for one in field.model._meta.fields}
        assert {f"{field.name}_{code}" for code, _label in settings.LANGUAGES} <= names


def test_only_free_texts_are_translated():
    """A state, flag or kind read in another language would be another state."""
    odd = [field for field in translated_fields() if field.choices or field.unique or not field.blank]

    assert odd == []
    assert {field.get_internal_type() for field in translated_fields()} <= {"CharField", "TextField"}


@pytest.mark.parametrize("path", templates(), ids=named)
def test_template_holds_no_inline_script_style_or_handler(path):
    assert INLINE.findall(path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", [path for path in templates() if path.parent.name == "components"], ids=named)
def test_component_says_what_it_takes(path):
    assert path.read_text("utf-8").startswith("{# Takes: ")


def test_forms_in_parts_of_pages_keep_their_token():
    """A part that is included with its own words `only` loses the token, and its form is refused."""
    forms = {named(path).removeprefix("templates/") for path in templates() if "csrf_token" in path.read_text("utf-8")}
    lost = [
        f"{named(path)} includes {name}"
        for path in templates()
        for name, words in INCLUDED_ALONE.findall(path.read_text("utf-8"))
        if name in forms and "csrf_token=csrf_token" not in words
    ]

    assert forms
    assert lost == []


def gettext_names(module: ast.Module) -> dict[str, str]:
    """What gettext functions are called in a module."""
    return {
        alias.asname or alias.name: alias.name
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in GETTEXT
    }


def calls(node: ast.AST, names: dict[str, str], *, at_run_time: bool = False) -> Iterator[tuple[ast.Call, str, bool]]:
    """Calls of gettext functions below the node, by their real names, and whether each waits inside a function."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and isinstance(child.func, ast.Name) and child.func.id in names:
            yield child, names[child.func.id], at_run_time
        is_function = isinstance(child, ast.FunctionDef | ast.Lambda)
        yield from calls(child, names, at_run_time=at_run_time or is_function)


def gettext_calls():
    for path in modules():
        module = tree(path)
        for call, name, at_run_time in calls(module, gettext_names(module)):
            yield f"{named(path)}:{call.lineno}", call, name, at_run_time


def test_interface_strings_are_literals():
    """An f-string, a sum or a variable inside gettext is never found in a catalogue."""
    odd = [
        where
        for where, call, name, _run in gettext_calls()
        for argument in call.args[: NUM_TEXTS[name.removesuffix("_lazy").removesuffix("_noop")]]
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str))
    ]

    assert odd == []


def test_strings_translated_at_import_are_lazy():
    assert [where for where, _call, name, at_run_time in gettext_calls() if name in EAGER and not at_run_time] == []


def test_nothing_is_left_to_do_or_tells_of_its_making():
    words = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|/(work|tmp|root)/")
    checked = [path for path in [*sources(), *templates()] if path != Path(__file__)]

    assert [named(path) for path in checked if words.search(path.read_text("utf-8"))] == []
