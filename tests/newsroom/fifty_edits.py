"""Fifty edits of the five articles, and by hand what each leaves behind: the paragraph and how much it matters.

An edit is words and what takes their place, or one of the acts below with the numbers of paragraphs. What it leaves
behind is named by the paragraph as it was numbered before, or is "new". The review is edited
in English, its source, the others in Russian.
"""

REVIEW = "astana-and-seoul-2024-in-review"
SEMINAR = "kaziss-seminar-linking-experts"
SUMMIT = "nazarbayev-park-summit-in-seoul"
FORUM = "seoul-forum-on-regional-strategies"
TWINS = "ust-kamenogorsk-gangneung-twinning-forum"

TYPOGRAPHY, WORDING, FACTS = "typography", "wording", "facts"

EDITS = [
    # Slips, marks and spaces.
    (SEMINAR, ("глубокое исследование", "глубокое иследование"), {4: TYPOGRAPHY}),
    (FORUM, ("всё теснее сотрудничают", "все теснее сотрудничают"), {6: TYPOGRAPHY}),
    (REVIEW, ("in every area of cooperation, the", "in every area of cooperation – the"), {13: TYPOGRAPHY}),
    (SEMINAR, ("«бенчмарк»", "“бенчмарк”"), {3: TYPOGRAPHY}),
    (SEMINAR, ("более 60 % объёма", "более 60\u00a0% объёма"), {8: TYPOGRAPHY}),
    (SUMMIT, ("Особый интерес", "<strong>Особый интерес</strong>"), {9: TYPOGRAPHY}),
    (FORUM, ("сформулировать дополнительные", "сформулировать  дополнительные"), {12: TYPOGRAPHY}),
    (
        TWINS,
        ("У городов, регионов и двух стран, подчеркнул", "У городов, регионов и двух стран — подчеркнул"),
        {8: TYPOGRAPHY},
    ),
    # Wording.
    (REVIEW, ("are still growing fast", "have become visibly stronger"), {12: WORDING}),
    (REVIEW, ("gave wider cooperation a foundation", "laid a foundation for wider cooperation"), {4: WORDING}),
    (SEMINAR, ("объяснил, чем", "рассказал, чем"), {3: WORDING}),
    (SEMINAR, ("огромен", "очень велик"), {11: WORDING}),
    (SUMMIT, ("Круг двусторонних тем был широк", "Круг двусторонних тем оказался широк"), {2: WORDING}),
    (SUMMIT, ("искали способы активизировать", "искали пути расширить"), {7: WORDING}),
    (FORUM, ("участники форума оценили высоко", "участники форума отметили особо"), {12: WORDING}),
    (FORUM, ("Набирают ход", "Набирают силу"), {8: WORDING}),
    (TWINS, ("Слово брали и корейские гости", "Выступали и корейские гости"), {9: WORDING}),
    (TWINS, ("увлекательные экскурсии", "интересные экскурсии"), {18: WORDING}),
    # Figures and units.
    (REVIEW, ("passed US$10 billion", "passed US$12 billion"), {12: FACTS}),
    (REVIEW, ("to 10 stores", "to 11 stores"), {15: FACTS}),
    (SEMINAR, ("4,3 млрд", "4,8 млрд"), {8: FACTS}),
    (SEMINAR, ("более 370 корейских", "более 317 корейских"), {8: FACTS}),
    (SUMMIT, ("около миллиона контейнеров", "около миллиарда контейнеров"), {9: FACTS}),
    (FORUM, ("894 компании", "849 компаний"), {7: FACTS}),
    (TWINS, ("50 млн долларов США", "50 млн евро"), {3: FACTS}),
    (TWINS, ("35 тысяч корейцев", "36 тысяч корейцев"), {12: FACTS}),
    # Dates.
    (REVIEW, ("In April Nurlan", "In March Nurlan"), {8: FACTS}),
    (SUMMIT, ("9 ноября", "8 ноября"), {16: FACTS}),
    (FORUM, ("17 декабря 2025", "18 декабря 2025"), {1: FACTS}),
    (TWINS, ("30 мая 2011", "30 июня 2011"), {1: FACTS}),
    (TWINS, ("В субботу в областном", "В пятницу в областном"), {19: FACTS}),
    # Names and posts.
    (REVIEW, ("Yoon Suk Yeol", "Yoon Sun Yeol"), {4: FACTS}),
    (REVIEW, ("Ambassador Kairat Sarybay", "Ambassador Kairat Sarybayev"), {8: FACTS}),
    (SEMINAR, ("представители южнокорейских", "руководители южнокорейских"), {1: FACTS}),
    (SUMMIT, ("через Туркменистан и Иран", "через Узбекистан и Иран"), {10: FACTS}),
    (FORUM, ("заместителя генерального директора", "генерального директора"), {4: FACTS}),
    (TWINS, ("Сергей Огай", "Сергей Цой"), {10: FACTS}),
    # Denials and quotations.
    (REVIEW, ("does not specify which", "specifies which"), {16: FACTS}),
    (FORUM, ("последовательно придерживается", "не придерживается"), {6: FACTS}),
    (SUMMIT, ("«очень быстрыми темпами»", "«быстрыми темпами»"), {13: FACTS}),
    (SEMINAR, ("«своевременной возможностью»", "своевременной возможностью"), {9: FACTS}),
    # Moved paragraphs.
    (SUMMIT, ("move", 5, 13), {}),
    (TWINS, ("move", 16, 3), {}),
    (FORUM, ("move", 12, 2), {}),
    # Split and merged paragraphs.
    (REVIEW, ("split", 6, "Among its key results"), {6: TYPOGRAPHY}),
    (TWINS, ("split", 12, "Только за предыдущий год"), {12: TYPOGRAPHY}),
    (SUMMIT, ("merge", 12, 13), {12: TYPOGRAPHY, 13: TYPOGRAPHY}),
    (FORUM, ("merge", 8, 9), {8: TYPOGRAPHY, 9: TYPOGRAPHY}),
    # Paragraphs that came and went.
    (SEMINAR, ("add", 9, "На семинаре работали переводчики."), {"new": WORDING}),
    (TWINS, ("remove", 3), {3: FACTS}),
]
