"""PolNeAR's articles as training windows: word pieces, roles, and which cue each span belongs to.

An article is a sequence of paragraphs; a window is a run of whole paragraphs of at most MAX_PIECES word pieces, with a
separator after each. Roles are BIO labels over source, cue and content. Two links are learnt beside them: every piece
of a content points to the first piece of its cue, every piece of a cue to the first piece of its source; the window's
first position stands for "none".

A third kind of label is not PolNeAR's: names and other entities, as spaCy's recogniser finds them in the same articles.
Learning them too makes the model better at attributions; its own names are not yet as good as the recogniser's, which
therefore still runs beside it.
"""

import collections
import glob
import os
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import spacy
from tokenizers import Tokenizer

from attribune.annotate.encoder import MAX_PIECES, casing
from attribune.annotate.parse import MODELS

ROLES = ("source", "cue", "content")
LABELS = ("O", *(f"{bio}-{role}" for role in ROLES for bio in "BI"))
# What the names' head tells apart: the entity labels of OntoNotes.
NAMES = (
    "CARDINAL", "DATE", "EVENT", "FAC", "GPE", "LANGUAGE", "LAW", "LOC", "MONEY", "NORP", "ORDINAL", "ORG", "PERCENT",
    "PERSON", "PRODUCT", "QUANTITY", "TIME", "WORK_OF_ART",
)  # fmt: skip
IGNORED = -100  # a position that no loss looks at
CASES = 5  # how a word is written: no letters, lower case, Capitalised, ALL CAPS, miXed


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces of one paragraph: ids, character offsets in the article, the casing of the word each stands in."""

    ids: list[int]
    offsets: list[tuple[int, int]]
    cases: list[int]


@dataclass(frozen=True, slots=True)
class Article:
    """An article's text, paragraphs, attributions (role → character spans) and names (start, end, label)."""

    name: str
    text: str
    paragraphs: list[Paragraph]
    attributions: list[dict[str, list[tuple[int, int]]]]
    names: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass(slots=True)
class Window:
    """What the model sees at once, and what it should say; `offsets` are (-1, -1) at separators."""

    ids: list[int]
    cases: list[int]
    offsets: list[tuple[int, int]]
    labels: list[int] = field(default_factory=list)
    cue_of: list[int] = field(default_factory=list)
    source_of: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)


WORD = re.compile(r"\w+|[^\w\s]")


def paragraphs_of(text: str, tokenizer: Tokenizer) -> list[Paragraph]:
    """The text's lines as paragraphs of pieces; a line of more than a window's size is cut at white space."""
    found = []
    for line in re.finditer(r"[^\n]*\S[^\n]*", text):
        coded = tokenizer.encode(line.group(), add_special_tokens=False)
        cases = {}
        for word in WORD.finditer(line.group()):
            for place in range(word.start(), word.end()):
                cases[place] = casing(word.group())
        pieces = [
            (i, (a + line.start(), b + line.start()), cases.get(a, 0))
            for i, (a, b) in zip(coded.ids, coded.offsets, strict=True)
        ]
        for start in range(0, len(pieces), MAX_PIECES - 2):
            part = pieces[start : start + MAX_PIECES - 2]
            found.append(Paragraph([p[0] for p in part], [p[1] for p in part], [p[2] for p in part]))
    return found


def read_articles(folder: Path, tokenizer: Tokenizer) -> list[Article]:
    """The articles of a split that have annotations (brat stand-off, as PolNeAR ships them)."""
    found = []
    for path in sorted(glob.glob(os.path.join(folder, "text", "*.txt"))):
        name = os.path.basename(path)[:-4]
        annotations = sorted(glob.glob(os.path.join(folder, "attributions", glob.escape(name) + "_????.ann")))
        if not annotations:
            continue
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
        found.append(Article(name, text, paragraphs_of(text, tokenizer), read_attributions(annotations[0])))
    return found


def name_articles(articles: list[Article]) -> None:
    """Fill in the names that spaCy's recogniser finds, line by line, as the package reads blocks."""
    language = spacy.load(next(name for name in MODELS if spacy.util.is_package(name)), enable=["ner"])
    lines = [(article, line) for article in articles for line in re.finditer(r"[^\n]*\S[^\n]*", article.text)]
    docs = language.pipe((line.group() for _, line in lines), batch_size=256)
    for (article, line), doc in zip(lines, docs, strict=True):
        start = line.start()
        article.names.extend(
            (start + e.start_char, start + e.end_char, e.label_) for e in doc.ents if e.label_ in NAMES
        )


def read_attributions(path: str) -> list[dict[str, list[tuple[int, int]]]]:
    """The attributions of a .ann file, each a role → spans mapping."""
    spans: dict[str, list[tuple[int, int]]] = {}
    found = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 2:
                continue
            if fields[0].startswith("T"):
                _, offsets = fields[1].split(" ", 1)
                spans[fields[0]] = [(int(a), int(b)) for a, b in (o.split() for o in offsets.split(";"))]
            elif fields[0].startswith("E"):
                roles: dict[str, list[tuple[int, int]]] = collections.defaultdict(list)
                for argument in fields[1].split()[1:]:
                    role, target = argument.split(":")
                    roles[re.sub(r"\d+$", "", role).lower()] += spans.get(target, [])
                found.append({role: sorted(roles.get(role, [])) for role in ROLES})
    return found


def windows(
    article: Article, *, start_id: int, end_id: int, shift: int = 0, chooser: random.Random | None = None
) -> Iterator[Window]:
    """The article in windows without labels. `chooser` varies where they break, `shift` skips paragraphs."""
    window = Window([start_id], [0], [(-1, -1)])
    limit = MAX_PIECES if chooser is None else chooser.randint(MAX_PIECES // 2, MAX_PIECES)
    for paragraph in article.paragraphs[shift:]:
        if len(window.ids) > 1 and len(window.ids) + len(paragraph.ids) + 1 > limit:
            yield window
            window = Window([start_id], [0], [(-1, -1)])
            if chooser is not None:
                limit = chooser.randint(MAX_PIECES // 2, MAX_PIECES)
        window.ids += [*paragraph.ids, end_id]
        window.cases += [*paragraph.cases, 0]
        window.offsets += [*paragraph.offsets, (-1, -1)]
    if len(window.ids) > 1:
        yield window


def label(window: Window, article: Article) -> Window:
    """The window with its labels, links and names."""
    size = len(window.ids)
    window.labels = [IGNORED if a < 0 else 0 for a, _ in window.offsets]
    window.cue_of, window.source_of = [IGNORED] * size, [IGNORED] * size
    window.names = [IGNORED if a < 0 else 0 for a, _ in window.offsets]
    for start, end, kind in article.names:
        inside = [i for i, (a, b) in enumerate(window.offsets) if a >= 0 and a < end and start < b]
        for place, i in enumerate(inside):
            window.names[i] = 1 + 2 * NAMES.index(kind) + (1 if place else 0)
    for attribution in article.attributions:
        first: dict[str, int] = {}
        for role in ROLES:
            for number, (start, end) in enumerate(attribution[role]):
                inside = [i for i, (a, b) in enumerate(window.offsets) if a >= 0 and a < end and start < b]
                for place, i in enumerate(inside):
                    window.labels[i] = LABELS.index(f"{'I' if place else 'B'}-{role}")
                if inside and not number:
                    first[role] = inside[0]
        for role, target, links in (("content", "cue", window.cue_of), ("cue", "source", window.source_of)):
            for start, end in attribution[role]:
                for i, (a, b) in enumerate(window.offsets):
                    if a >= 0 and a < end and start < b:
                        links[i] = first.get(target, 0)
    return window
