"""Hair and headscarves of the portraits: what lies behind the head, and what lies on it."""

from __future__ import annotations

import math
import random

from elections.example.looks import Look
from elections.example.pen import Colour, Pen, Spot, mix, smooth

CX, CY = 240.0, 272.0  # between the eyes; all heads share it
SKULL = 118.0  # from there to the top of the head
_CROWN = 0.8  # how round the top of the head is; 1 is an oval

# Hair that falls past the chin: how low it ends, and how far it stands out from the face.
FALLING = {"bob": (402.0, 26.0), "long": (520.0, 26.0), "waves": (490.0, 40.0)}

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)


def head_outline(look: Look, grow: float = 0) -> list[Spot]:
    """The outline of the head, ``grow`` pixels larger on all sides."""
    spots = []
    for step in range(96):
        angle = 2 * math.pi * step / 96
        across, down = math.cos(angle), math.sin(angle)
        power = look.jaw if down > 0 else _CROWN
        tall = look.chin if down > 0 else SKULL
        wide = look.face_width + grow
        x = CX + wide * math.copysign(abs(across) ** power, across)
        spots.append((x, CY + (tall + grow) * math.copysign(abs(down), down)))
    return spots


def hair_behind(pen: Pen, look: Look, lot: random.Random) -> None:
    """Hair that falls behind the face and over the shoulders."""
    if look.scarf is not None:
        return
    w = look.face_width
    dark = mix(look.hair_colour, _BLACK, 0.22)
    if look.hair in FALLING:
        _falling(pen, look, dark)
    elif look.hair == "bun":
        pen.oval((CX, 128), 44, 38, dark)
        pen.oval((CX - 3, 124), 38, 32, look.hair_colour)
    elif look.hair == "ponytail":
        tail = [(CX + 40, 165), (CX + w + 34, 200), (CX + w + 46, 290), (CX + w + 30, 400)]
        pen.blob([*tail, (CX + w + 4, 440), (CX + w + 6, 330), (CX + 50, 250)], dark)
    elif look.hair in ("afro", "curls"):
        _curls_behind(pen, look, lot)
    elif look.hair == "bald":
        for side in (-1, 1):
            edge = CX + side * look.face_width
            patch = [(edge - side * 12, 216), (edge + side * 3, 232), (edge + side * 8, 262)]
            pen.blob([*patch, (edge + side * 6, 312), (edge - side * 16, 318)], look.hair_colour)


def _falling(pen: Pen, look: Look, dark: Colour) -> None:
    low, flare = FALLING[look.hair]
    side = look.face_width + flare
    right = [
        (CX + 60, 150),
        (CX + look.face_width + 14, 212),
        (CX + side, 320),
        (CX + side, low - 40),
    ]
    if look.hair == "waves":
        right[2:] = [(CX + side - 14, 290), (CX + side + 4, 350), (CX + side - 8, 420)]
        right.append((CX + side, low - 30))
    right.append((CX + side - 26, low))
    left = [(2 * CX - x, y) for x, y in reversed(right)]
    pen.blob([(CX, 142), *right, (CX + 40, low - 16), (CX - 40, low - 16), *left], dark)


def hair_in_front(pen: Pen, look: Look) -> None:
    """Long hair that lies on the shoulders, left and right of the neck."""
    if look.scarf is not None or look.hair not in FALLING:
        return
    dark = mix(look.hair_colour, _BLACK, 0.22)
    low, flare = FALLING[look.hair]
    out = look.face_width + flare
    for side in (-1, 1):
        lock = [(54, 390), (out - 20, 300), (out, 330), (out, low - 36), (out - 24, low)]
        lock += [(58, low - 12), (48, low - 60)]
        pen.blob([(CX + side * x, y) for x, y in lock if y <= low], dark)


