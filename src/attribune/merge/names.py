"""Who goes by which name, and who is not whom, as reviewers decided: reversible, and nothing that a report says."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..model.entry import Entry
from ..model.judgement import NAME_ACTIONS, Judgement


@dataclass(frozen=True, slots=True)
class Names:
    """The decisions on names, compared without case and extra white space.

    `groups` are the names that are one, the one to be shown first; `apart` the pairs that are not.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    _group: dict[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    _because: dict[str, Judgement] = field(default_factory=dict, repr=False)

    def shown(self, name: str) -> str:
        """The name under which this one is shown: itself where nobody decided otherwise."""
        return self._group.get(_plain(name), (name,))[0]

    def same(self, name: str) -> tuple[str, ...]:
        """All names that are this one's, itself included."""
        return self._group.get(_plain(name), (name,))

    def because(self, name: str) -> Judgement | None:
        """The judgement that gives a name another one to be shown by."""
        return self._because.get(_plain(name))

    def has(self, entry: Entry, name: str) -> bool:
        """Whether somebody of this name, or of one that is the same, takes part in the entry."""
        wanted = set(map(_plain, self.same(name)))
        return any(_plain(one) in wanted for one in (*entry.actors, *entry.recipients))


def names_of(judgements: Iterable[Judgement]) -> Names:
    """What the judgements in force say of names, in their order: of two on the same names the later one counts."""
    shown: dict[str, str] = {}  # plain name → the name to be shown, of which it is an alias
    spelled: dict[str, str] = {}
    because: dict[str, Judgement] = {}
    apart: dict[frozenset[str], tuple[str, str]] = {}
    for judgement in judgements:
        if judgement.action not in NAME_ACTIONS or not judgement.names:
            continue
        to, other = (judgement.names * 2)[:2] if judgement.action != "rename" else (judgement.value, judgement.names[0])
        pair = frozenset((_plain(to), _plain(other)))
        spelled |= {_plain(to): to, _plain(other): other}
        if judgement.action == "split":
            apart[pair] = (to, other)
            # They may have been one by an earlier judgement.
            if shown.get(_plain(other), "") == _plain(to):
                del shown[_plain(other)]
        else:
            apart.pop(pair, None)
            root = shown.get(_plain(to), _plain(to)) if judgement.action == "merge" else _plain(to)
            old = shown.get(_plain(other), _plain(other))
            # Whoever went by the other name goes by this one, too.
            for name in (*(one for one, its in shown.items() if its == old), old, _plain(other)):
                shown[name] = root
                because.setdefault(name, judgement)
                if name == _plain(other):
                    because[name] = judgement
            shown.pop(root, None)
    members: dict[str, list[str]] = {}
    for name, root in shown.items():
        members.setdefault(root, [root]).append(name)
    groups = tuple(tuple(spelled[name] for name in dict.fromkeys(group)) for group in members.values())
    return Names(
        groups,
        tuple(apart.values()),
        {_plain(name): group for group in groups for name in group},
        {name: judgement for name, judgement in because.items() if name in shown},
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
