"""Whether two statements are one: the same speaker and the same words, or much the same content at the same time."""

import re
from itertools import pairwise

from .claims import RUN, Claim, longest_run, shared
from .identity import name_words, same_names
from .likeness import ALIKE, COPIED, FORTNIGHT, LONG_RUN, MONTH, NEAR, SHORT_RUN, UNLIKE, Likeness, days_meet, told_near
from .weighing import best_sentences, common
from .words import background, plain_form

AKIN = 0.4  # of the words, where the cues are alike; halfway between the pairs that are one and those that are not
AKIN_ELSE = 0.52  # where they are not
SENTENCE = 0.75  # of two sentences' words
HALF = 0.5
RARE_CUE = 3.0
ONE_STORY = 8.0  # weight of what two headlines share
NEWS = 6.0  # weight of what two statements share beyond their headlines
MUCH = 7.0  # weight of what two statements share beyond the names
OVERLAP = 0.3  # of two quotations of one speech
REPEATED = 0.9
PHRASE = 5.0  # weight of the words of a quoted phrase
_QUOTED = re.compile(r"(?<!\w)[\"“']{1,2}([^\"“”]+?)[,.]?(?:[\"”]|'')")


def statements(one: Claim, other: Claim) -> Likeness:
    """The same speaker, and the same words; or much the same content at the same time."""
    of_all, of_shorter = shared(one, other)
    run = longest_run(one, other)
    by_name = bool(same_names(one.entry.actors, other.entry.actors))
    if not by_name:
        found = _unnamed_speaker(one, other, of_all, of_shorter, run)
        if found.score or not _alike_called(one, other):
            return found
    elif run >= LONG_RUN and of_shorter >= 0.5 and (_quoted(one, other) or told_near(one, other, MONTH)):
        # A quotation, whenever it is quoted; in a report's words a stock demand comes back for months.
        return Likeness(min(1.0, 0.7 + of_shorter / 4), (f"{run} words in one order",))
    elif run >= LONG_RUN and of_shorter >= OVERLAP and _quotes_near(one, other):
        return Likeness(0.7, (f"{run} words in one order", "near in time"))
    one_story = common(one.headline, other.headline) >= ONE_STORY
    # The same words, or a part of them within the same sentence.
    copied = by_name and run >= SHORT_RUN and (of_all >= COPIED or _part_of_a_sentence(one, other, of_shorter))
    near = told_near(one, other, NEAR) or ((one_story or copied) and told_near(one, other, FORTNIGHT))
    near = near or (one_story and copied and told_near(one, other, MONTH))
    near = near or (by_name and _said_again(one, other, of_all, run) and told_near(one, other, MONTH))
    if not days_meet(one, other) or not (near or (one.days and other.days)):
        return UNLIKE
    if (words := _rare_word(one, other)) and best_sentences(one, other)[0] >= SENTENCE:
        return Likeness(0.6 + words / 20, ("the same sentence", "same word for it"))
    length = min(len(one.spoken), len(other.spoken))
    if length < 2:
        return UNLIKE
    if of_all >= COPIED or (run >= SHORT_RUN and of_shorter >= (0.5 if one_story else ALIKE)):
        return Likeness(0.6 + of_shorter / 4, ("most words", "near in time"))
    if length < SHORT_RUN or (one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers)):
        return UNLIKE
    if one.entry.type == other.entry.type == "direct" and run < RUN:
        return UNLIKE  # of one quotation, some words would be in one order
    if by_name and one_story and told_near(one, other, NEAR) and _quoted_words(one, other):
        return Likeness(0.6, ("the same quoted words", "near in time"))
    # What only repeats the story's own words ("the launch of the rocket") makes no statement more alike.
    news = common(one.words, other.words, but=one.headline.keys() | other.headline.keys())
    counted = 0.1 if number_of_one(one, other) or number_of_one(other, one) else 0.0
    enough = (
        (AKIN if one.triggers.keys() & other.triggers.keys() else AKIN_ELSE)
        - (0.1 if (one_story and news >= NEWS) or _same_day(one, other) else 0.0)
        + counted
    )
    return Likeness(of_all, ("content in other words", "near in time")) if of_all >= enough else UNLIKE


