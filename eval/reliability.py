"""The reliability diagram as an SVG file that reads on light and on dark pages."""

from collections.abc import Iterator, Sequence

Point = tuple[float, float, int]  # confidence, share right, how many

SIZE, LEFT, TOP = 320, 64, 44  # the square plot and what is left free beside and above it, in pixels
STYLE = """\
text { font: 13px system-ui, sans-serif; fill: #24292f } .small { font-size: 12px }
.grid { stroke: #d0d7de } .ideal { stroke: #6e7781; stroke-dasharray: 5 4 } path, rect { fill: none }
rect { stroke: #6e7781 } .before { stroke: #bc4c00; fill: #bc4c00 } .after { stroke: #0969da; fill: #0969da }
path.before, path.after { fill: none; stroke-width: 1.6 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .grid { stroke: #30363d } .before { stroke: #f0883e; fill: #f0883e }
.after { stroke: #58a6ff; fill: #58a6ff } }
"""


def diagram(before: Sequence[Point], after: Sequence[Point], *, errors: tuple[float, float]) -> str:
    """The SVG's text: a dot a bin, the larger the more statements it holds; `errors` are the calibration errors."""
    width, height = LEFT + SIZE + 24, TOP + SIZE + 56
    title = "Confidence of statements and the share of them that is right"
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" aria-label="{title}">',
        f"<style>\n{STYLE}</style>",
        *_axes(width, height),
        *_series(before, "before"),
        *_series(after, "after"),
    ]
    for place, (name, error) in enumerate(zip(("before", "after"), errors, strict=True)):
        x = LEFT + place * 160
        lines.append(f'<circle class="{name}" cx="{x + 5}" cy="26" r="5"/>')
        lines.append(f'<text class="small" x="{x + 15}" y="30">{name}: error {error:.3f}</text>')
    return "\n".join([*lines, "</svg>", ""])


def _axes(width: int, height: int) -> Iterator[str]:
    for step in range(0, 11, 2):
        x, y = _place(step / 10, step / 10)
        yield f'<path class="grid" d="M{x} {TOP}V{TOP + SIZE}M{LEFT} {y}H{LEFT + SIZE}"/>'
        yield f'<text class="small" x="{x}" y="{TOP + SIZE + 18}" text-anchor="middle">{step / 10:.1f}</text>'
        yield f'<text class="small" x="{LEFT - 8}" y="{y + 4}" text-anchor="end">{step / 10:.1f}</text>'
    yield f'<rect x="{LEFT}" y="{TOP}" width="{SIZE}" height="{SIZE}"/>'
    yield f'<path class="ideal" d="M{LEFT} {TOP + SIZE}L{LEFT + SIZE} {TOP}"/>'
    yield f'<text x="{LEFT + SIZE // 2}" y="{height - 12}" text-anchor="middle">confidence</text>'
    middle = TOP + SIZE // 2
    yield f'<text x="18" y="{middle}" text-anchor="middle" transform="rotate(-90 18 {middle})">share right</text>'


def _series(points: Sequence[Point], name: str) -> Iterator[str]:
    total = sum(count for _, _, count in points)
    places = [_place(confidence, share) for confidence, share, _ in points]
    yield f'<path class="{name}" d="M' + "L".join(f"{x} {y}" for x, y in places) + '"/>'
    for (x, y), (_, _, count) in zip(places, points, strict=True):
        yield f'<circle class="{name}" cx="{x}" cy="{y}" r="{2 + 14 * (count / total) ** 0.5 / 2:.1f}"/>'


def _place(confidence: float, share: float) -> tuple[float, float]:
    return round(LEFT + SIZE * confidence, 1), round(TOP + SIZE * (1 - share), 1)
