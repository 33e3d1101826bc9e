"""Rules of the house check about stories, pictures, visits and documents, and what they read."""

from newsroom.models import Article, Image, SignedDocument, Visit
from people.curation.checking import register
from people.models import Official

from .pictures import cover_texts, picture_credit, picture_texts
from .protocol import participants_without_post, signatories_outside_their_posts
from .stories import contradicted_figures, names_in_two_spellings, posts_out_of_date
from .terms import terms_in_translations


def register_rules() -> None:
    """Called once, when the newsroom starts."""
    register(
        Article,
        in_each_language=(names_in_two_spellings, posts_out_of_date, contradicted_figures, cover_texts),
        of_facts=(terms_in_translations,),
        related=(
            "cover",
            "mentions__official__appointments",
            "mentions__official__name_variants",
            "mentions__organisation__name_variants",
            "places__name_variants",
            "figures__indicator",
        ),
    )
    register(Image, in_each_language=(picture_texts,), blocking=(picture_credit,))
    register(
        Visit,
        of_facts=(participants_without_post,),
        rows=("programme", "participants"),
        related=("participants__official__appointments",),
    )
    register(
        SignedDocument,
        of_facts=(signatories_outside_their_posts,),
        rows=("parties",),
        related=("parties__appointment__official",),
    )
    register(Official, rows=("appointments",))
