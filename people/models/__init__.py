from .appointments import Appointment
from .names import NameKey, NameVariant
from .officials import Official
from .organisations import Organisation
from .places import Place

__all__ = ["Appointment", "NameKey", "NameVariant", "Official", "Organisation", "Place"]
