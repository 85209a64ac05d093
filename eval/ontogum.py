"""OntoGUM documents: the text with its paragraphs, and which spans are one entity's.

The files are CoNLL-U with CorefUD's `Entity` brackets, which here hold nothing but the entity's number: "(4" opens a
mention, "4)" closes it, "(4)" is one word long.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BRACKET = re.compile(r"\((\d+)\)|\((\d+)|(\d+)\)")


@dataclass(frozen=True, slots=True)
class Document:
    """One document: `words` and `mentions` are (start, end) offsets into `text`, mentions by the entity's number."""

    name: str
    text: str
    words: tuple[tuple[int, int], ...]
    mentions: dict[int, tuple[tuple[int, int], ...]]


def read_documents(folder: Path, names: tuple[str, ...] | None = None) -> Iterator[Document]:
    """The folder's documents in the order of their names, or those that are asked for."""
    for path in sorted(folder.glob("*.conllu")):
        if names is None or path.stem in names:
            yield read_document(path)


def read_document(path: Path) -> Document:
    """The text as it was before it was cut into words, a paragraph a line."""
    text, words = "", []
    open_at: dict[str, list[int]] = defaultdict(list)
    mentions: dict[int, list[tuple[int, int]]] = defaultdict(list)
    joined_until, joined_end = 0, 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and not line.startswith("# newpar_block"):
            text = text.rstrip() + "\n" if text.strip() else ""
        if not line or line.startswith("#"):
            continue
        number, form, *_, misc = line.split("\t")
        notes = dict(note.split("=", 1) for note in misc.split("|") if "=" in note)
        gap = "" if notes.get("SpaceAfter") == "No" else " "
        if "-" in number:
            # A contraction: its surface comes first, its words share it.
            joined_until = int(number.split("-")[1])
            at = len(text)
            joined_end = at + len(form)
            text += form + gap
            continue
        if "." in number:
            continue
        if int(number) <= joined_until:
            start, end = at, min(at + len(form), joined_end)
            at = end
            if int(number) == joined_until:
                end, joined_until = joined_end, 0
        else:
            start, end = len(text), len(text) + len(form)
            text += form + gap
        words.append((start, end))
        for whole, opening, closing in _BRACKET.findall(notes.get("Entity", "")):
            if whole:
                mentions[int(whole)].append((start, end))
            elif opening:
                open_at[opening].append(start)
            else:
                mentions[int(closing)].append((open_at[closing].pop(), end))
    return Document(path.stem, text.rstrip() + "\n", tuple(words), {k: tuple(sorted(v)) for k, v in mentions.items()})
