"""Kazakh words as they are written in both scripts."""

WORDS = """
ана ana | әке äke | бала bala | ваза vaza | гүл gül | ғалым ğalym | дала dala | ел el | ёлка iolka | жер jer
зат zat | ит it | ай ai | кісі kısı | қала qala | лайық laiyq | мектеп mektep | нан nan | таң tañ | орман orman
өзен özen | пікір pıkır | рас ras | сөз söz | тау tau | ұлт ūlt | үкімет ükımet | фонд fond | хат hat
шаһар şahar | цирк tsirk | чек tşek | шаш şaş | ащы aşşy | объект obekt | ынта ynta | іс ıs | апрель aprel
этика etika | юрист iurist | аян aian | оюлау oiulau | қоян qoian | үйі üiı | кейін keiın | сый syi | күй küi
ұйым ūiym | жиын jiyn | оқу oqu | суат suat | бие bie | туралы turaly | уақыт uaqyt | байланыс bailanys
әріптестік ärıptestık | ынтымақтастық yntymaqtastyq | Азия Azia | Корея Koreia | Ресей Resei
Қазақстан Qazaqstan | Сеул Seul | Өскемен Öskemen | Алматы Almaty | Астана Astana | Иран İran | Италия İtalia
Индия İndia | Йемен İemen | Ыстықкөл Ystyqköl | Іле Ile | Ұлытау Ūlytau | Үндістан Ündıstan | Ёсида İosida
Юн İun | Яков İakov | Цой Tsoi | Чон Tşon | Щукин Şşukin | Шымкент Şymkent | Ғабит Ğabit | Ңың Ñyñ | Һәм Häm
ШЫҒЫС ŞYĞYS | ӘЛІПБИ ÄLIPBİ | ЧЕМПИОН TŞEMPİON | ЦЕНТР TSENTR | ЮНЕСКО İUNESKO | АЗИЯ AZİA | ЩИ ŞŞİ | РИЯ RİA
ОЯШ OİAŞ | БҰҰ-ның BŪŪ-nyñ | ЕАЭО-ға EAEO-ğa | АҚШ-тың AQŞ-tyñ | ІІМ IIM | СІМ SIM | ТМД TMD | ЖШС JŞS | ЦК TSK
БЮ BİU | Ю. İu. | ҚР QR | президенті prezidentı | министрлігі ministrlıgı | декларациясы deklaratsiasy
компьютер kompiuter | премьер-министр premer-ministr | режиссёр rejissior | июнь iun | Ильяс İlias | съезд sezd
бюджет biudjet | полиция politsia | комиссияға komissiağa | Майя Maia | Қасым-Жомарт Qasym-Jomart
Тоқаев Toqaev | Назарбаев Nazarbaev | хәлал hälal | Samsung Samsung | KazMunayGas-тың KazMunayGas-tyñ
C5+K C5+K | 4,3 4,3 | «Сарыарқа» «Saryarqa» | XXI-ғасыр XXI-ğasyr | No7 No7 | қыркүйек qyrküiek | қазан qazan
шілде şılde
"""
PAIRS = [tuple(pair.split()) for line in WORDS.strip().splitlines() for pair in line.split(" | ")]
