"""Russian: «11 ноября 2024 года», «в июне 2024 года», «со 2 по 5 мая 2024 года»."""

from .shapes import Forms, Shape

# Nominative, genitive, prepositional.
MONTHS = [
    ("январь", "января", "январе"),
    ("февраль", "февраля", "феврале"),
    ("март", "марта", "марте"),
    ("апрель", "апреля", "апреле"),
    ("май", "мая", "мае"),
    ("июнь", "июня", "июне"),
    ("июль", "июля", "июле"),
    ("август", "августа", "августе"),
    ("сентябрь", "сентября", "сентябре"),
    ("октябрь", "октября", "октябре"),
    ("ноябрь", "ноября", "ноябре"),
    ("декабрь", "декабря", "декабре"),
]
NOMINATIVE, GENITIVE, PREPOSITIONAL = zip(*MONTHS, strict=True)

STANDING = {
    Shape.DAY: "{day}\xa0{of_month} {year}\xa0года",
    Shape.MONTH: "{month} {year}\xa0года",
    Shape.HALF: "{half} полугодие {year}\xa0года",
    Shape.YEAR: "{year}\xa0год",
    Shape.DAYS_OF_MONTH: "{first_day}–{day}\xa0{of_month} {year}\xa0года",
    Shape.DAYS_OF_YEAR: "{first_day}\xa0{first_of_month} – {day}\xa0{of_month} {year}\xa0года",
    Shape.MONTHS_OF_YEAR: "{first_month}–{month} {year}\xa0года",
    Shape.HALVES_OF_YEAR: "первое и второе полугодия {year}\xa0года",
    Shape.YEARS: "{first_year}–{year}\xa0годы",
    Shape.APART: "{first} – {last}",
}

FORMS = Forms(
    unknown="дата неизвестна",
    # «Со» because the numeral is read «второго».
    days={"from_day": [f"{'со' if day == 2 else 'с'} {day}" for day in range(1, 32)]},
    months={"month": NOMINATIVE, "of_month": GENITIVE, "in_month": PREPOSITIONAL},
    halves={
        "half": ("первое", "второе"),
        "of_half": ("первого", "второго"),
        "in_half": ("в первом", "во втором"),
        "from_half": ("с первого", "со второго"),
    },
    standing=STANDING,
    in_sentence={
        Shape.DAY: STANDING[Shape.DAY],
        Shape.MONTH: "в {in_month} {year}\xa0года",
        Shape.HALF: "{in_half} полугодии {year}\xa0года",
        Shape.YEAR: "в {year}\xa0году",
        Shape.DAYS_OF_MONTH: "{first_from_day} по {day}\xa0{of_month} {year}\xa0года",
        Shape.DAYS_OF_YEAR: "{first_from_day}\xa0{first_of_month} по {day}\xa0{of_month} {year}\xa0года",
        Shape.MONTHS_OF_YEAR: "в {first_in_month}–{in_month} {year}\xa0года",
        Shape.HALVES_OF_YEAR: "в первом и втором полугодиях {year}\xa0года",
        Shape.YEARS: "в {first_year}–{year}\xa0годах",
        Shape.APART: "{since_first} по {last}",
    },
    since={
        Shape.DAY: "{from_day}\xa0{of_month} {year}\xa0года",
        Shape.MONTH: "с {of_month} {year}\xa0года",
        Shape.HALF: "{from_half} полугодия {year}\xa0года",
        Shape.YEAR: "с {year}\xa0года",
        Shape.DAYS_OF_MONTH: "{first_from_day}–{day}\xa0{of_month} {year}\xa0года",
        Shape.DAYS_OF_YEAR: "с периода {first_from_day}\xa0{first_of_month} по {day}\xa0{of_month} {year}\xa0года",
        Shape.MONTHS_OF_YEAR: "с {first_of_month}–{of_month} {year}\xa0года",
        Shape.HALVES_OF_YEAR: "с первого и второго полугодий {year}\xa0года",
        Shape.YEARS: "с {first_year}–{year}\xa0годов",
        Shape.APART: "с периода {since_first} по {last}",
    },
    until={
        Shape.DAY: "до {day}\xa0{of_month} {year}\xa0года",
        Shape.MONTH: "до {of_month} {year}\xa0года",
        Shape.HALF: "до {of_half} полугодия {year}\xa0года",
        Shape.YEAR: "до {year}\xa0года",
        Shape.DAYS_OF_MONTH: "до {first_day}–{day}\xa0{of_month} {year}\xa0года",
        Shape.DAYS_OF_YEAR: "до периода {first_from_day}\xa0{first_of_month} по {day}\xa0{of_month} {year}\xa0года",
        Shape.MONTHS_OF_YEAR: "до {first_of_month}–{of_month} {year}\xa0года",
        Shape.HALVES_OF_YEAR: "до первого и второго полугодий {year}\xa0года",
        Shape.YEARS: "до {first_year}–{year}\xa0годов",
        Shape.APART: "до периода {since_first} по {last}",
    },
)
