"""Beside CofeNet, on its kind of input: single sentences that hold an attribution.

    eval/sentences

Cuts the dev articles into sentences (spaCy's), keeps those that any part of a gold attribution touches, cuts the spans
to the sentence, and reads each one as a report of its own. The parts differ (theirs is the test part) and our model was
not trained on lone sentences.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from eval.relations import ROLES, Article, Relation, articles
from eval.suites import GOLD, read_records, scorer

# Exact F1 of source, cue, content, on the test part: published (COLING 2022), and our feasibility run.
OTHERS = {
    "CofeNet-BERT, test, published (110 M parameters, GPU)": (83.2, 75.3, 72.9),
    "feasibility run, their cut of test": (72.5, 65.9, 57.7),
}


def cut(relations: Sequence[Relation], start: int, end: int) -> list[Relation]:
    """What of the relations stands between two offsets, counted from the first; those with nothing there left out."""
    found = [
        {
            role: [(max(a, start) - start, min(b, end) - start) for a, b in relation[role] if a < end and b > start]
            for role in ROLES
        }
        for relation in relations
    ]
    return [relation for relation in found if any(relation.values())]


def standoff(relations: Sequence[Relation]) -> str:
    """The relations as the scorer reads them: a T line a span, an E line a relation."""
    lines, number = [], 0
    for place, relation in enumerate(relations, 1):
        arguments = []
        for role in ROLES:
            for start, end in relation[role]:
                number += 1
                lines.append(f"T{number}\t{role.capitalize()} {start} {end}\t")
                arguments.append(f"{role.capitalize()}:T{number}")
        lines.append(f"E{place}\tAttribution:T0 {' '.join(arguments)}")
    return "".join(line + "\n" for line in lines)


def sentences(article: Article, path: Path) -> Iterator[tuple[str, list[Relation]]]:
    """The article's sentences that hold a part of an attribution, each with what it holds."""
    from attribune.annotate.parse import parse
    from attribune.read.reader import read_source
    from attribune.read.sources import Source

    for piece, sentence in parse(read_source(Source(path.name, path))).sentences():
        span = piece.span_of(sentence)
        words = span.of(article.text)
        start = span.start + len(words) - len(words.lstrip())
        relations = cut(article.gold, start, start + len(words.strip()))
        if relations:
            yield words.strip(), relations


def main() -> int:
    """Make the sentences' gold, read it, score it."""
    argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter).parse_args()
    dev, attribution = GOLD / "attribution" / "dev", scorer("attribution")
    with tempfile.TemporaryDirectory() as scratch:
        folders = {"that any part touches": Path(scratch) / "any", "that hold a cue": Path(scratch) / "cue"}
        for article in articles(dev):
            for number, (text, relations) in enumerate(sentences(article, dev / "text" / f"{article.name}.txt"), 1):
                name = f"{article.name}-{number:04}"
                _write(folders["that any part touches"], name, text, relations)
                if any(relation["cue"] for relation in relations):
                    _write(folders["that hold a cue"], name, text, relations)
        records = {}
        lines = read_records(Path(scratch) / "any" / "text", Path(scratch) / "sentences.jsonl")
        for line in lines.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            records[Path(record["report"]["path"]).stem] = attribution.system_relations(record)
        print("exact F1 of source / cue / content")
        for name, folder in folders.items():
            figures = attribution.score(str(folder), records)
            row = " / ".join(f"{figures[f'exact_f1_{role}']:.1f}" for role in ROLES)
            print(f"{row}  Attribune, dev, sentences {name}: {figures['documents']} sentences")
    for name, values in OTHERS.items():
        print(f"{' / '.join(map(str, values))}  {name}")
    print("The parts differ, dev here and test there, and our model was not trained on lone sentences.")
    return 0


def _write(folder: Path, name: str, text: str, relations: Sequence[Relation]) -> None:
    for kind, file, content in (
        ("text", f"{name}.txt", text),
        ("attributions", f"{name}_gold.ann", standoff(relations)),
    ):
        (folder / kind).mkdir(parents=True, exist_ok=True)
        (folder / kind / file).write_text(content, encoding="utf-8", newline="")


if __name__ == "__main__":
    sys.exit(main())
