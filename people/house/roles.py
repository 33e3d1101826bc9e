"""Words that name a post in the four languages, by the letters they begin with (in Korean: that they contain)."""

from people.curation.languages import Language

ROLES = {
    Language.RU: (
        *("президент", "премьер", "министр", "посол", "посл", "председател", "спикер", "губернатор", "директор"),
        *("секретар", "аким", "мэр", "глав", "заведующ", "ректор", "консул", "заместител", "вице", "руководител"),
        *("начальник", "управляющ", "генсек", "депутат", "сенатор", "атташе", "советник", "профессор"),
    ),
    Language.KK: (
        *("президент", "премьер", "министр", "елші", "төраға", "спикер", "губернатор", "директор", "хатшы"),
        *("әкім", "мэр", "басшы", "меңгеруші", "ректор", "консул", "орынбасар", "депутат", "сенатор", "кеңесші"),
        *("профессор", "басқарушы"),
    ),
    Language.KO: (
        *("대통령", "총리", "장관", "차관", "대사", "의장", "총재", "총장", "회장", "위원장", "청장", "지사", "시장"),
        *("국장", "원장", "소장", "처장", "의원", "서기관", "영사", "심의관", "교수"),
    ),
    Language.EN: (
        *("president", "premier", "prime", "minister", "ambassador", "chair", "speaker", "governor", "director"),
        *("secretary", "akim", "mayor", "head", "rector", "consul", "deputy", "vice", "senator", "attaché", "counsel"),
        *("professor",),
    ),
}
# Who once was, or will be: such a post is not given to the person now.
NOT_NOW = {
    Language.RU: ("бывш", "экс", "прежн", "тогдашн", "будущ", "избранн", "первый", "первого", "первым", "первому"),
    Language.KK: ("бұрынғы", "экс", "болашақ", "сайланған", "тұңғыш"),
    Language.KO: ("전", "前", "당시", "차기", "당선", "초대"),
    Language.EN: ("former", "formerly", "ex", "then", "late", "future", "designate", "elect", "incoming", "outgoing"),
}


def is_role(word: str, language: str) -> bool:
    word = word.casefold()
    if language == Language.KO:
        return any(role in word for role in ROLES[language])
    return word.startswith(ROLES[language])


def is_not_now(word: str, language: str) -> bool:
    word = word.casefold()
    if language in (Language.RU, Language.KK):
        return word.startswith(NOT_NOW[language])
    return word in NOT_NOW[language] or word.partition("-")[0] in NOT_NOW[language]
