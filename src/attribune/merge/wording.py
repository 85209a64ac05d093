"""What an entry says in plain English, in a form that is true to the text whatever its grammar.

The rules know no grammar but the look of a finite verb. Where the trigger is one, an entry reads as a sentence:
"Eric Adams met Tom Homan". Where it may not be (a noun, an infinitive), a colon and an arrow say the same without
pretending to: "Eric Adams: meet → Tom Homan (planned)".
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_AFTER = re.compile(r"\s+(\w+)\s+([^.,;:!?—–\d]{0,40})\Z")
_QUOTES = '"“”„«»'


@dataclass(frozen=True, slots=True)
class Wording:
    """The word lists of `wording_en.toml`, casefolded, and its number words."""

    abbreviations: frozenset[str]
    finite: frozenset[str]
    not_past: frozenset[str]
    prepositions: frozenset[str]
    breaks: frozenset[str]
    plain_cues: frozenset[str]
    in_names: frozenset[str]
    plans: frozenset[str]
    told_by: frozenset[str]
    bounds: frozenset[str]
    other_ones: frozenset[str]
    telling: frozenset[str]
    not_new: frozenset[str]
    clause_of_its_own: frozenset[str]
    long_ago: frozenset[str]
    numbers: Mapping[str, int]
    round_numbers: Mapping[str, int]
    tens: Mapping[str, int]


@cache
def wording() -> Wording:
    """The English lists, read once a process."""
    lists = tomllib.loads(files(__package__).joinpath("wording_en.toml").read_text(encoding="utf-8"))
    tables = {name: lists.pop(name) for name in ("numbers", "round_numbers", "tens")}
    words = {name: frozenset(listed) for name, listed in lists.items()}
    return Wording(**words, **tables)  # type: ignore[arg-type]  # the file has what the class has


def plain(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def listed(names: Sequence[str]) -> str:
    """Names as a reader lists them: "A", "A and B", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def preposition(after_trigger: str) -> str:
    """The preposition that joins a trigger to a mention, from the words between the two; "" where there is none."""
    found = _AFTER.match(after_trigger)
    known = wording()
    if found is None or found[1].casefold() not in known.prepositions:
        return ""
    others = (word.casefold() for word in found[2].split())
    return "" if any(word in known.breaks or word in known.prepositions for word in others) else found[1]


def event_line(
    actors: Sequence[str], trigger: str, recipients: Sequence[str], *, joint: str = "", status: str = "occurred"
) -> str:
    """An event: who, the trigger's own words, whom; `joint` is the preposition between the last two."""
    trigger = plain(trigger)
    finite = _is_finite(trigger)
    words = [listed(actors) + ("" if finite else ":")] if actors else []
    words.append(trigger)
    if recipients:
        words += ["" if joint or (finite and actors) else "→", joint, listed(recipients)]
    return " ".join(word for word in words if word) + _in_brackets(status, usual="occurred")


def statement_line(
    speakers: Sequence[str], cue: str, content: Sequence[str], *, quoted: bool, polarity: str = "asserted"
) -> str:
    """A statement: who, the cue's own words where they say how, and what; a quotation in quotation marks."""
    cue = plain(cue)
    if _is_finite(cue):
        head = f"{listed(speakers)} {cue}".strip()
    elif cue and cue.casefold() not in wording().plain_cues:
        head = f"{listed(speakers)} ({cue})".strip()
    else:
        head = listed(speakers)
    pieces = [plain(piece) for piece in content]
    if quoted:
        # The comma before "she said" belongs to the report's sentence, not to what she said.
        pieces = [piece.strip(_QUOTES + " ").rstrip(",") for piece in pieces]
    words = " … ".join(pieces)
    said = f"“{words}”" if quoted else words
    return (f"{head}: {said}" if head else said) + _in_brackets(polarity, usual="asserted")


def change_line(matter: str, of: str, status: str) -> str:
    """A change of a matter's status: "sanctuary status of New York: adopted"."""
    owner = "" if not of or of.casefold() in matter.casefold() else f" of {of}"
    return f"{matter}{owner}: {status}"


def _is_finite(words: str) -> bool:
    """Whether the first or the last word is a verb that needs only a subject ("opened the inquiry", "has met")."""
    parts = words.casefold().split()
    known = wording()
    return any(
        word in known.finite or (word.endswith("ed") and word not in known.not_past)
        for word in (*parts[:1], *parts[-1:])
    )


def _in_brackets(value: str, *, usual: str) -> str:
    return "" if value == usual else f" ({value})"


def restated(what: str, old: str, new: str) -> str:
    """A line that begins with a name, with another one in its place; as it is where it does not begin so."""
    if old and what.startswith(old):
        return new + what[len(old) :]
    return what if old else f"{new}: {what}"
