"""Made-up Russian: real words in whatever form, the short ones common and most of them rare; and what is done to it."""

import random

LETTERS = "абвгдежзиклмнопрстуфхцчшэюя"
LINKING = ["и", "в", "на", "с", "по", "о", "для"]
LEFT_OUT = {"Name", "Surn", "Patr", "Geox", "Infr", "Slng", "Arch", "Abbr"}


class Language:
    def __init__(self, *, seed: int, num_words=8000):
        self.random = random.Random(seed)
        forms = self._dictionary(num_words)
        words = sorted(forms, key=lambda word: len(word) * self.random.uniform(0.5, 1.5))
        self.forms = [[word] for word in LINKING] + [sorted(forms[word]) for word in words]
        self.siblings = {form: forms for forms in self.forms for form in forms}
        self.weights = [1 / (place + 8) for place in range(len(self.forms))]

    def _dictionary(self, num_words):
        """Words that begin with the same letters as some other words, since the whole dictionary takes minutes."""
        import pymorphy3

        dictionary, forms = pymorphy3.MorphAnalyzer(lang="ru", probability_estimator_cls=None), {}
        while len(forms) < num_words:
            for known in dictionary.iter_known_word_parses("".join(self.random.choices(LETTERS, k=3))):
                if known.tag.POS in {"NOUN", "ADJF", "VERB"} and not LEFT_OUT & known.tag.grammemes:
                    forms.setdefault(known.normal_form, set()).add(known.word)
        return forms

    def words(self, num: int) -> list[str]:
        return [self.random.choice(forms) for forms in self.random.choices(self.forms, self.weights, k=num)]

    def sentence(self) -> str:
        """A fifth are as short as titles; half of the others name a number."""
        if self.random.random() < 0.2:
            return " ".join(self.words(self.random.randint(2, 4)))
        words = self.words(self.random.randint(5, 40))
        if self.random.random() < 0.5:
            words[self.random.randrange(len(words))] = self._number()
        return " ".join(words)

    def slightly_changed(self, text: str) -> str:
        """Up to a sixth of the words are others, and all numbers."""
        words = [self._number() if word.isdigit() else word for word in text.split()]
        for place in self.random.sample(range(len(words)), len(words) // 6):
            words[place : place + 1] = self.words(1)
        return " ".join(words)

    def with_other_words(self, text: str) -> str:
        """Every third word, so that few pairs of words are left."""
        words = text.split()
        places = range(self.random.randrange(3), len(words), 3)
        for place in places:
            words[place : place + 1] = self.words(1)
        return " ".join(words)

    def inflected(self, text: str) -> str:
        return " ".join(self.random.choice(self.siblings.get(word, [word])) for word in text.split())

    def misspelt(self, text: str) -> str:
        """A letter is left out of most words."""
        return " ".join(self._misspelt(word) if self.random.random() < 0.7 else word for word in text.split())

    def _misspelt(self, word):
        place = self.random.randrange(len(word))
        return word[:place] + word[place + 1 :] if len(word) > 3 else word

    def _number(self):
        return str(self.random.randint(1, 3000))
