"""Printed papers marked by machine as people mark them, and captured as scanners and phones do.

All randomness comes from one generator, so a page can be made again.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from itertools import pairwise
from random import Random
from typing import cast

import cv2
import numpy as np
import numpy.typing as npt
import pypdfium2  # type: ignore[import-untyped]

from ballots.paper.geometry import Rect
from ballots.paper.tags import Grey

DPI = 300
A_MM = DPI / 25.4
PEN, FELT, PENCIL = 25, 15, 120  # how dark: 0 is black

Point = tuple[float, float]


def rendered(pdf: bytes, number: int = 0, dpi: int = DPI) -> Grey:
    """Render a page of a PDF, grey."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number].render(scale=dpi / 72, grayscale=True)
        return np.array(page.to_pil())


# --- marks: each draws into a box in millimetres of a page of `DPI` ------------------------------

Mark = Callable[[Grey, Rect, Random], None]


def draw_line(page: Grey, points: list[Point], width: float, dark: int, rng: Random) -> None:
    """Draw a stroke with the small turns of a hand."""
    shaky = [
        (x + rng.gauss(0, 0.12), y + rng.gauss(0, 0.12))
        for (x0, y0), (x1, y1) in pairwise(points)
        for step in range(9)
        for x, y in [(x0 + (x1 - x0) * step / 8, y0 + (y1 - y0) * step / 8)]
    ]
    pixels = np.array([(x * A_MM * 16, y * A_MM * 16) for x, y in shaky], np.int32)
    ink = np.full_like(page, 255)
    cv2.polylines(
        ink, [pixels.reshape(-1, 1, 2)], False, dark, max(1, round(width * A_MM)), cv2.LINE_AA, 4
    )
    np.minimum(page, ink, out=page)


def _inner(box: Rect, rng: Random, size: float) -> tuple[float, float, float]:
    """Return the middle of a mark and half its size, inside the box."""
    half = box.width / 2 * size
    free = max(box.width / 2 - half - 2.2, 0)
    x = box.x + box.width / 2 + rng.uniform(-free, free)
    y = box.y + box.height / 2 + rng.uniform(-free, free)
    return x, y, half


def _cross(low: float, high: float, width: tuple[float, float], dark: int) -> Mark:
    def draw(page: Grey, box: Rect, rng: Random) -> None:
        x, y, r = _inner(box, rng, rng.uniform(low, high))
        pen, d = rng.uniform(*width), dark + rng.randint(-10, 20)
        a, b = rng.uniform(0.75, 1), rng.uniform(0.75, 1)
        draw_line(page, [(x - r * a, y - r * b), (x + r * b, y + r * a)], pen, d, rng)
        draw_line(page, [(x + r * a, y - r * a), (x - r * b, y + r * b)], pen, d, rng)

    return draw


def _tick(low: float, high: float, width: tuple[float, float], dark: int) -> Mark:
    def draw(page: Grey, box: Rect, rng: Random) -> None:
        x, y, r = _inner(box, rng, rng.uniform(low, high))
        pen, d = rng.uniform(*width), dark + rng.randint(-10, 20)
        draw_line(page, [(x - r, y), (x - r * 0.3, y + r * 0.8), (x + r, y - r)], pen, d, rng)

    return draw


def _circle(page: Grey, box: Rect, rng: Random) -> None:
    x, y, r = _inner(box, rng, rng.uniform(0.5, 0.85))
    turn = rng.uniform(0, 6)
    angles = [turn + i * 0.33 for i in range(21)]
    points = [(x + r * math.cos(a), y + r * rng.uniform(0.9, 1) * math.sin(a)) for a in angles]
    draw_line(page, points, rng.uniform(0.5, 0.9), PEN, rng)


def _scribble(page: Grey, box: Rect, rng: Random) -> None:
    x, y, r = _inner(box, rng, rng.uniform(0.55, 0.8))
    points = [(x + rng.uniform(-r, r), y + rng.uniform(-r, r)) for _ in range(rng.randint(12, 22))]
    draw_line(page, points, rng.uniform(0.5, 1.0), PEN, rng)


def _single(page: Grey, box: Rect, rng: Random) -> None:
    x, y, r = _inner(box, rng, rng.uniform(0.6, 0.85))
    draw_line(page, [(x - r, y + r * 0.5), (x + r, y - r * 0.5)], rng.uniform(0.6, 0.9), PEN, rng)


