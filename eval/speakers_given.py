"""Speakers where the statements are given: the corpus's own source, cue and content spans, and the rest run as ever.

    eval/speakers_given [--misses] [--json]

The spans stand in the place of the statement layer; the scorer is that of "speakers and events", so the figures say
what is lost in finding who a source is, apart from finding statements. `--misses` prints them, one a line.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.annotate.statements.kinds import quotations_of
from attribune.annotate.statements.qualities import qualities_of
from attribune.model.codec import record_to_json
from attribune.model.record import Record
from attribune.model.span import Span
from attribune.model.statement import Statement
from attribune.read.metadata import load_metadata
from attribune.read.reader import read_source
from attribune.read.sources import find_sources
from attribune.record.build import build_record
from attribune.registry import annotators
from eval.relations import Article, articles
from eval.suites import GOLD, score, scorers_common

DEV = GOLD / "attribution" / "dev"
FIGURES = ("named_speakers", "speaker_accuracy", "speaker_precision", "false_names")


def given_records() -> Iterator[tuple[Article, Record]]:
    """Each annotated article with its record."""
    wanted = {path.stem for path in (GOLD / "events").glob("*.json")}
    for article in articles(DEV):
        if article.name in wanted:
            yield article, _record(article)


def _record(article: Article) -> Record:
    (source,) = find_sources([DEV / "text" / f"{article.name}.txt"], metadata=load_metadata(DEV / "metadata.tsv"))
    report = read_source(source)
    annotations = Annotations(report=report, parse=parse(report))
    for annotator in annotators():
        if annotator.name == "statements":
            annotations = replace(annotations, statements=tuple(_given(article, annotations)))
        elif annotator.name in ("times", "actors", "speakers"):
            annotations = annotator.run(annotations)
    return build_record(report, actors=annotations.actors, statements=annotations.statements)


def _given(article: Article, annotations: Annotations) -> Iterator[Statement]:
    quoted = quotations_of(annotations)
    for number, relation in enumerate(article.gold, 1):
        source, cue, content = (
            tuple(sorted(Span(*bounds) for bounds in relation[role])) for role in ("source", "cue", "content")
        )
        found = qualities_of(annotations, quoted, cue=cue, content=content)
        yield Statement(f"s{number}", found.kind, cue, content, source, act=found.act, polarity=found.polarity)


def speaker_figures() -> dict[str, float]:
    """The scorer's figures of speakers."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "records.jsonl"
        lines = [record_to_json(record) for _, record in given_records()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        figures = score("events.py", GOLD / "events", DEV, path)
    return {name: figures[name] for name in FIGURES}


def misses() -> Iterator[str]:
    """Attributions whose speaker is wrong: article, number, source, who was meant, and who was named."""
    common, token_ids = scorers_common(), scorers_common().token_ids
    for article, record in given_records():
        gold = json.loads((GOLD / "events" / f"{article.name}.json").read_text(encoding="utf-8"))
        named = {actor.id: actor.name for actor in record.actors if actor.named}
        everyone = {s["speaker"] for s in gold["speakers"] if s["kind"] in ("person", "organization")}
        for speaker in gold["speakers"]:
            relation = article.gold[int(speaker["id"][1:]) - 1]
            content = token_ids(article.tokens, relation["content"])
            best = max(record.statements, key=lambda s: common.iou(content, _tokens(article, s)))
            given = [named[x] for x in best.speakers if x in named]
            wanted = speaker.get("speakers") or [speaker["speaker"]]
            if speaker["kind"] in ("person", "organization"):
                right = any(common.agree_only(name, wanted, everyone) for name in given)
            else:
                right = not given or common.any_agree(given, [name for name in wanted if name])
            if not right:
                source = " … ".join(article.text[start:end] for start, end in relation["source"])
                yield f"{article.name} {speaker['id']} [{source}] {' & '.join(wanted)} ({speaker['kind']}): {given}"


def _tokens(article: Article, statement: Statement) -> set[int]:
    found: set[int] = scorers_common().token_ids(article.tokens, [(s.start, s.end) for s in statement.content])
    return found


def main() -> int:
    """Print the figures, or the misses."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if options.misses:
        print("\n".join(misses()))
        return 0
    figures = speaker_figures()
    if options.json:
        print(json.dumps(figures))
        return 0
    for name, value in figures.items():
        print(f"{name:20}{value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