def _curls_behind(pen: Pen, look: Look, lot: random.Random) -> None:
    large = look.hair == "afro"
    dark = mix(look.hair_colour, _BLACK, 0.1)
    reach = 40 if large else 10
    for step in range(26):
        angle = math.pi * (0.92 + 1.16 * step / 25) if large else math.pi * (1 + step / 25)
        radius = lot.uniform(30, 37) if large else lot.uniform(17, 22)
        x = CX + (look.face_width + reach - 8) * math.cos(angle)
        y = CY - 10 + (SKULL + reach - 22) * math.sin(angle)
        pen.oval((x, y), radius, radius, dark)


def hair_on_top(pen: Pen, look: Look, lot: random.Random) -> None:
    """Hair that lies on the head, or the headscarf."""
    if look.scarf is not None:
        _scarf(pen, look)
        return
    if look.hair == "bald":
        _bald(pen, look)
        return
    top = _cap(look)
    pen.shape(top, look.hair_colour)
    light = mix(look.hair_colour, _WHITE, 0.3)
    glow = [(CX - 70, 190), (CX - 20, 158), (CX + 30, 160), (CX - 10, 176)]
    pen.shade(smooth(glow), light, 0.55, 10, within=top)
    if look.hair in ("afro", "curls"):
        _curls_on_top(pen, look, lot)


# Where the hair ends on the forehead: spots from the right temple to the left, as shares of the
# face's half width and pixels from the line between the eyes. "|": the left is like the right.
_HAIRLINES = {
    "crop": "0.93 2, 0.86 -38, 0.66 -66, 0.2 -76 |",
    "side": "0.93 6, 0.86 -34, 0.7 -52, 0.3 -64, -0.2 -82, -0.42 -96, -0.7 -64, -0.88 -34, -0.93 6",
    "quiff": "0.93 2, 0.87 -40, 0.7 -74, 0.3 -88, -0.25 -86, -0.7 -72, -0.87 -40, -0.93 2",
    "curls": "0.93 4, 0.86 -36, 0.66 -62, 0.2 -70 |",
    "receding": "0.94 2, 0.9 -44, 0.74 -92, 0.5 -88, 0.2 -98 |",
    "bob": "1 60, 0.86 10, 0.8 -34, 0.5 -66, 0.1 -92, -0.12 -94, -0.5 -68, -0.8 -34, "
    "-0.86 10, -1 60",
    "long": "1 70, 0.84 10, 0.74 -44, 0.4 -74, 0 -100 |",
    "waves": "1 64, 0.84 6, 0.72 -40, 0.3 -62, -0.25 -92, -0.42 -100, -0.6 -74, -0.82 -36, "
    "-0.88 8, -1 64",
    "bun": "0.95 -14, 0.84 -52, 0.6 -76, 0.2 -88 |",
    "ponytail": "0.95 -8, 0.86 -44, 0.62 -50, 0.2 -54, -0.2 -52, -0.62 -50, -0.86 -44, -0.95 -8",
    "pixie": "0.97 26, 0.86 -18, 0.74 -44, 0.36 -52, 0 -58, -0.34 -70, -0.6 -84, -0.8 -48, "
    "-0.88 -16, -0.97 26",
    "afro": "0.95 0, 0.86 -42, 0.62 -66, 0.2 -76 |",
}
_LIFT = {"quiff": 20.0, "afro": 26.0, "curls": 14.0, "crop": 7.0, "receding": 4.0, "bun": 7.0}


def _hairline(style: str) -> list[Spot]:
    pairs = (pair.split() for pair in _HAIRLINES[style].rstrip(" |").split(","))
    line = [(float(share), float(y)) for share, y in pairs]
    if not _HAIRLINES[style].endswith("|"):
        return line
    return line + [(-share, y) for share, y in reversed(line) if share]