def _unnamed_speaker(one: Claim, other: Claim, of_all: float, of_shorter: float, run: int) -> Likeness:
    """Who is "she" or "a spokesman" to one report may be named by another that has the same words.

    In their own words, many say the same: only a quotation, or the same sentence, tells that it is one statement.
    """
    if named(one) and named(other):
        return UNLIKE
    if _quoted(one, other) and run >= LONG_RUN and of_shorter >= COPIED and told_near(one, other, MONTH):
        return Likeness(0.6 + of_shorter / 5, (f"{run} words in one order", "speaker not named"))
    sentence = of_all >= COPIED and run >= SHORT_RUN and best_sentences(one, other)[0] >= COPIED
    if sentence and told_near(one, other, NEAR):
        return Likeness(0.6 + of_all / 5, ("the same sentence", "speaker not named"))
    return UNLIKE


def _part_of_a_sentence(one: Claim, other: Claim, of_shorter: float) -> bool:
    """Whether one report quotes but a part of what the other quotes from the same sentence."""
    return of_shorter >= COPIED and best_sentences(one, other)[0] >= COPIED


def _said_again(one: Claim, other: Claim, of_all: float, run: int) -> bool:
    """Whether both have the same content of some length, or much of it with quoted words; nobody knows of when."""
    if _same_phrase(one, other):
        return True
    if one.days is not None or other.days is not None or min(len(one.spoken), len(other.spoken)) < SHORT_RUN:
        return False
    if common(one.words, other.words, but=one.names | other.names) < MUCH:
        return False
    quoted = run >= RUN and (_quotes(one) or _quotes(other)) and best_sentences(one, other)[0] >= ALIKE
    return of_all >= (ALIKE if quoted else REPEATED)


def _same_phrase(one: Claim, other: Claim) -> bool:
    """Whether both quote the same few telling words and say nothing else: her acts were "extremely careless"."""
    first, second = (frozenset(_QUOTED.findall(claim.entry.what)) for claim in (one, other))
    phrases = {" ".join(name_words(phrase)) for phrase in first} & {" ".join(name_words(phrase)) for phrase in second}
    words = shared(one, other)[0] if any(len(phrase.split()) > 1 for phrase in phrases) else 0.0
    return words >= REPEATED and common(one.words, other.words) >= PHRASE


def number_of_one(one: Claim, other: Claim) -> bool:
    """Whether only one has a number, and the headline of the other has none of it."""
    return bool(one.numbers) and not other.numbers and one.numbers.isdisjoint(other.headline_numbers)


def _quoted_words(one: Claim, other: Claim) -> bool:
    """Whether both quote some words in one order, a rare one among them, in sentences that are somewhat alike."""
    first, second = (
        {pair for phrase in _QUOTED.findall(claim.entry.what) for pair in pairwise(map(plain_form, phrase.split()))}
        for claim in (one, other)
    )
    rarest = max((background().rarity(word) for pair in first & second for word in pair), default=0.0)
    return rarest >= RARE_CUE and best_sentences(one, other)[0] >= HALF


def _quoted(one: Claim, other: Claim) -> bool:
    return _quotes(one) and _quotes(other)


def _quotes(one: Claim) -> bool:
    return one.entry.type != "indirect"


def _quotes_near(one: Claim, other: Claim) -> bool:
    return (_quotes(one) or _quotes(other)) and told_near(one, other, NEAR) and days_meet(one, other)


def _same_day(one: Claim, other: Claim) -> bool:
    """Whether both are known to have been said on one day."""
    return one.days is not None and one.days == other.days and one.days[0] == one.days[1]


def same_speaker(one: Claim, other: Claim) -> bool:
    return bool(same_names(one.entry.actors, other.entry.actors)) or _alike_called(one, other)


def _alike_called(one: Claim, other: Claim) -> bool:
    """Whether no speaker has a name, and both are called the same: "the crew", "airline crew"."""
    if named(one) or named(other):
        return False
    ours, theirs = ({name_words(name)[-1:] for name in claim.entry.actors} for claim in (one, other))
    return bool(ours & theirs)


def named(one: Claim) -> bool:
    """Whether a speaker has a name, and is not "she" or "a spokesman of the port"."""
    return any(letter.isupper() for name in one.entry.actors for letter in "".join(name.split()[-1:]))


def _rare_word(one: Claim, other: Claim) -> float:
    """How rare the rarest word for it is that both have, 0 where all are common."""
    shared_words = one.triggers.keys() & other.triggers.keys()
    rarest = max((min(one.triggers[word], other.triggers[word]) for word in shared_words), default=0.0)
    return rarest if rarest >= RARE_CUE else 0.0