def _dot(page: Grey, box: Rect, rng: Random) -> None:
    x, y, _ = _inner(box, rng, 0.1)
    draw_line(page, [(x, y), (x + 0.4, y + 0.3)], rng.uniform(0.7, 1.4), PEN, rng)


def _slip(page: Grey, box: Rect, rng: Random) -> None:
    x, y, _ = _inner(box, rng, 0.3)
    angle, length = rng.uniform(0, 6), rng.uniform(2.5, 6)
    end = (x + length * math.cos(angle), y + length * math.sin(angle))
    draw_line(page, [(x, y), end], rng.uniform(0.4, 0.8), PEN, rng)


def _over_the_edge(page: Grey, box: Rect, rng: Random) -> None:
    y = box.y + rng.uniform(4, box.height - 4)
    start = (box.x - rng.uniform(2, 4), y)
    end = (box.x + rng.uniform(0.4, 1.0), y + rng.uniform(-2, 2))
    draw_line(page, [start, end], rng.uniform(0.5, 0.8), PEN, rng)


def _smudge(page: Grey, box: Rect, rng: Random) -> None:
    x, y, r = _inner(box, rng, rng.uniform(0.3, 0.7))
    ink: npt.NDArray[np.float32] = np.zeros(page.shape, np.float32)
    centre = (round(x * A_MM), round(y * A_MM))
    axes = (round(r * A_MM), round(r * 0.5 * A_MM))
    cv2.ellipse(ink, centre, axes, rng.uniform(0, 180), 0, 360, rng.uniform(25, 80), -1)
    soft = cv2.GaussianBlur(ink, (0, 0), A_MM)
    np.copyto(page, np.clip(page - soft, 0, 255).astype(np.uint8))


def _taken_back(page: Grey, box: Rect, rng: Random) -> None:
    """A cross, and then the whole box scribbled over."""
    _cross(0.6, 0.8, (0.5, 0.8), PEN)(page, box, rng)
    x, y, r = _inner(box, rng, 0.85)
    lines = rng.randint(11, 16)
    points = []
    for i in range(lines):
        across = x - r + 2 * r * i / (lines - 1)
        points += [(across, y - r), (across + rng.uniform(-0.5, 0.5), y + r)]
    draw_line(page, points, rng.uniform(0.6, 0.9), PEN, rng)


PLAIN: Mapping[str, Mark] = {
    "cross": _cross(0.5, 0.85, (0.5, 0.9), PEN),
    "tick": _tick(0.5, 0.8, (0.5, 0.9), PEN),
    "circle": _circle,
}
VOTES: Mapping[str, Mark] = {
    **PLAIN,
    "small cross": _cross(0.25, 0.4, (0.5, 0.9), PEN),
    "felt tick": _tick(0.5, 0.8, (1.2, 2.2), FELT),
    "felt cross": _cross(0.5, 0.8, (1.2, 2.2), FELT),
    "scribble": _scribble,
    "line": _single,
    "pencil cross": _cross(0.5, 0.8, (0.4, 0.7), PENCIL),
    "pencil tick": _tick(0.45, 0.75, (0.4, 0.7), PENCIL),
}
SLIPS: Mapping[str, Mark] = {
    "dot": _dot,
    "slip": _slip,
    "edge": _over_the_edge,
    "smudge": _smudge,
}
TAKEN_BACK: Mapping[str, Mark] = {"taken back": _taken_back}


# --- captures ------------------------------------------------------------------------------------

Capture = Callable[[Grey, Random], Grey]


def _jpeg(image: Grey, quality: int) -> Grey:
    _, raw = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
    return cast(Grey, cv2.imdecode(raw, cv2.IMREAD_GRAYSCALE))


def _noisy(image: Grey, rng: Random, spread: float) -> Grey:
    noise = np.random.default_rng(rng.getrandbits(32)).normal(0, spread, image.shape)
    return np.clip(image + noise, 0, 255).astype(np.uint8)


def _dulled(image: Grey, black: int, white: int) -> Grey:
    return np.clip(black + image * ((white - black) / 255), 0, 255).astype(np.uint8)


def scanned(image: Grey, rng: Random, dpi: int, most_turn: float = 2.0, scale: float = 1.0) -> Grey:
    """Capture as a feeder does: a little turned, blurred and noisy, as a JPEG."""
    shrink = dpi / DPI * scale
    height, width = image.shape
    turn = cv2.getRotationMatrix2D(
        (width / 2, height / 2), rng.uniform(-most_turn, most_turn), shrink
    )
    size = (round(width * dpi / DPI * 1.02), round(height * dpi / DPI * 1.02))
    turn[0, 2] += size[0] / 2 - width / 2
    turn[1, 2] += size[1] / 2 - height / 2
    blurred = cv2.GaussianBlur(image, (0, 0), max(0.4, 0.45 / shrink))
    flat = cv2.warpAffine(blurred, turn, size, flags=cv2.INTER_AREA, borderValue=250)
    dull = _dulled(cast(Grey, flat), 18, 246)
    return _jpeg(_noisy(dull, rng, 3), rng.randint(60, 90))


