"""What is told of each kind of record beside its texts; notes of the desk and drafts have no part here."""

from newsroom.api.library import Library
from newsroom.api.parts import Code, Date, Itself, Many, Number, One, Part, Plain, Read, Rows, Words, number_value
from newsroom.attachments import Format
from newsroom.delegations import day_of
from newsroom.models import (
    Article,
    Comparison,
    DocumentFile,
    Event,
    Figure,
    LifeEvent,
    Mention,
    ProgrammeItem,
    SignedDocument,
    Visit,
    VisitParticipant,
)
from newsroom.models.documents import TitleStatus
from newsroom.models.figures import Comparator, Unit
from people.curation.addresses import absolute
from people.curation.basis import Basis
from people.curation.languages import Language
from people.models import Appointment, Official, Organisation, Place

TEXTS = {"$ref": "#/components/schemas/Texts"}


def basis(name: str = "basis") -> Code:
    return Code(name, "Where the fact beside it comes from.", choices=Basis)


def _picture(owner, name, library, *texts):
    """The address of a picture that is public with its own edition, and its words by language."""
    if not (library.is_public(owner) and getattr(owner, name)):
        return None
    editions = library.editions(owner)
    words = {text: {code: one.data[text] for code, one in editions.items() if one.data.get(text)} for text in texts}
    size = {side: getattr(owner, f"{name}_{side}") for side in ("width", "height")}
    return {"src": absolute(getattr(owner, name).url), **size, **words}


def _cover(article, library):
    cover = article.cover
    picture = _picture(cover, "file", library, "caption", "credit")
    return picture and picture | {"alt": library.titles(cover)}


def _portrait(official, library):
    picture = _picture(official, "portrait", library, "portrait_credit")
    return picture and {**picture, "credit": picture.pop("portrait_credit")}


def _source(article, library):
    """The text that the facts came from, once it is public itself."""
    source = article.source_text
    if not library.is_public(source):
        return None
    return {
        "language": source.language,
        "translated_from": source.translated_from or None,
        "original_title": source.original_title or None,
        "published": Date("published").value(source, library),
        **{name: library.reference(getattr(source, name)) for name in SOURCE_NAMES},
    }


def _source_names(article):
    source = article.source_text
    return [source, *(getattr(source, name) for name in SOURCE_NAMES)] if source else []


def _title_status(document, library):
    return {code: getattr(document, f"title_status_{code}") for code in library.editions(document)}


def _signatory_posts(party, library: Library):
    """The post as which somebody signed, in the words of their editions."""
    post = party.appointment
    return library.words(party.signatory, "posts", post.slug) if post and party.signatory else {}


def _post_then(row, library):
    """The post known to have been held on the first day of the visit."""
    posts = row.official.posts_on(day_of(row.visit)) if row.official else []
    titles = (library.words(row.official, "posts", post.slug) for post in posts)
    return next(filter(None, titles), {})


def _outlet(announced, library):
    text = announced.source_text
    return library.reference(text.outlet) if text and library.is_public(text) else None


def _unit(figure, library):
    return figure.indicator.unit if library.is_public(figure.indicator) else None


UNNAMED = "The post of a person whom the source does not name."
SOURCE_NAMES = ("outlet", "author", "translator", "photographer")
LANGUAGE_OR_NULL = {"enum": [*Language.values, None]}
REFERENCE_OR_NULL = {"anyOf": [{"$ref": "#/components/schemas/Reference"}, {"type": "null"}]}
STANDING = {
    "type": "object",
    "propertyNames": {"enum": Language.values},
    "additionalProperties": {"enum": TitleStatus.values},
}
SOURCE = {"anyOf": [{"$ref": "#/components/schemas/Source"}, {"type": "null"}]}
PICTURE = {"anyOf": [{"$ref": "#/components/schemas/Picture"}, {"type": "null"}]}

