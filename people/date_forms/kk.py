"""Kazakh: «2024 жылғы 11 қараша», «2024 жылғы маусымда», «2024 жылы»."""

from .shapes import Forms, Shape

# Nominative, locative, ablative, dative.
MONTHS = [
    ("қаңтар", "қаңтарда", "қаңтардан", "қаңтарға"),
    ("ақпан", "ақпанда", "ақпаннан", "ақпанға"),
    ("наурыз", "наурызда", "наурыздан", "наурызға"),
    ("сәуір", "сәуірде", "сәуірден", "сәуірге"),
    ("мамыр", "мамырда", "мамырдан", "мамырға"),
    ("маусым", "маусымда", "маусымнан", "маусымға"),
    ("шілде", "шілдеде", "шілдеден", "шілдеге"),
    ("тамыз", "тамызда", "тамыздан", "тамызға"),
    ("қыркүйек", "қыркүйекте", "қыркүйектен", "қыркүйекке"),
    ("қазан", "қазанда", "қазаннан", "қазанға"),
    ("қараша", "қарашада", "қарашадан", "қарашаға"),
    ("желтоқсан", "желтоқсанда", "желтоқсаннан", "желтоқсанға"),
]
NOMINATIVE, LOCATIVE, ABLATIVE, DATIVE = zip(*MONTHS, strict=True)

STANDING = {
    Shape.DAY: "{year}\xa0жылғы {day}\xa0{month}",
    Shape.MONTH: "{year}\xa0жылғы {month}",
    Shape.HALF: "{year}\xa0жылдың {half} жартыжылдығы",
    Shape.YEAR: "{year}\xa0жыл",
    Shape.DAYS_OF_MONTH: "{year}\xa0жылғы {first_day}–{day}\xa0{month}",
    Shape.DAYS_OF_YEAR: "{year}\xa0жылғы {first_day}\xa0{first_month} – {day}\xa0{month}",
    Shape.MONTHS_OF_YEAR: "{year}\xa0жылғы {first_month}–{month}",
    Shape.HALVES_OF_YEAR: "{year}\xa0жылдың бірінші және екінші жартыжылдығы",
    Shape.YEARS: "{first_year}–{year}\xa0жылдар",
    Shape.APART: "{first} – {last}",
}

FORMS = Forms(
    unknown="күні белгісіз",
    months={"month": NOMINATIVE, "in_month": LOCATIVE, "from_month": ABLATIVE, "to_month": DATIVE},
    halves={"half": ("бірінші", "екінші")},
    standing=STANDING,
    in_sentence={
        Shape.DAY: "{year}\xa0жылғы {day}\xa0{in_month}",
        Shape.MONTH: "{year}\xa0жылғы {in_month}",
        Shape.HALF: "{year}\xa0жылдың {half} жартыжылдығында",
        Shape.YEAR: "{year}\xa0жылы",
        Shape.DAYS_OF_MONTH: "{year}\xa0жылғы {first_day}–{day}\xa0{in_month}",
        Shape.DAYS_OF_YEAR: "{year}\xa0жылғы {first_day}\xa0{first_from_month} {day}\xa0{to_month} дейін",
        Shape.MONTHS_OF_YEAR: "{year}\xa0жылғы {first_month}–{month} айларында",
        Shape.HALVES_OF_YEAR: "{year}\xa0жылдың бірінші және екінші жартыжылдығында",
        Shape.YEARS: "{first_year}–{year}\xa0жылдары",
        Shape.APART: "{since_first} {until_last}",
    },
    since={
        Shape.DAY: "{year}\xa0жылғы {day}\xa0{from_month} бастап",
        Shape.MONTH: "{year}\xa0жылғы {from_month} бастап",
        Shape.HALF: "{year}\xa0жылдың {half} жартыжылдығынан бастап",
        Shape.YEAR: "{year}\xa0жылдан бастап",
        Shape.DAYS_OF_MONTH: "{year}\xa0жылғы {first_day}–{day}\xa0{from_month} бастап",
        Shape.DAYS_OF_YEAR: "{year}\xa0жылғы {first_day}\xa0{first_month} – {day}\xa0{month} аралығынан бастап",
        Shape.MONTHS_OF_YEAR: "{year}\xa0жылғы {first_month}–{month} айларынан бастап",
        Shape.HALVES_OF_YEAR: "{year}\xa0жылдың бірінші және екінші жартыжылдығынан бастап",
        Shape.YEARS: "{first_year}–{year}\xa0жылдардан бастап",
        Shape.APART: "{first} – {last} аралығынан бастап",
    },
    until={
        Shape.DAY: "{year}\xa0жылғы {day}\xa0{to_month} дейін",
        Shape.MONTH: "{year}\xa0жылғы {to_month} дейін",
        Shape.HALF: "{year}\xa0жылдың {half} жартыжылдығына дейін",
        Shape.YEAR: "{year}\xa0жылға дейін",
        Shape.DAYS_OF_MONTH: "{year}\xa0жылғы {first_day}–{day}\xa0{to_month} дейін",
        Shape.DAYS_OF_YEAR: "{year}\xa0жылғы {first_day}\xa0{first_month} – {day}\xa0{month} аралығына дейін",
        Shape.MONTHS_OF_YEAR: "{year}\xa0жылғы {first_month}–{month} айларына дейін",
        Shape.HALVES_OF_YEAR: "{year}\xa0жылдың бірінші және екінші жартыжылдығына дейін",
        Shape.YEARS: "{first_year}–{year}\xa0жылдарға дейін",
        Shape.APART: "{first} – {last} аралығына дейін",
    },
)
