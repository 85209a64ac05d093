"""The trigger lexicon: which words tell of an event, of which type, and where its participants stand.

Read from `annotate/lang/en/triggers.tsv` (its head explains the columns) and `triggers.toml`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from ...errors import OntologyError
from ..lang_data import read_text, read_toml

COLUMNS = 6
PARTS_OF_SPEECH = ("v", "n", "a")


@dataclass(frozen=True, slots=True)
class Condition:
    """`what` is obj, subj, has, no or says; `wanted`: whether `value` (a class, a kind of complement) must be there."""

    what: str
    value: str
    wanted: bool = True


@dataclass(frozen=True, slots=True)
class Entry:
    """One trigger: its head lemma, the words that must depend on it, type, mode, slots of actor and recipient."""

    pos: str
    head: str
    words: tuple[frozenset[str], ...]
    type: str
    mode: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    conditions: tuple[Condition, ...]

    @property
    def demands(self) -> int:
        """How much it asks of the text: of two entries that fit, the one that asks for more wins."""
        # A noun says more than a particle ("withdraw peacekeeper" before "withdraw from"), a word more than its class.
        words = sum((4 if max(map(len, word)) > 4 else 2) + (len(word) == 1) for word in self.words)
        return words + sum(2 if c.what == "says" else 1 for c in self.conditions)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by part of speech and head lemma, most demanding first, and the word classes."""

    entries: dict[tuple[str, str], tuple[Entry, ...]]
    classes: dict[str, frozenset[str]]
    light: frozenset[str]
    reverse: frozenset[str]
    counting: frozenset[str]
    people: frozenset[str]
    proxies: frozenset[str]
    counsels: frozenset[str]
    nobody: frozenset[str]
    inert: frozenset[str]
    generic: frozenset[str]
    states: frozenset[str]
    takes_of: frozenset[str]
    answers: frozenset[str]
    money: frozenset[str]
    denials: frozenset[str]
    lookalikes: dict[str, frozenset[str]] = field(default_factory=dict)


@cache
def lexicon(own: str = "") -> Lexicon:
    """The English lexicon, read once a process; `own` is a table of the user's, whose entries go before ours.

    Raises OntologyError where a line of `own` cannot be read.
    """
    data = read_toml("triggers.toml")
    classes = {name: frozenset(words) for name, words in data["classes"].items()}
    entries: dict[tuple[str, str], list[Entry]] = {}
    for entry in (*_own_entries(own, classes), *_entries(read_text("triggers.tsv"), classes)):
        entries.setdefault((entry.pos, entry.head), []).append(entry)
    return Lexicon(
        entries={key: tuple(sorted(found, key=lambda e: -e.demands)) for key, found in entries.items()},
        classes=classes,
        light=frozenset(data["light"]["active"]),
        reverse=frozenset(data["light"]["reverse"]),
        counting=frozenset(data["nouns"]["counting"]),
        people=frozenset(data["nouns"]["people"]),
        proxies=frozenset(data["nouns"]["proxies"]),
        counsels=frozenset(data["nouns"]["counsels"]),
        inert=frozenset(data["nouns"]["inert"]),
        nobody=frozenset(data["nouns"]["nobody"]),
        generic=frozenset(data["nouns"]["generic"]),
        states=frozenset(data["other"]["states"]),
        takes_of=frozenset(data["verbs"]["takes_of"]),
        answers=frozenset(data["verbs"]["answers"]),
        money=frozenset(data["nouns"]["money"]),
        denials=frozenset(data["verbs"]["denials"]),
        lookalikes={lemma: frozenset(words) for lemma, words in data["lookalikes"].items()},
    )


def _own_entries(table: str, classes: dict[str, frozenset[str]]) -> Iterator[Entry]:
    """The entries of a user's table: its lines are checked, as ours are by the tests."""
    for number, line in enumerate(table.splitlines(), 1):
        columns = line.split("\t")
        if not line or line.startswith("#"):
            continue
        pos, kind = columns[:2] if len(columns) == COLUMNS else ("", "")
        if pos not in PARTS_OF_SPEECH or not kind.isidentifier() or kind != kind.upper() or " > " not in columns[3]:
            raise OntologyError(
                f"line {number} of the ontology is no trigger line: six columns parted by tabs (v, n or a; TYPE; mode "
                "or -; actor > recipient; conditions or -; triggers), as docs/events.md says"
            )
        try:
            yield from _entries(line, classes)
        except KeyError as error:
            raise OntologyError(
                f"line {number} of the ontology: there is no word class called ${error.args[0]}"
            ) from None


def _entries(table: str, classes: dict[str, frozenset[str]]) -> Iterator[Entry]:
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        pos, kind, mode, frame, conditions, triggers = line.split("\t")
        actor, _, recipient = frame.partition(" > ")
        for trigger in triggers.split(", "):
            words = trigger.split()
            # A noun's fixed words stand before it ("peace talks"), a verb's or an adjective's after it.
            heads = _alternatives(words.pop() if pos == "n" else words.pop(0), classes)
            for head in sorted(heads):
                yield Entry(
                    pos=pos,
                    head=head,
                    words=tuple(_alternatives(word, classes) for word in words),
                    type=kind,
                    mode=None if mode == "-" else mode,
                    actor=tuple(actor.split("|")),
                    recipient=tuple(recipient.split("|")),
                    conditions=tuple(_condition(c) for c in conditions.split() if c != "-"),
                )


def _alternatives(word: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    if word.startswith("$"):
        return classes[word[1:]]
    return frozenset(word.split("/"))


def _condition(text: str) -> Condition:
    what, _, value = text.partition("=")
    return Condition(what.rstrip("!"), value.removeprefix("$"), wanted=not what.endswith("!"))
