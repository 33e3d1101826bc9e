from .articles import Article, Mention
from .document_files import DocumentFile
from .documents import LifeEvent, Party, SignedDocument
from .events import AnnouncedDate, Event
from .figures import Comparison, Figure, Indicator
from .images import Image
from .sources import AttributionStep, SourceText
from .terms import Term
from .topics import Topic
from .visits import ProgrammeItem, Visit, VisitParticipant

__all__ = [
    "AnnouncedDate",
    "Article",
    "AttributionStep",
    "Comparison",
    "DocumentFile",
    "Event",
    "Figure",
    "Image",
    "Indicator",
    "LifeEvent",
    "Mention",
    "Party",
    "ProgrammeItem",
    "SignedDocument",
    "SourceText",
    "Term",
    "Topic",
    "Visit",
    "VisitParticipant",
]
