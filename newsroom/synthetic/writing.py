"""Titles and texts out of the vocabulary: the same for the same seed, and never twice the same text."""

from random import Random

from people.curation.languages import Language

from . import vocabulary

NUM_SENTENCES = 1500
NUM_RARE = 12_000
WORDS_OF_A_BODY = 700
SENTENCES_OF_A_PARAGRAPH = 5


class Writer:
    """Writes in one language. Sentences come from a stock, into which rare words of each text are mixed."""

    def __init__(self, language: str, seed: int):
        self.language = language
        self.random = Random(f"{seed} {language}")
        self.common = vocabulary.COMMON[language].split()
        syllables = vocabulary.SYLLABLES[language].split()
        self.rare = ["".join(self.random.choices(syllables, k=self.random.randint(2, 4))) for _word in range(NUM_RARE)]
        self.sentences = [self._sentence() for _number in range(NUM_SENTENCES)]

    def _sentence(self) -> str:
        words = self.random.choices(self.common, k=self.random.randint(9, 16))
        words[len(words) // 2] = self.random.choice(self.rare[: NUM_RARE // 10])
        return self._ended(words)

    def _ended(self, words) -> str:
        text = " ".join(words)
        return f"{text[0].upper()}{text[1:]}."

    def title(self) -> str:
        words = [*self.random.choices(self.common[16:], k=self.random.randint(4, 7)), self.random.choice(self.rare)]
        return self._ended(words)[:-1]

    def lead(self) -> str:
        return " ".join(self.random.choices(self.sentences, k=2))

    def body(self) -> str:
        """About WORDS_OF_A_BODY words in paragraphs, each of which has rare words of its own."""
        paragraphs, num_words = [], 0
        while num_words < WORDS_OF_A_BODY:
            chosen = self.random.choices(self.sentences, k=SENTENCES_OF_A_PARAGRAPH)
            text = " ".join([*chosen, self._ended(self.random.choices(self.rare, k=3))])
            num_words += text.count(" ") + 1
            paragraphs.append(f"<p>{text}</p>")
        return "".join(paragraphs)


def in_four(field: str, words: tuple, pattern: tuple = ("{0}",) * 4, number: int = 0) -> dict[str, str]:
    """The four columns of a field: the words in each language, put into its pattern."""
    return {
        f"{field}_{code}": form.format(word, number)
        for code, form, word in zip(Language.values, pattern, words, strict=True)
    }
