"""Which names are one actor's, and what kind of actor: votes over the whole report, then buckets by last word."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import replace
from typing import NamedTuple

from ...model.nicknames import nicknames
from .chains import Chain
from .lexicon import first_names, noun_kinds, offices, place_names, words
from .metonyms import PEOPLE, country_of, sense_of
from .names import Name

Key = tuple[str, ...]

_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SMALL = frozenset({"of", "and", "for", "the", "in", "on", "to", "&"})
_LEAST_VOTE = 1.0
_SETTLED = "settled"
_WRITTEN_THERE = 2  # times all that speaks for anything else
_LONGEST_DOUBTFUL = 3  # words: longer names are hardly a person's
_SHORT = 7  # letters: a longer word in capitals is a name in a headline, not an acronym
_JOINED = re.compile(r"^[A-Z][a-z]{3,}[A-Z]")  # two words in one ("HarborWatch"); in "MacDonald" the first is shorter
_MAX_RIVALS = 12  # how many names with the same last word an organization is compared with


def key_of(name: Name) -> Key:
    """The name's words as they are compared: lower case, no full stops, no legal form."""
    found = tuple(w.lower().replace(".", "").replace("’", "'") for w in name.words)
    found = tuple(w for w in found if w not in ("the", "'s"))
    while len(found) > 1 and found[-1] in words("organizations", "legal"):
        found = found[:-1]
    return found


def without_openers(names: Iterable[Name]) -> list[Name]:
    """The names with a sentence's first word cut off that spaCy took for a part of one ("Labeling Adams")."""
    names = list(names)
    surnames = {key[-1] for key in map(key_of, names) if len(key) > 1 and key[0] in first_names()}
    found = []
    for name in names:
        key = key_of(name)
        first = name.doc[name.start]
        opens = len(key) == 2 and bool(first.is_sent_start) and first.lower_.endswith(("ing", "ed"))
        if (
            opens
            and name.kind in ("person", "")
            and name.title is None
            and key[0] not in first_names()
            and key[1] in surnames
        ):
            name = replace(name, start=name.start + 1)
        found.append(name)
    return found


def parted(names: Iterable[Name]) -> list[Name]:
    """The names, those of a headline that swallow two full names of people as the two: "Jane Dorn Meets Al Moss"."""
    names = list(names)
    full = {key for key in map(key_of, names) if len(key) == 2 and key[0] in first_names()}
    found = []
    for name in names:
        key = key_of(name)
        if len(key) > 3 and len(key) == name.end - name.start and key[-2:] in full:
            if key[:2] in full:
                found.append(replace(name, end=name.start + 2, kind="person"))
            name = replace(name, start=name.end - 2, kind="person", title=None)
        found.append(name)
    return found


class Kind(NamedTuple):
    """What kind of actor a name is; `doubtful` where only spaCy says so, and it may yet turn out to be a person's."""

    name: str
    doubtful: bool


