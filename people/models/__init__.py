from .appointments import Appointment
from .names import NameVariant
from .officials import Official
from .organisations import Organisation
from .places import Place

__all__ = ["Appointment", "NameVariant", "Official", "Organisation", "Place"]
