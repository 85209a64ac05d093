"""The labelled articles as the product reads them, up to where events are found; and the two halves that they fall in.

What is learnt from the encoder's hints must be learnt from hints on articles that the encoder has not seen, as at run
time: so its branch for events is trained once on each half, to read the other one, and once on all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import md5
from pathlib import Path

from attribune.annotate.encoder import encode
from attribune.annotate.layers import Annotations
from attribune.annotate.parse import parse
from attribune.read.reader import read_source
from attribune.read.sources import Source, find_sources
from attribune.registry import annotators
from training.events.labels import Label

HALVES = (0, 1)


def half_of(article: str) -> int:
    """Which half an article is in: by a hash of its name, so that more articles change nothing for the others."""
    return md5(f"x{article}".encode(), usedforsecurity=False).digest()[-1] % len(HALVES)


def by_article(labels: Iterable[Label]) -> Mapping[str, list[Label]]:
    """The labels of each article."""
    found: dict[str, list[Label]] = defaultdict(list)
    for label in labels:
        found[label.article].append(label)
    return found


def encoder_for(half: int, folder: Path) -> Path:
    """The model file whose branch has not seen this half."""
    return folder / f"unseen-{half}.onnx"


def read_articles(
    texts: Path, labels: Iterable[Label], encoders: Path
) -> Iterator[tuple[str, Annotations, list[Label]]]:
    """Each labelled article with all layers that events are found on, and its labels."""
    for article, told in by_article(labels).items():
        (source,) = find_sources([texts / f"{article}.txt"])
        model = encoder_for(half_of(article), encoders)
        yield article, before_events(source, published_in(article), model=model), told


def published_in(article: str) -> str:
    """The day of publication, which stands in the article's name."""
    return article.split("_")[1]


def before_events(source: Source, published: str | None = None, *, model: Path | None = None) -> Annotations:
    """A report with all layers that events are found on."""
    report = read_source(source, published=published)
    annotations = Annotations(report=report, parse=parse(report), scores=tuple(encode(report, model=model)))
    for annotator in annotators():
        if annotator.name == "events":
            break
        annotations = annotator.run(annotations)
    return annotations
