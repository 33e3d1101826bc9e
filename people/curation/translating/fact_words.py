"""Words that carry a fact in each language: posts, negations, numbers, units and dates written out."""

import re

from ..languages import Language

POSTS = {
    Language.RU: (
        r"президент|премьер|вице-|министр|посол\b|посла\b|послу\b|послом\b|после?\b(?= республик)|депутат|сенатор|аким"
        r"|губернатор|мэр\b|мэра\b|мэром\b|директор|председател|глав[аыеу]\b|главой\b|заместител|секретар|советник"
        r"|консул|спикер|руководител|генерал|ректор|корол|принц|атташе|замминистр|уполномоченн|вице-"
    ),
    Language.KK: (
        r"президент|премьер|вице-|министр|елші|депутат|сенатор|әкім|губернатор|мэр\b|директор|төраға|төрағасы"
        r"|орынбасар|хатшы|кеңесші|консул|спикер|басшы|жетекші|генерал|ректор|король|ханзада|атташе|уәкіл"
    ),
    Language.KO: (
        r"대통령|총리|장관|차관|대사(?!관)|의원|회장|시장|지사|국장|총장|의장|위원장|비서관|보좌관|영사|총영사|서기관|참사관"
        r"|부의장|부총리|부(?:회장|시장|지사|국장|총장|위원장|대표|영사)|사장|원장|대표(?!단)|국왕|왕자"
    ),
    Language.EN: (
        r"\b(?:president|premier|prime\b|vice\b|minister|ambassador|envoy|deput|senator|akim|governor|mayor|director"
        r"|chair|head\b|secretary|adviser|advisor|consul|speaker|chief|general\b|rector|king\b|prince|attach[eé]\b)"
    ),
}
NEGATIONS = {
    Language.RU: r"\b(?:не|нет|ни|без|нельзя|никогда|никто|ничего|ничто|невозможно|отнюдь)\b",
    Language.KK: r"\b(?:емес\w*|жоқ\w*|ешқашан|ешкім|ешнәрсе|алма(?:ды|й|ған|у)\w*)\b|\w+(?:сыз|сіз)\b",
    Language.KO: r"(?<!못지)않|없|아니|(?<!잘)못(?!지않)|\b안\b(?= )|\b안(?=[하되했됐])",
    Language.EN: r"\b(?:not|no|never|without|none|neither|nor|cannot|nobody|nothing)\b|n't\b",
}
# What went down, or is no more than that; for "rose" and "fell" are not two words for one thing.
DOWNWARD = {
    Language.RU: r"\b(?:менее|меньше|сни[зж]\w+|сокра[тщ]\w+|уменьш\w+|упал\w*|паден\w+|спад\w*)\b",
    Language.KK: r"\b(?:кем|төменде\w*|азай\w*|кемі(?:ді|ген|йді)|қысқар\w*|құлдыра\w*)\b",
    Language.KO: r"감소|하락|줄어|줄었|줄이|축소|인하|미만|이하",
    Language.EN: (
        r"\b(?:less than|fewer than|at most|below|fell|fall(?:s|en|ing)?|drop(?:s|ped|ping)?|declin\w+|decreas\w+"
        r"|shr[aiu]nk\w*|reduc\w+)\b"
    ),
}
QUANTITIES = {
    Language.RU: (
        r"\b(?:два|две|двух|двум|двумя|три|трех|трем|тремя|четыр\w+|пять|пяти|шест[ьи]|семь|семи|семью|восемь|восьми"
        r"|девят[ьи]|десят[ьи]\w*|двадцат\w+|тридцат\w+|сорок\w*|пятьдесят\w*|сто|ста|двое|трое|вдвое|втрое|полтора"
        r"|полутора|половин\w+|трет[ьи]\w*|четверт\w+|тысяч\w*|тыс|миллион\w*|млн|миллиард\w*|млрд|триллион\w*|трлн"
        r"|процент\w*|доллар\w*|евро|вон|тенге|рубл\w*|километр\w*|гектар\w*|тонн\w*"
        r"|перв\w{2,3}|втор\w{2,3})\b"
    ),
    Language.KK: (
        r"\b(?:екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|он|жиырма|отыз|қырық|елу|жүз|жарты\w*|мың\w*|миллион\w*|млн"
        r"|миллиард\w*|млрд|триллион\w*|трлн|пайыз\w*|доллар\w*|еуро|вон|теңге\w*|рубл\w*|шақырым\w*|гектар\w*|тонна\w*"
        r"|бірінші|екінші|үшінші|төртінші|бесінші)\b"
    ),
    Language.KO: (
        r"(?:[두세네]|다섯|여섯|일곱|여덟|아홉|열)\s?(?:명|개|차례|나라|번|곳|건|가지|달|시간|해|대|척|편|도시|기업)"
        r"|첫|둘째|셋째|절반|[십백천만억조](?=\s?(?:달러|원|명|개|톤|㎞|km|건|곳))"
        r"|퍼센트|달러|유로|텡게|루블"
    ),
    Language.EN: (
        r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|half|third"
        r"|quarter|twice|double[ds]?|triple[ds]?|thousand|million|billion|trillion|percent|per cent|dollars?|euros?"
        r"|won|tenge|roubles?|kilomet\w+|hectares?|tonn?es?|first|second|fourth|fifth)\b"
    ),
}
DATES = {
    Language.RU: (
        r"\b(?:январ\w+|феврал\w+|март[ае]?|апрел\w+|ма[йяе]|июн\w+|июл\w+|август\w*|сентябр\w+|октябр\w+|ноябр\w+"
        r"|декабр\w+|понедельник\w*|вторник\w*|сред[ауы]|четверг\w*|пятниц\w+|суббот\w+|воскресень\w+"
        r"|вчера|сегодня|завтра|послезавтра|позавчера)\b"
    ),
    Language.KK: (
        r"\b(?:қаңтар\w*|ақпан\w*|наурыз\w*|сәуір\w*|мамыр\w*|маусым\w*|шілде\w*|тамыз\w*|қыркүйек\w*|қыркүйег\w*"
        r"|қазан\w*|қараша\w*|желтоқсан\w*|дүйсенбі\w*|сейсенбі\w*|сәрсенбі\w*|бейсенбі\w*|жұма\w*|сенбі\w*|жексенбі\w*"
        r"|кеше|бүгін|ертең|биыл|былтыр)\b"
    ),
    Language.KO: r"[월화수목금토일]요일|상반기|하반기|[1-4]분기|어제|오늘|내일|전날|이튿날|올해|내년|작년|지난해|이달",
    Language.EN: (
        r"\b(?:january|february|march|april|june|july|august|september|october|november|december"
        r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tomorrow"
        r"|(?:last|this|next) (?:year|month|week|spring|summer|autumn|winter))\b"
    ),
}
# Without capitals, a Korean name is what stands before a post, and a place is one of those that the desk writes about.
KOREAN_NAME = re.compile(rf"([가-힣]{{2,4}})\s(?:[가-힣]{{0,8}}\s?)?(?={POSTS[Language.KO]}|씨\b)")
KOREAN_PLACE = re.compile(
    r"서울|부산|인천|대구|대전|광주|울산|강릉|제주|평양|한국|대한민국|북한|카자흐스탄|아스타나|알마티|쉼켄트|외스케멘|우스트카메노고르스크"
    r"|중국|일본|미국|러시아|우즈베키스탄|키르기스스탄|몽골|튀르키예|유럽|베이징|도쿄|모스크바|워싱턴"
)


def _compiled(patterns):
    return {language: re.compile(pattern, re.IGNORECASE) for language, pattern in patterns.items()}


POSTS_IN, NEGATIONS_IN, DOWNWARD_IN, QUANTITIES_IN, DATES_IN = map(
    _compiled, (POSTS, NEGATIONS, DOWNWARD, QUANTITIES, DATES)
)
