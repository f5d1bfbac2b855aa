"""Drawn portraits of people who do not exist: friendly grown-ups, all in the same crop."""

from __future__ import annotations

import io
import random

from PIL import Image, ImageOps

from elections.example.hair import (
    CX,
    CY,
    FALLING,
    hair_behind,
    hair_in_front,
    hair_on_top,
    head_outline,
)
from elections.example.looks import Look
from elections.example.pen import Colour, Pen, mix, round_shape, smooth

_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_BLUSH, _LIP, _INK = (214, 92, 84), (176, 66, 72), (46, 36, 36)
_EYE_APART = 37.0


def portrait(look: Look, lot: random.Random) -> bytes:
    """A JPEG of 480 x 600 pixels of somebody with this look; ``lot`` places the curls."""
    picture = draw_portrait(look, lot)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def draw_portrait(look: Look, lot: random.Random) -> Image.Image:
    """The picture itself."""
    pen = Pen(look.background)
    halo = round_shape((CX, 270), 215, 235)
    pen.shade(halo, mix(look.background, _WHITE, 0.6), 0.8, 40)
    if look.wheelchair:
        _wheelchair(pen, look)
    hair_behind(pen, look, lot)
    _body(pen, look)
    hair_in_front(pen, look)
    _neck(pen, look)
    _head(pen, look)
    hair_on_top(pen, look, lot)
    _beard(pen, look)
    _features(pen, look)
    if look.hearing_aid and look.scarf is None and look.hair not in FALLING:
        _hearing_aid(pen, look)
    if look.glasses:
        _glasses(pen, look)
    picture = pen.finish()
    return ImageOps.mirror(picture) if look.turn else picture


def _shadow(skin: Colour, share: float = 0.3) -> Colour:
    return mix(skin, (110, 42, 30), share)


def _wheelchair(pen: Pen, look: Look) -> None:
    metal, cushion = (70, 74, 82), (52, 56, 66)
    reach = look.shoulders * 0.92
    for side in (-1, 1):
        x = CX + side * reach
        pen.stroke([(x, 610), (x, 440), (x + side * 2, 418)], metal, 11)
        pen.stroke([(x + side * 2, 418), (x + side * 26, 408)], (40, 42, 48), 17)
    pen.block((CX - reach, 446, CX + reach, 640), cushion, 26)


def _body(pen: Pen, look: Look) -> None:
    s = look.shoulders
    right = [(CX + 44, 424), (CX + 78, 446), (CX + s * 0.8, 466), (CX + s, 506)]
    right += [(CX + s + 20, 570), (CX + s + 28, 640), (CX + s + 30, 760)]
    left = [(2 * CX - x, y) for x, y in reversed(right)]
    body = smooth([*right, *left])
    pen.shape(body, look.cloth)
    dark, light = mix(look.cloth, _BLACK, 0.25), mix(look.cloth, _WHITE, 0.16)
    if look.garment == "stripes":
        for y in range(482, 580, 44):
            band = [(0, y), (480, y), (480, y + 18), (0, y + 18)]
            pen.shade(band, look.cloth_two, 1.0, 0, within=body)
    for side in (-1, 1):  # the fold between arm and chest
        x = CX + side * s * 0.74
        pen.stroke([(x, 548), (x - side * 4, 580), (x - side * 2, 610)], dark, 3)
    pen.shade([(CX - s, 470), (CX - 60, 440), (CX - 90, 520)], light, 0.5, 16, within=body)