def kinds_of(names: Iterable[Name], *, places: Set[str] = frozenset()) -> dict[Key, Kind]:
    """What kind of actor each name is; names without evidence for any kind are left out.

    `places` are known to be some, lower case: where the report was written.
    """
    votes: dict[Key, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        key = key_of(name)
        if key:
            for kind, weight in _evidence(name, key).items():
                votes[key][kind] += weight
    for key in votes:
        if " ".join(key) in places:
            votes[key]["place"] += _WRITTEN_THERE * sum(votes[key].values())
            votes[key][_SETTLED] += 1.0
    kinds: dict[Key, Kind] = {}
    for key in sorted(votes, key=len, reverse=True):
        if len(key) > 1:
            if _is_led_by_body(key, votes):
                votes[key]["organization"] += votes[key]["person"] + 1.0
                votes[key][_SETTLED] += 1.0
            _decide(kinds, key, votes[key])
    surnames = {_core(key)[-1] for key, kind in kinds.items() if kind.name == "person"}
    acronyms = {_initials(key) for key, kind in kinds.items() if kind.name == "organization"}
    for key in votes:
        if len(key) == 1:
            if key[0] in surnames:
                # A lone surname is often taken for an organization's or a place's name: the full name decides.
                others = max((weight for kind, weight in votes[key].items() if kind != "person"), default=0.0)
                votes[key]["person"] += 1 if votes[key][_SETTLED] else others + 4
            if key[0] in acronyms:
                votes[key]["organization"] += 4
                votes[key][_SETTLED] += 1
            _decide(kinds, key, votes[key])
    return kinds


def _is_led_by_body(key: Key, votes: Mapping[Key, Mapping[str, float]]) -> bool:
    """Whether the report calls an organization by the first word alone: "Vexley" of "Vexley Norda"."""
    alone = votes.get(key[:1], {})
    others = [count for kind, count in alone.items() if kind not in ("organization", _SETTLED)]
    return key[0] not in first_names() and alone.get("organization", 0.0) > max(others, default=0.0)


def _decide(kinds: dict[Key, Kind], key: Key, votes: Mapping[str, float]) -> None:
    choices = [(count, kind) for kind, count in votes.items() if kind and kind != _SETTLED]
    if choices:
        count, kind = max(choices)
        if count >= _LEAST_VOTE:
            doubtful = kind not in ("person", "group") and not votes.get(_SETTLED) and len(key) <= _LONGEST_DOUBTFUL
            kinds[key] = Kind(kind, doubtful)


def _evidence(name: Name, key: Key) -> Mapping[str, float]:
    """Votes for kinds, from one place where the name stands; _SETTLED counts what does not rest on spaCy alone."""
    votes: defaultdict[str, float] = defaultdict(float)
    text = name.doc[name.start : name.end].text
    capitals = set(name.words)
    head = name.head
    before = name.doc[name.start - 1].lower_ if name.start else ""
    votes[name.kind] += 1.0
    if name.address:
        # "Conservative heavyweights", "Republican anger": a party's word is as often a quality as a title.
        last = name.doc[name.title[1] - 1].lower_ if name.title is not None else ""
        votes["person"] += 0.5 if last in words("nominals", "party", "words") else 3.0
    if text in words("organizations", "known") or (
        before in ("on", "via") and text in words("organizations", "platforms") and head.dep_ == "pobj"
    ):
        votes["organization"] += 5.0
    elif len(key) > 1 and capitals & words("organizations", "keywords"):
        votes["organization"] += 4.0
    elif len(name.words) > 1 and name.words[-1].lower().rstrip(".") in words("organizations", "legal"):
        votes["organization"] += 5.0
    if len(key) > 1 and capitals & words("organizations", "facility"):
        votes["facility"] += 3.0
    if len(key) > 1 and name.words[-1] in words("organizations", "things"):
        votes["thing"] += 5.0
        votes[_SETTLED] += 1.0
    if len(key) > 1 and name.words[-1] in words("organizations", "places"):
        votes["place"] += 2.5
    if text in place_names():
        votes["place"] += 0.5 if text in words("places", "ambiguous") else 3.0
        votes[_SETTLED] += 1.0
    acronym = text.isupper() and len(text) < _SHORT
    placed = before in ("the", "in", "at") and head.dep_ not in ("compound", "nmod", "amod", "poss")
    if acronym or placed or max(votes[k] for k in ("organization", "facility", "place")) > 1:
        votes[_SETTLED] += 1.0
    if len(key) == 1 and _JOINED.search(text):
        votes["organization"] += 1.5
    if not votes[_SETTLED] and key[0] in first_names():
        if len(key) > 1:
            votes["person"] += 0.5 if name.kind in ("place", "facility") else 1.5
        elif name.kind or head.pos_ == "PROPN":
            votes["person"] += 1.2
    if not name.kind and head.pos_ == "PROPN" and head.dep_ in ("nsubj", "nsubjpass", "poss"):
        # Capitalised words that act are a name: two or three of them mostly a person's, one of them anybody's.
        if 1 < len(key) <= _LONGEST_DOUBTFUL and not votes[_SETTLED]:
            votes["person"] += 1.0
        else:
            votes["organization"] += 0.5 if name.doc[name.start].is_sent_start else 1.0
    if head.dep_ in ("nsubj", "nsubjpass") and any(
        held.dep_ in ("attr", "oprd") and held.lower_ in offices() for held in head.head.children
    ):
        votes["person"] += 2.0  # "Orme became judge": who holds an office is somebody
    following = name.doc[name.end] if name.end < len(name.doc) else None
    if following is not None and head.dep_ == "compound" and head.head.i == following.i:
        noun = noun_kinds().get(following.lemma_.lower(), "")
        if noun == "facility":
            votes["facility"] += 4.0
            votes[_SETTLED] += 1.0
        elif noun in ("organization", "group") and len(key) > 2:
            votes["organization"] += 1.5
            votes[_SETTLED] += 1.0
    return votes


def _core(key: Key) -> Key:
    """A person's name without generation ("jr")."""
    return key[:-1] if len(key) > 1 and key[-1] in _GENERATIONS else key


def _initials(key: Key) -> str:
    return "".join(word[0] for word in key if word not in _SMALL)


class Register:
    """The named actors of a report, found by their names. Every look-up is in a bucket: time is linear."""

    def __init__(self) -> None:
        self.chains: list[Chain] = []
        self._countries: set[Key] = set()
        self._exact: dict[tuple[str, Key], Chain] = {}
        self._tails: dict[Key, Chain] = {}
        self._people: dict[tuple[str, str, str], list[tuple[str, Chain]]] = defaultdict(list)
        self._surnames: dict[str, list[Chain]] = defaultdict(list)
        self._first: dict[str, list[Chain]] = defaultdict(list)
        self._last: dict[str, list[tuple[frozenset[str], Chain]]] = defaultdict(list)
        self._acronyms: dict[str, list[Chain]] = defaultdict(list)
        self._leading: dict[str, list[Chain]] = defaultdict(list)

    def new(self, kind: str, *, named: bool = True) -> Chain:
        """A fresh actor."""
        chain = Chain(len(self.chains) + 1, kind, named)
        self.chains.append(chain)
        return chain

    def expect(self, countries: Iterable[str]) -> None:
        """Take note that the report names these countries, somewhere."""
        self._countries = {tuple(country.lower().split()) for country in countries}

    def learn(self, key: Key, kind: str, text: str) -> None:
        """Take note of a name of more than one word, longest names first."""
        if (kind, key) in self._exact:
            return
        chain = self._person(key) if kind == "person" else self._other(key, kind, text)
        self._exact[kind, key] = chain

    def _person(self, key: Key) -> Chain:
        core = _core(key)
        generation = key[-1] if core != key else ""
        if core in self._tails and core[0] not in first_names():
            return self._tails[core]
        first, last = nicknames().get(core[0], core)[0], core[-1]
        middle = core[1][0] if len(core) > 2 and len(core[1]) <= 2 else ""
        same = self._people[last, first, generation]
        for known_middle, chain in same:
            if not middle or not known_middle or middle == known_middle:
                return chain
        for known_middle, chain in self._people.get((last, first[0], generation), ()) if len(core[0]) > 1 else ():
            if not middle or not known_middle or middle == known_middle:
                return chain
        chain = self.new("person")
        same.append((middle, chain))
        if len(first) == 1:
            self._people[last, core[0], generation].append((middle, chain))
        gender = next((first_names()[w] for w in core[:-1] if w in first_names()), "")
        chain.gender = gender if gender in ("m", "f") else ""
        self._surnames[last].append(chain)
        self._first[core[0]].append(chain)
        for cut in range(1, len(core) - 1):
            self._tails.setdefault(core[cut:], chain)
        return chain

    def _other(self, key: Key, kind: str, text: str) -> Chain:
        canonical = _canonical(key, text)
        if (kind, canonical) in self._exact:
            return self._exact[kind, canonical]
        if kind == "organization":
            mine = frozenset(canonical)
            fits = [chain for theirs, chain in self._last[canonical[-1]][-_MAX_RIVALS:] if mine < theirs]
            if len(set(map(id, fits))) == 1 and len(mine) > 1:
                return fits[0]
        chain = self.new(kind)
        self._exact[kind, canonical] = chain
        if kind == "organization":
            self._last[canonical[-1]].append((frozenset(canonical), chain))
            for initials in {_initials(key), "".join(word[0] for word in key)}:
                self._acronyms[initials].append(chain)
            self._leading[key[0]].append(chain)
        return chain

    def find(self, name: Name, key: Key, kind: str) -> tuple[Chain, ...]:
        """The actors that a name may stand for, as far as its words tell: one, or several people of one surname."""
        if kind != "person" and (sense := sense_of(name)):
            country = tuple(country_of(name).lower().split()) if sense == PEOPLE else ()
            return (self._place(country) if country in self._countries else self._seat(key, sense),)
        exact = self._exact.get((kind, key))
        if exact is not None and len(key) > 1:
            return (exact,)
        if kind == "person" and len(key) == 1:
            people = self._surnames.get(key[0]) or self._first.get(key[0]) or []
            if name.gender and len(people) > 1:
                people = [chain for chain in people if chain.gender in ("", name.gender)] or people
            if people:
                return tuple(people)
        if exact is not None:
            return (exact,)
        text = name.doc[name.start : name.end].text
        if kind == "organization" and len(key) == 1:
            fits = self._acronyms.get(key[0], []) if text.isupper() or "." in text else []
            if not fits and text not in words("organizations", "known"):
                fits = self._leading.get(key[0], [])
            if len(fits) == 1:
                return (fits[0],)
        canonical = _canonical(key, text)
        chain = self._exact.get((kind, canonical))
        if chain is None:
            chain = self.new(kind)
            if kind == "person":
                chain.leaning = first_names().get(key[0], "").replace("?", "")
                self._surnames[key[-1]].append(chain)
            self._exact[kind, canonical] = chain
        self._exact[kind, key] = chain
        return (chain,)

    def _place(self, canonical: Key) -> Chain:
        """The actor for a country, by the first of its names."""
        chain = self._exact.get(("place", canonical))
        if chain is None:
            chain = self._exact["place", canonical] = self.new("place")
        return chain

    def _seat(self, key: Key, sense: str) -> Chain:
        """The actor for a seat of power: the people there, or the place itself; never one for both."""
        kind = "organization" if sense == PEOPLE else "place"
        chain = self._exact.get((sense, key))
        if chain is None:
            chain = self._exact[sense, key] = self.new(kind)
            chain.metonym = sense == PEOPLE
        return chain


def _canonical(key: Key, text: str) -> Key:
    """One form for "Department of X" and "X Department", "U.S." and "United States"."""
    if text in place_names():
        return tuple(place_names()[text].lower().split())
    if len(key) > 2 and key[:2] == ("department", "of"):
        return (*key[2:], "department")
    return tuple("us" if word in ("u.s", "american") else word for word in key if word not in ("&", "and"))


def fullest(aliases: Iterable[str]) -> str:
    """The fullest of an actor's names: most words, then not in a headline's capitals, then longest, then first."""
    choices = list(aliases)
    return max(
        choices,
        key=lambda alias: (len(alias.split()), not alias.isupper(), len(alias), -choices.index(alias)),
        default="",
    )
