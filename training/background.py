"""Count in how many PolNeAR train articles each word stands: how common words are in news, for merge/words.py.

    python training/background.py GOLD/attribution/train src/attribune/merge/background_en.tsv

One line with the number of articles, then a line a word: the word in its plain form, in how many articles it stands
(two or more), and "common" where it is mostly written without a capital, else "name". Only counts leave the articles.
"""

import sys
from collections import Counter
from pathlib import Path

from attribune.merge.words import words_in
from attribune.read.metadata import load_metadata

MIN_ARTICLES = 2


def main(corpus: Path, target: Path) -> None:
    """Write the table."""
    headlines = {row.path: row.headline for row in load_metadata(corpus / "metadata.tsv").rows}
    articles: Counter[str] = Counter()
    capitals: Counter[str] = Counter()
    tokens: Counter[str] = Counter()
    paths = sorted((corpus / "text").glob("*.txt"))
    for path in paths:
        words = list(words_in(path.read_text(encoding="utf-8")))
        tokens.update(word for word, _ in words)
        capitals.update(word for word, capital in words if capital)
        articles.update({word for word, _ in words} | {word for word, _ in words_in(headlines.get(path.name, ""))})
    lines = [
        f"{word}\t{count}\t{'common' if tokens[word] and 2 * capitals[word] < tokens[word] else 'name'}\n"
        for word, count in sorted(articles.items())
        if count >= MIN_ARTICLES
    ]
    target.write_text(f"{len(paths)}\n{''.join(lines)}", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
