"""A pen for flat portraits: smooth outlines, drawn large and made small for soft edges."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

Colour = tuple[int, int, int]
Spot = tuple[float, float]

WIDTH, HEIGHT = 480, 600  # the size of a finished portrait; all places are given in it
_SEEN = (36, 60, 444, 570)  # the part that is kept: 4:5, so that the head fills the picture
_LARGE = 2
_SOFT = 4  # soft shades are blurred at a quarter of the size: quick, and nobody sees it


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """``one`` with ``share`` (0 to 1) of ``other`` in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


def smooth(spots: Sequence[Spot], *, closed: bool = True, steps: int = 10) -> list[Spot]:
    """A Catmull-Rom curve through ``spots``."""
    count = len(spots)
    curve: list[Spot] = []
    for place in range(count if closed else count - 1):
        if closed:
            four = [spots[(place + shift) % count] for shift in (-1, 0, 1, 2)]
        else:
            four = [spots[min(max(place + shift, 0), count - 1)] for shift in (-1, 0, 1, 2)]
        parts = [step / steps for step in range(steps)]
        curve.extend((_between(four, 0, part), _between(four, 1, part)) for part in parts)
    if not closed:
        curve.append(spots[-1])
    return curve


def _between(four: Sequence[Spot], axis: int, t: float) -> float:
    a, b, c, d = (spot[axis] for spot in four)
    return 0.5 * (
        2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t**2 + (3 * b - a - 3 * c + d) * t**3
    )


class Pen:
    """Draws on one portrait. Later marks lie over earlier ones."""

    def __init__(self, background: Colour) -> None:
        size = (WIDTH * _LARGE, HEIGHT * _LARGE)
        self._picture = Image.new("RGB", size, background)
        self._draw = ImageDraw.Draw(self._picture)

    def shape(self, spots: Sequence[Spot], colour: Colour) -> None:
        """Fill the outline ``spots``."""
        self._draw.polygon([(x * _LARGE, y * _LARGE) for x, y in spots], fill=colour)

    def blob(self, spots: Sequence[Spot], colour: Colour) -> None:
        """Fill the smooth outline through ``spots``."""
        self.shape(smooth(spots), colour)

    def oval(self, middle: Spot, across: float, down: float, colour: Colour) -> None:
        """Fill an oval with the half axes ``across`` and ``down``."""
        self._draw.ellipse(_box(middle, across, down, _LARGE), fill=colour)

    def ring(self, middle: Spot, across: float, down: float, colour: Colour, width: float) -> None:
        """Draw the outline of an oval."""
        box = _box(middle, across, down, _LARGE)
        self._draw.ellipse(box, outline=colour, width=round(width * _LARGE))

    def frame(
        self, corners: tuple[float, float, float, float], colour: Colour, width: float
    ) -> None:
        """Draw the outline of a box with round corners."""
        box = tuple(side * _LARGE for side in corners)
        self._draw.rounded_rectangle(box, 13 * _LARGE, outline=colour, width=round(width * _LARGE))

    def block(
        self, corners: tuple[float, float, float, float], colour: Colour, turn: float
    ) -> None:
        """Fill a box with corners of the radius ``turn``."""
        box = tuple(side * _LARGE for side in corners)
        self._draw.rounded_rectangle(box, turn * _LARGE, fill=colour)

    def stroke(self, spots: Sequence[Spot], colour: Colour, width: float) -> None:
        """Draw a smooth open line with round ends."""
        line = [(x * _LARGE, y * _LARGE) for x, y in smooth(spots, closed=False)]
        self._draw.line(line, fill=colour, width=round(width * _LARGE), joint="curve")
        for end in (line[0], line[-1]):
            self._draw.ellipse(_box(end, width * _LARGE / 2, width * _LARGE / 2, 1), fill=colour)

    def shade(
        self,
        spots: Sequence[Spot],
        colour: Colour,
        strength: float,
        blur: float,
        within: Sequence[Spot] | None = None,
    ) -> None:
        """Lay a soft see-through shape over the picture; ``within`` limits it to an outline."""
        reach = 3 * blur + _SOFT
        left = max(0, int(min(x for x, _ in spots) - reach) // _SOFT)
        top = max(0, int(min(y for _, y in spots) - reach) // _SOFT)
        right = min(WIDTH // _SOFT, int(max(x for x, _ in spots) + reach) // _SOFT + 1)
        low = min(HEIGHT // _SOFT, int(max(y for _, y in spots) + reach) // _SOFT + 1)
        veil = Image.new("L", (right - left, low - top), 0)
        outline = [(x / _SOFT - left, y / _SOFT - top) for x, y in spots]
        ImageDraw.Draw(veil).polygon(outline, fill=round(255 * strength))
        veil = veil.filter(ImageFilter.GaussianBlur(blur / _SOFT))
        up = _SOFT * _LARGE
        veil = veil.resize((veil.width * up, veil.height * up), Image.Resampling.BILINEAR)
        corner = (left * up, top * up)
        if within is not None:
            limit = Image.new("L", veil.size, 0)
            edge = [(x * _LARGE - corner[0], y * _LARGE - corner[1]) for x, y in within]
            ImageDraw.Draw(limit).polygon(edge, fill=255)
            veil = ImageChops.multiply(veil, limit)
        box = (*corner, corner[0] + veil.width, corner[1] + veil.height)
        self._picture.paste(colour, box, veil)

    def finish(self) -> Image.Image:
        """The portrait in its finished size."""
        left, top, right, low = (side * _LARGE for side in _SEEN)
        return self._picture.resize(
            (WIDTH, HEIGHT), Image.Resampling.LANCZOS, (left, top, right, low)
        )


def _box(
    middle: Spot, across: float, down: float, scale: float
) -> tuple[float, float, float, float]:
    x, y = middle
    return (
        (x - across) * scale,
        (y - down) * scale,
        (x + across) * scale,
        (y + down) * scale,
    )


def round_shape(middle: Spot, across: float, down: float) -> list[Spot]:
    """Spots around an oval, for `Pen.shade`."""
    x, y = middle
    corner = 0.7071
    unit = ((1, 0), (corner, corner), (0, 1), (-corner, corner))
    half = [(across * a, down * b) for a, b in unit]
    return smooth([(x + a, y + b) for a, b in half] + [(x - a, y - b) for a, b in half])
