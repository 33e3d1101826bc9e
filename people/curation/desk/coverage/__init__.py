"""How far translations have come: what is missing, behind or waiting, in figures that lead to what they count."""