def _neck(pen: Pen, look: Look) -> None:
    wide = 40 if look.soft else 47
    low = {"shirt": 478, "vneck": 512, "cardigan": 486, "hoodie": 466}.get(look.garment, 468)
    spread = {"vneck": 26, "cardigan": 20}.get(look.garment, 12)
    trim = mix(look.cloth, _BLACK, 0.2)
    opening = [(CX - wide - spread, 438), (CX - wide * 0.66, low - 16), (CX, low)]
    opening += [(CX + wide * 0.66, low - 16), (CX + wide + spread, 438)]
    if look.garment in ("shirt", "vneck"):
        opening[1], opening[3] = (CX - wide * 0.6, low - 34), (CX + wide * 0.6, low - 34)
    if look.garment == "cardigan":  # a shirt of another colour under it
        front = [(CX - wide - 28, 446), (CX - 22, 610), (CX + 22, 610), (CX + wide + 28, 446)]
        pen.shape(front, mix(look.cloth_two, _WHITE, 0.55))
        for side in (-1, 1):
            pen.stroke([(CX + side * (wide + 28), 446), (CX + side * 22, 610)], trim, 6)
    if look.garment == "hoodie":
        for side in (-1, 1):
            hood = [(CX + side * 30, 412), (CX + side * 84, 424), (CX + side * 92, 456)]
            pen.blob([*hood, (CX + side * 44, 486), (CX + side * 14, 492)], trim)
            pen.stroke([(CX + side * 22, 484), (CX + side * 24, 548)], _WHITE, 4)
    column = [(CX - wide, 350), (CX - wide, 424), *opening, (CX + wide, 424), (CX + wide, 350)]
    outline = [*column[:2], *smooth(opening, closed=False), *column[-2:]]
    pen.shape(outline, look.skin)
    under = round_shape((CX, CY + look.chin + 2), wide + 34, 34)
    pen.shade(under, _shadow(look.skin), 0.8, 9, within=outline)
    if look.garment == "shirt":
        white = mix(look.cloth, _WHITE, 0.22)
        for side in (-1, 1):
            collar = [(CX + side * (wide + 2), 414), (CX + side * (wide + 24), 440)]
            pen.shape([*collar, (CX + side * 42, 500), (CX + side * 2, low + 2)], white)
            pen.stroke([(CX + side * 2, low + 2), (CX + side * 42, 500)], trim, 2.5)
        pen.stroke([(CX, low + 2), (CX, 610)], trim, 2.5)
        for y in (530, 578):
            pen.oval((CX + 7, y), 4, 4, mix(look.cloth, _WHITE, 0.7))
    elif look.garment in ("jumper", "stripes", "vneck"):
        pen.stroke(opening, trim, 9)


def _head(pen: Pen, look: Look) -> None:
    w = look.face_width
    if look.scarf is None and look.hair not in FALLING:
        for side in (-1, 1):
            pen.oval((CX + side * (w + 3), CY + 16), 14, 25, look.skin)
            pen.oval((CX + side * (w + 4), CY + 16), 7, 15, _shadow(look.skin, 0.2))
    outline = head_outline(look)
    pen.shape(outline, look.skin)
    # light from the upper left
    far = [(CX + w * 0.55, 140), (CX + w + 20, 200), (CX + w + 20, 400), (CX + 20, 410)]
    pen.shade([*far, (CX + w * 0.7, 330)], _shadow(look.skin), 0.5, 18, within=outline)
    for side in (-1, 1):
        cheek = round_shape((CX + side * w * 0.56, CY + 46), 22, 15)
        pen.shade(cheek, mix(look.skin, _BLUSH, 0.6), 0.5, 12, within=outline)


def _beard(pen: Pen, look: Look) -> None:
    if not look.beard:
        return
    w, chin = look.face_width, CY + look.chin
    grow = {"stubble": 0, "short": 3, "full": 9}[look.beard]
    below = sorted(spot for spot in head_outline(look, grow) if spot[1] >= CY + 8)
    inner = [(CX + w * 0.86, CY + 40), (CX + w * 0.66, CY + 62), (CX + 36, CY + 66)]
    inner += [(CX + 16, CY + 59), (CX, CY + 62)]
    inner += [(2 * CX - x, y) for x, y in reversed(inner[:-1])]
    outline = [*below, *smooth(inner, closed=False)]
    if look.beard == "stubble":
        pen.shade(outline, mix(look.hair_colour, look.skin, 0.2), 0.4, 6, head_outline(look))
        return
    pen.shape(outline, look.hair_colour)
    light = mix(look.hair_colour, _WHITE, 0.25)
    pen.shade(round_shape((CX - 30, chin - 18), 30, 12), light, 0.4, 8, within=outline)


def _features(pen: Pen, look: Look) -> None:
    brow = mix(look.hair_colour, _BLACK, 0.25)
    if look.scarf is not None:
        brow = (58, 42, 36)
    for side in (-1, 1):
        _eye(pen, look, CX + side * _EYE_APART)
        x, high = CX + side * _EYE_APART, CY - 25
        arch = [(x - side * 18, high), (x + side * 5, high - 5), (x + side * 21, high + 4)]
        pen.stroke(arch, brow, 4.5 if look.soft else 6.5)
        if look.age:
            line = [(x - 14, CY + 19), (x, CY + 23), (x + 13, CY + 20)]
            pen.stroke(line, _shadow(look.skin, 0.22), 2)
        if look.age == 2:
            fold = [(CX + side * 27, CY + 46), (CX + side * 37, CY + 58), (CX + side * 42, CY + 72)]
            pen.stroke(fold, _shadow(look.skin, 0.25), 2.2)
            corner = (x + side * 30, CY + 2)
            for up in (-6, 5):
                tail = (corner[0] + side * 9, corner[1] + up)
                pen.stroke([corner, tail], _shadow(look.skin, 0.25), 1.8)
    if look.age == 2:
        for y in (CY - 54, CY - 44):
            pen.stroke([(CX - 28, y), (CX, y - 3), (CX + 28, y)], _shadow(look.skin, 0.14), 2)
    nose = _shadow(look.skin, 0.34)
    side_light = [(CX + 4, CY + 2), (CX + 15, CY + 40), (CX + 2, CY + 46)]
    pen.shade(side_light, nose, 0.3, 5)
    pen.stroke([(CX - 15, CY + 42), (CX - 9, CY + 48), (CX, CY + 50)], nose, 3)
    pen.stroke([(CX, CY + 50), (CX + 9, CY + 48), (CX + 15, CY + 42)], nose, 3)
    _mouth(pen, look)