def photographed(image: Grey, rng: Random, tilt: float, *, is_shadowed: bool = False) -> Grey:
    """Capture as a telephone does: from aside, uneven light, a dark table around."""
    height, width = image.shape
    scale = 2600 / height
    small = cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    height, width = small.shape
    lean, edge = math.sin(math.radians(tilt)) * 0.25, 140
    left, right = rng.uniform(-lean, lean) * width, rng.uniform(0, lean) * width
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    seen = corners + np.array(
        [
            [edge + max(right, 0), edge],
            [edge - abs(right), edge + left * 0.2],
            [edge + rng.uniform(-20, 20), edge - abs(left) * 0.2],
            [edge - rng.uniform(-20, 20), edge],
        ],
        np.float32,
    )
    matrix = cv2.getPerspectiveTransform(corners, seen)
    size = (width + 2 * edge, height + 2 * edge)
    flat = cv2.warpPerspective(small, matrix, size, borderValue=70).astype(np.float32)
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    light = 1 - 0.3 * (x / size[0]) * rng.uniform(0.3, 1) - 0.2 * (y / size[1]) * rng.uniform(0, 1)
    if is_shadowed:
        where = rng.uniform(0.3, 0.7) * size[0] + (y - size[1] / 2) * rng.uniform(-0.6, 0.6)
        soft = 1 / (1 + np.exp((x - where) / rng.uniform(4, 30)))
        light *= 1 - 0.4 * soft
    lit = np.clip(flat * light, 0, 255).astype(np.uint8)
    blurred = cv2.GaussianBlur(lit, (0, 0), rng.uniform(0.7, 1.2))
    return _jpeg(_noisy(_dulled(cast(Grey, blurred), 20, 235), rng, 5), rng.randint(70, 90))


def curled(image: Grey, rng: Random) -> Grey:
    """Bend the paper by up to 2.5 mm before it is photographed."""
    height, width = image.shape
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    depth, phase = rng.uniform(1.0, 2.5) * A_MM, rng.uniform(0, 3)
    bent = (depth * np.sin(y / height * math.pi * 2 + phase)).astype(np.float32)
    return cast(Grey, cv2.remap(image, x + bent, y, cv2.INTER_LINEAR, borderValue=255))


def folded(image: Grey, y: float) -> Grey:
    """Draw the grey line that a fold leaves, at ``y`` millimetres."""
    out = image.copy()
    row = round(y * A_MM)
    out[row - 3 : row + 3] = (out[row - 3 : row + 3] * 0.8).astype(np.uint8)
    return out


def covered(image: Grey, corner: int) -> Grey:
    """Lay a hand, dark, over one corner of the paper."""
    out = image.copy()
    height, width = out.shape
    reach = round(22 * A_MM)
    rows = slice(0, reach) if corner in {0, 1} else slice(round(250 * A_MM), height)
    columns = slice(0, reach) if corner in {0, 3} else slice(width - reach, width)
    out[rows, columns] = 90
    return out


def upside_down(image: Grey) -> Grey:
    return np.ascontiguousarray(image[::-1, ::-1])


FLAT: Mapping[str, Capture] = {
    "300 dpi": lambda image, rng: scanned(image, rng, 300),
    "200 dpi, 5 degrees, 95 %": lambda image, rng: scanned(image, rng, 200, 5.0, 0.95),
    "150 dpi, upside down": lambda image, rng: scanned(upside_down(image), rng, 150, 3.0),
    "200 dpi, folded": lambda image, rng: scanned(folded(image, 157.5), rng, 200),
    "200 dpi, a corner covered": lambda image, rng: scanned(
        covered(image, rng.choice((0, 2, 3))), rng, 200
    ),
}
PHONE: Mapping[str, Capture] = {
    "phone, 15 degrees": lambda image, rng: photographed(image, rng, 15),
    "phone, 30 degrees, shadow": lambda image, rng: photographed(image, rng, 30, is_shadowed=True),
    "phone, curled": lambda image, rng: photographed(curled(image, rng), rng, 10),
}