ARTICLE: tuple[Part, ...] = (
    Code("genre", choices=Article.Genre),
    Date("story_date", "The day that the story is about, not that of its publication."),
    *(Many(name) for name in ("topics", "places", "visits", "documents", "events", "figures")),
    Rows(
        "mentions",
        parts=(Code("role", choices=Mention.Role), One("official"), One("organisation")),
        needs=("official", "organisation"),
    ),
    Read("cover", read=_cover, shape=PICTURE, names=lambda article: [article.cover]),
    Read("source", "The text that the facts came from.", read=_source, shape=SOURCE, names=_source_names),
)
OFFICIAL = (
    Code("gender", choices=Official.Gender, is_optional=True),
    One("country"),
    Plain("is_international", "Speaks for an international body, not for the country.", type="boolean"),
    Rows(
        "appointments",
        "Posts, ranks and honorary offices, in order of protocol.",
        parts=(
            Words("titles", of="official", part="posts"),
            Code("kind", choices=Appointment.Kind),
            Plain("precedence", "Order of protocol; lower comes first.", type="integer"),
            One("organisation"),
            Date("start"),
            Date("end", "Unknown while the post is held."),
            Date("confirmed", "When a source last showed the person in this post."),
            basis(),
        ),
        needs=("titles",),
    ),
    Read("portrait", read=_portrait, shape=PICTURE),
)
ORGANISATION = (
    Code("kind", choices=Organisation.Kind),
    One("country"),
    One("seat"),
    One("place", "The region or city that this body governs or is."),
    One("parent"),
    Many("members"),
    Date("began"),
    Date("ended"),
    Plain("is_identity_certain", type="boolean"),
)
PLACE = (
    Code("kind", choices=Place.Kind),
    One("parent"),
    One("country"),
    One("capital"),
    Plain("iso2"),
    Plain("iso3"),
    Plain("iso_region"),
    Number("latitude"),
    Number("longitude"),
    Many("twins"),
)
VISIT = (
    Code("level", choices=Visit.Level),
    basis("level_basis"),
    Code("direction", choices=Visit.Direction),
    Code("travel", choices=Visit.Travel),
    Date("start"),
    Date("end"),
    Date("outside_date", "Dates found outside the texts."),
    One("origin"),
    One("destination"),
    One("host"),
    basis("host_basis"),
    Many("topics"),
    Rows(
        "participants",
        "By side, in order of protocol.",
        parts=(
            Code("role", choices=VisitParticipant.Role),
            Plain("precedence", type="integer"),
            One("official"),
            Read("post_on_the_day", "The post that the person then held.", read=_post_then, shape=TEXTS),
            One("organisation"),
            Words(
                "post",
                UNNAMED,
                of="visit",
                part="participants",
                key="position",
            ),
            basis(),
        ),
        needs=("official", "organisation", "post"),
    ),
    Rows(
        "programme",
        parts=(
            Words("titles", of="visit", part="programme"),
            Code("kind", choices=ProgrammeItem.Kind),
            Date("date"),
            One("place"),
            One("organisation"),
            Many("officials"),
            One("event"),
            Many("documents"),
        ),
        needs=("titles",),
    ),
)
DOCUMENT = (
    Code("kind", choices=SignedDocument.Kind),
    Code("status", choices=SignedDocument.Status),
    Plain("is_group", "Several documents that the source does not name one by one.", type="boolean"),
    Read("title_status", "How far the title can be relied on in each language.", read=_title_status, shape=STANDING),
    Date("signed"),
    Date("outside_date", "A date found outside the texts."),
    One("place"),
    basis("place_basis"),
    Date("term_start"),
    Date("term_end"),
    One("visit", "The visit during which it was signed."),
    Many("topics"),
    Rows(
        "parties",
        parts=(
            One("country"),
            One("organisation"),
            One("signatory"),
            Read("signed_as", "The post of the signatory.", read=_signatory_posts, shape=TEXTS),
            Words(
                "post",
                UNNAMED,
                of="document",
                part="signatories",
                key="position",
            ),
            basis(),
        ),
        needs=("country", "organisation", "signatory", "post"),
    ),
    Rows(
        "files",
        "Texts to take along, byte for byte.",
        parts=(
            Code("language", choices=Language),
            Code("kind", choices=DocumentFile.Kind),
            Code("standing", choices=DocumentFile.Standing),
            Code("format", choices=Format),
            Plain("size", "In bytes.", type="integer"),
            Plain("sha256"),
            Read("url", read=lambda row, library: absolute(row.file.url), shape={"type": "string", "format": "uri"}),
            Plain("source", "Where it was published before; empty if not known."),
        ),
    ),
    Rows("life_events", parts=(Code("kind", choices=LifeEvent.Kind), Date("date"), One("superseded_by"))),
)
EVENT = (
    Code("kind", choices=Event.Kind),
    Code("status", choices=Event.Status),
    Date("date"),
    Date("outside_date", "A date found outside the texts."),
    One("place"),
    basis("place_basis"),
    One("venue"),
    One("part_of"),
    *(Many(name) for name in ("visits", "organisers", "speakers", "performers", "topics")),
    Read(
        "num_participants",
        read=lambda event, library: event.num_participants,
        shape={"type": ["integer", "null"], "minimum": 0},
    ),
    Code("num_participants_comparator", choices=Comparator),
    Rows(
        "announced_dates",
        "Every date ever announced, so that a slip is visible.",
        parts=(
            Date("date", "The date announced."),
            Date("said", "When it was announced."),
            One("official", "Who announced it."),
            One("organisation", "Which body announced it."),
            Read(
                "outlet",
                "Where it was printed.",
                read=_outlet,
                shape=REFERENCE_OR_NULL,
                names=lambda row: [row.source_text, row.source_text.outlet] if row.source_text else [],
            ),
        ),
    ),
)
VALUE = (
    Code("comparator", choices=Comparator),
    Number("value", "As said, before the scale; unknown where the source compares without a number."),
    Plain("scale", type="integer"),
    Read(
        "amount",
        "The full number.",
        read=lambda figure, library: number_value(figure.amount),
        shape={"type": ["string", "null"]},
    ),
    Date("period"),
    Code("period_kind", choices=Figure.PeriodKind),
    Date("compared_with"),
    Code("direction", choices=Figure.Direction),
    Code("per", choices=Figure.Per, is_optional=True),
    Plain("is_derived", "Counted by the desk; the text implies it.", type="boolean"),
    One("said_by"),
    One("said_by_organisation"),
    Plain("is_said_by_reporter", type="boolean"),
)
FIGURE = (
    One("indicator"),
    Read(
        "unit",
        read=_unit,
        shape={"enum": [*Unit.values, None]},
        names=lambda figure: [figure.indicator],
    ),
    *VALUE,
    Many("places"),
    Many("topics"),
)
INDICATOR = (
    Code("unit", choices=Unit),
    Many("topics"),
    Rows(
        "figures",
        "The newest hundred; all of them at /api/v1/figures/?indicator=….",
        parts=(Itself("figure"), *VALUE),
        needs=("figure",),
    ),
)
COMPARISON = (Code("kind", choices=Comparison.Kind), Many("figures"))
TOPIC = (One("parent"), Plain("position", type="integer"))