def _eye(pen: Pen, look: Look, x: float) -> None:
    y = CY + 1
    outer, inner = x - 17, x + 17
    almond = smooth([(outer, y + 2), (x - 8, y - 9), (x + 8, y - 9), (inner, y + 2), (x, y + 9)])
    pen.shape(almond, (250, 248, 244))
    pen.oval((x, y - 1), 8.6, 8.6, look.eyes)
    pen.oval((x, y - 1), 4.4, 4.4, (24, 20, 20))
    pen.oval((x - 3, y - 4), 2.4, 2.4, _WHITE)
    # the skin above covers the top of the iris
    lid = smooth(
        [(outer - 1, y + 1), (x - 8, y - 9), (x + 8, y - 9), (inner + 1, y + 1)], closed=False
    )
    pen.shape([*lid, (inner, y - 13), (x, y - 18), (outer, y - 13)], look.skin)
    pen.stroke(
        [(outer - 1, y + 2), (x - 8, y - 9), (x + 8, y - 9), (inner + 1, y + 2)],
        _INK,
        3.4 if look.soft else 2.6,
    )
    pen.stroke([(x - 12, y - 15), (x, y - 18), (x + 12, y - 15)], _shadow(look.skin, 0.28), 1.8)


def _mouth(pen: Pen, look: Look) -> None:
    y = CY + 78
    lip = mix(look.skin, _LIP, 0.62 if look.soft else 0.42)
    dark = mix(lip, (60, 10, 16), 0.5)
    if look.smile == "open":
        top = [(CX - 29, y - 4), (CX - 13, y - 1), (CX, y), (CX + 13, y - 1), (CX + 29, y - 4)]
        low = [(CX + 18, y + 9), (CX, y + 13), (CX - 18, y + 9)]
        rim = [(x, at - 4) for x, at in top] + [(x, at + 6) for x, at in low]
        pen.blob(rim, lip)
        pen.blob([*top, *low], dark)
        pen.blob([*top, (CX + 15, y + 6), (CX, y + 9), (CX - 15, y + 6)], (252, 250, 246))
    else:
        upper = [
            (CX - 31, y - 3),
            (CX - 10, y - 5),
            (CX, y - 3),
            (CX + 10, y - 5),
            (CX + 31, y - 3),
        ]
        pen.blob([*upper, (CX + 12, y + 11), (CX - 12, y + 11)], lip)
        pen.stroke(
            [(CX - 33, y - 5), (CX - 14, y + 3), (CX + 14, y + 3), (CX + 33, y - 5)], dark, 2.8
        )
    for side in (-1, 1):
        pen.stroke([(CX + side * 32, y - 8), (CX + side * 34, y - 2)], _shadow(look.skin, 0.3), 2)


def _hearing_aid(pen: Pen, look: Look) -> None:
    x, y = CX - look.face_width - 6, CY + 2
    shell = (196, 186, 172) if sum(look.skin) > 420 else (120, 112, 106)
    pen.blob(
        [(x - 6, y - 16), (x + 4, y - 20), (x + 2, y + 2), (x - 8, y + 18), (x - 14, y + 4)], shell
    )
    pen.stroke([(x + 2, y - 18), (x + 12, y - 10), (x + 10, y + 12)], (226, 226, 226), 2.6)
    pen.oval((x + 10, y + 14), 5, 5, shell)


def _glasses(pen: Pen, look: Look) -> None:
    rim = (52, 44, 44)
    for side in (-1, 1):
        x = CX + side * (_EYE_APART + 1)
        if look.glasses == "round":
            pen.ring((x, CY + 3), 30, 28, rim, 4)
        else:
            pen.frame((x - 31, CY - 20, x + 31, CY + 26), rim, 4)
        outer = x + side * 29
        pen.stroke([(outer, CY - 5), (CX + side * look.face_width, CY - 3)], rim, 4)
        pen.stroke([(x - 14, CY - 10), (x - 4, CY - 14)], _WHITE, 2)
    pen.stroke([(CX - 8, CY - 1), (CX, CY - 5), (CX + 8, CY - 1)], rim, 4)
