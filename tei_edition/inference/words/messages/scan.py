"""Where in a text a message may be cited: one quick look at each number, and at each tel without one.

The search of strings finds digits many times faster than a pattern does, and most numbers are dismissed by
one look into the lexicon.
"""

from __future__ import annotations

from tei_edition.inference.words.messages.lexicon import words

FAR = 30
"""Characters before a number: so far the word that says what it is may begin."""
NUMBER_WORDS = ("No.", "Nos.", "no.", "nos.", "number", "numbers", "#")
OPENING = "([“\"‘'—–"

_ANNOUNCING = ("elegram ", "elegrams ", "cable ", "Ref ", "Ref: ", "Refs: ", "REF: ", "REFS: ")
_BEFORE_TEL = ("ref", "ref ", "ur", "my", "emb", "dep", "leg")


def numbers(text: str) -> list[int]:
    """The offsets of the numbers that may be those of messages, in order."""
    digits = sorted(at for digit in "0123456789" for at in _all(text, digit))
    known = words()
    found = []
    last = -2
    for at in digits:
        follows, last = at == last + 1, at
        if follows or not at:
            continue
        sign = text[at - 1]
        if sign == " ":
            first = text.rfind(" ", max(0, at - FAR), at - 1) + 1
            word = text[first : at - 1]
            if word in known or (word and _may_be(text, first, word)):
                found.append(at)
        elif sign == "#" or (sign in "–-" and text[at - 2 : at - 1] in "AGW"):
            found.append(at)
    return found


def _may_be(text: str, at: int, word: str) -> bool:
    """Whether a word before a number, which the lexicon does not have as it is, may say what it is."""
    if word[0] in OPENING or word in NUMBER_WORDS or "\n" in word or "—" in word:
        return True
    return word.isupper() and is_slug(text, at, word)


def is_slug(text: str, at: int, word: str) -> bool:
    """Whether a word in capitals that the lexicon does not have is the name of a series, for the word
    before it is telegram, or Ref: `telegram ABCDE 4579`."""
    return word.isalpha() and len(word) > 1 and text.endswith(_ANNOUNCING, max(0, at - 9), at)


def tels(text: str) -> list[int]:
    """The offsets of words such as reftel, urtel and Embtel, in order."""
    found = []
    for sign in ("tel", "TEL"):
        for at in _all(text, sign):
            before = text[max(0, at - 4) : at].lower()
            if before.endswith(_BEFORE_TEL):
                stem = next(stem for stem in _BEFORE_TEL[::-1] if before.endswith(stem))
                found.append(at - len(stem))
    return sorted(found)


def _all(text: str, words: str) -> list[int]:
    """Each offset at which some words stand."""
    found = []
    at = text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return found