def _cap(look: Look) -> list[Spot]:
    """Outline of the hair on the skull: over the top from left to right, then the hairline."""
    lift = _LIFT.get(look.hair, 12.0)
    line = [(CX + share * look.face_width, CY + y) for share, y in _hairline(look.hair)]
    side = {"bob": 14.0, "long": 14.0, "waves": 16.0, "pixie": 10.0}.get(look.hair, 5.0)
    outer = []
    for step in range(41):
        angle = math.pi * (1 + step / 40)
        across, up = math.cos(angle), max(0.0, -math.sin(angle))
        wide = look.face_width + side
        bump = lift * up**1.5
        if look.hair == "quiff":
            bump *= 1 + 0.35 * across
        y = CY - SKULL * up - bump
        outer.append((CX + wide * math.copysign(abs(across) ** _CROWN, across), y))
    start, end = line[-1], line[0]
    return [
        start,
        (CX - look.face_width - side, (start[1] + CY) / 2),
        *outer,
        (CX + look.face_width + side, (end[1] + CY) / 2),
        *smooth(line, closed=False),
    ]


def _curls_on_top(pen: Pen, look: Look, lot: random.Random) -> None:
    light = mix(look.hair_colour, _WHITE, 0.1)
    large = look.hair == "afro"
    for share, y in _hairline(look.hair)[1:-1]:
        radius = lot.uniform(15, 20)
        spot = (CX + share * look.face_width, CY + y - 10)
        pen.oval(spot, radius, radius * 0.9, look.hair_colour)
    for _ in range(34 if large else 22):
        angle = math.pi * lot.uniform(1.12, 1.88)
        far = lot.uniform(0.78, 1.12 if large else 0.98)
        spot = (CX + look.face_width * far * math.cos(angle), CY + 122 * far * math.sin(angle) - 4)
        radius = lot.uniform(8, 12)
        pen.ring(spot, radius, radius, light, 2.2)


def _bald(pen: Pen, look: Look) -> None:
    shine = smooth([(CX - 50, 180), (CX - 12, 162), (CX + 30, 168), (CX - 10, 184)])
    pen.shade(shine, mix(look.skin, _WHITE, 0.6), 0.5, 10)


def _scarf(pen: Pen, look: Look) -> None:
    cloth = look.scarf or _WHITE
    dark, light = mix(cloth, _BLACK, 0.22), mix(cloth, _WHITE, 0.2)
    w = look.face_width
    right = [(CX + 62, 142), (CX + w + 20, 200), (CX + w + 27, 285), (CX + w + 20, 370)]
    right += [(CX + w + 34, 440), (CX + w + 48, 500)]
    left = [(2 * CX - x, y) for x, y in reversed(right)]
    outer = smooth([(CX, 124), *right, (CX + 60, 536), (CX - 40, 545), *left])
    face = [(CX + (w - 7) * a, CY + y) for a, y in _OPENING]
    pen.shape(outer, cloth)
    pen.shade(smooth([(x * 1.06 - CX * 0.06, y + 14) for x, y in face]), dark, 0.7, 9, within=outer)
    fold = [(CX - w - 16, 380), (CX - 50, 430), (CX + 30, 446), (CX + w + 24, 420)]
    pen.stroke(fold, dark, 3)
    pen.stroke([(x + 4, y + 40) for x, y in fold], dark, 3)
    pen.stroke([(CX - 66, 176), (CX - 10, 146), (CX + 54, 160)], light, 4)
    # The face is seen through the opening: drawn over the cloth, under eyes and mouth.
    pen.shape(smooth(face), look.skin)
    shade = mix(look.skin, (120, 50, 40), 0.4)
    pen.shade(
        smooth([(CX - w, 190), (CX, 158), (CX + w, 190), (CX, 178)]), shade, 0.5, 7, smooth(face)
    )


_OPENING = (
    *((0.0, -84), (0.55, -70), (0.88, -26), (0.95, 20), (0.84, 68), (0.45, 106), (0.0, 119)),
    *((-0.45, 106), (-0.84, 68), (-0.95, 20), (-0.88, -26), (-0.55, -70)),
)
