"""Korean: «2024년 11월 11일», «2019년 하반기», «2024년 6월부터»."""

from .shapes import Forms, Shape

STANDING = {
    Shape.DAY: "{year}년 {month}월 {day}일",
    Shape.MONTH: "{year}년 {month}월",
    Shape.HALF: "{year}년 {half}",
    Shape.YEAR: "{year}년",
    Shape.DAYS_OF_MONTH: "{year}년 {month}월 {first_day}–{day}일",
    Shape.DAYS_OF_YEAR: "{year}년 {first_month}월 {first_day}일 – {month}월 {day}일",
    Shape.MONTHS_OF_YEAR: "{year}년 {first_month}–{month}월",
    Shape.HALVES_OF_YEAR: "{year}년 상·하반기",
    Shape.YEARS: "{first_year}–{year}년",
    Shape.APART: "{first} – {last}",
}

# Without a particle the date fits any sentence; only a long range wants 부터 and 까지.
IN_SENTENCE = STANDING | {
    Shape.DAYS_OF_YEAR: "{year}년 {first_month}월 {first_day}일부터 {month}월 {day}일까지",
    Shape.APART: "{since_first} {until_last}",
}
BETWEEN = {
    Shape.DAYS_OF_YEAR: "{year}년 {first_month}월 {first_day}일과 {month}월 {day}일 사이",
    Shape.APART: "{first}에서 {last} 사이",
}

FORMS = Forms(
    unknown="날짜 미상",
    months={"month": range(1, 13)},
    halves={"half": ("상반기", "하반기")},
    standing=STANDING,
    in_sentence=IN_SENTENCE,
    since={shape: f"{pattern}부터" for shape, pattern in (STANDING | BETWEEN).items()},
    until={shape: f"{pattern}까지" for shape, pattern in (STANDING | BETWEEN).items()},
)
