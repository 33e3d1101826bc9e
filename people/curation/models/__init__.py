from .curated import Curated, CuratedQuerySet
from .editions import Edition
from .evidence import Evidence
from .remarks import Remark
from .states import LanguageState
from .transitions import Transition

__all__ = ["Curated", "CuratedQuerySet", "Edition", "Evidence", "LanguageState", "Remark", "Transition"]
