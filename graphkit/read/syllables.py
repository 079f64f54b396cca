"""What a Vietnamese syllable may look like: tells a text from one decoded with the wrong table.

>>> is_syllable("nghĩa"), is_syllable("nghÜa"), is_syllable("hoạch"), is_syllable("hòach")
(True, False, True, False)
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from graphkit.lang.patterns import compiled

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_STOPPED = compiled(r"(?:[cptk]|ch)$")
_CLOSED = compiled(r"[aăâeêioôơuưy](?:ng|nh|ch|[cmnptk])$")
_RHYMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây "
    "e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt "
    "iêu o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng "
    "oăt oe oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u uc ui um un ung up ut ua uân uâng uât uây "
    "uê uêch uên uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uyn uynh uyp uyt uyu "
    "ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt yêu ych ynh yt"
)
_RHYME = "(?:" + "|".join(_RHYMES.split()) + ")"
_SYLLABLE = compiled(
    rf"(?:(?:ngh|gh|k)(?=[ieêy])|(?:ng|g|c)(?![ieêy])|gi(?!i)|g(?=i)|qu"
    rf"|ch|kh|nh|ph|th|tr|[bdđhlmnprstvx])?{_RHYME}|gi"
)
_WORD = compiled(r"[^\W\d_]+")
_MARKED = compiled(r"[^\x00-\x7f]")
_INITIALS = compiled(r"[A-ZĐ]+")


@dataclass(frozen=True, slots=True)
class Score:
    """How many words with letters beyond ASCII a text has, and how many of them are syllables."""

    words: int
    syllables: int

    @property
    def share(self) -> float:
        """Share of the words that are syllables, 0 to 1; 0 where there are none."""
        return self.syllables / self.words if self.words else 0.0


def score(text: str) -> Score:
    """Count the words that hold a letter beyond ASCII (no initials), and the syllables among them."""
    words = [
        word
        for word in _WORD.findall(unicodedata.normalize("NFC", text))
        if _MARKED.search(word) and not _INITIALS.fullmatch(word)
    ]
    return Score(len(words), sum(map(is_syllable, words)))


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Say whether a word is spelt as a Vietnamese syllable may be; both placements of the tone pass."""
    if not (word.islower() or word.isupper() or word.istitle()):
        return False
    decomposed = unicodedata.normalize("NFD", word)
    toneless = unicodedata.normalize("NFC", decomposed.translate(_TONES)).lower()
    tones = len(decomposed) - len(decomposed.translate(_TONES))
    if tones > 1 or _SYLLABLE.fullmatch(toneless) is None:
        return False
    return _tone_suits(decomposed, toneless)


def _tone_suits(decomposed: str, toneless: str) -> bool:
    """Whether the tone may stand here: a stop at the end bears sắc or nặng only, and the mark has its vowel.

    A final consonant draws the mark to the vowel right before it ("hoạch", never "hòach").
    """
    if _STOPPED.search(toneless) and not {"\u0301", "\u0323"} & set(decomposed):
        return False
    letters = unicodedata.normalize("NFC", decomposed).lower()
    marked = next((i for i, c in enumerate(letters) if c != toneless[i]), None)
    closed = _CLOSED.search(toneless)
    return marked is None or closed is None or marked == closed.start()
