"""What a made-up person looks like. Drawn by lot, so that all kinds of people stand."""

from __future__ import annotations

import random
from dataclasses import dataclass

from elections.example.pen import Colour

SKINS: tuple[Colour, ...] = (
    (250, 220, 200),
    (243, 204, 178),
    (231, 184, 152),
    (214, 162, 124),
    (186, 131, 94),
    (154, 104, 72),
    (121, 80, 56),
    (92, 61, 45),
)
_FAIR_HAIR: tuple[Colour, ...] = (
    (66, 45, 34),
    (98, 66, 42),
    (132, 88, 52),
    (168, 84, 46),
    (198, 158, 96),
    (44, 34, 32),
)
_DARK_HAIR: tuple[Colour, ...] = ((32, 26, 26), (42, 30, 28), (24, 22, 26))
_GREY_HAIR: tuple[Colour, ...] = ((150, 148, 148), (192, 190, 188), (112, 108, 108))
_BACKGROUNDS: tuple[Colour, ...] = (
    (214, 228, 236),
    (222, 233, 216),
    (243, 230, 208),
    (233, 222, 236),
    (244, 220, 212),
    (212, 232, 228),
    (236, 232, 224),
)
_CLOTHES: tuple[Colour, ...] = (
    (46, 84, 124),
    (152, 58, 62),
    (58, 110, 88),
    (112, 78, 128),
    (196, 142, 52),
    (72, 80, 92),
    (36, 116, 132),
    (176, 92, 112),
    (104, 120, 62),
    (64, 64, 108),
)
_SCARVES: tuple[Colour, ...] = ((70, 92, 132), (140, 70, 92), (56, 112, 108), (196, 176, 148))
_EYES: tuple[Colour, ...] = ((86, 62, 44), (70, 52, 40), (84, 110, 122), (98, 112, 78))

SHORT = ("crop", "side", "quiff", "curls", "receding", "bald")
LONG = ("bob", "long", "bun", "ponytail", "waves", "pixie", "afro")
GARMENTS = ("jumper", "stripes", "shirt", "vneck", "hoodie", "cardigan")


@dataclass(frozen=True, slots=True)
class Look:
    """All that a portrait shows. Numbers are pixels of the finished portrait."""

    skin: Colour
    hair: str
    hair_colour: Colour
    eyes: Colour
    background: Colour
    garment: str
    cloth: Colour
    cloth_two: Colour
    face_width: float
    jaw: float  # 0.7 (square) to 1 (oval)
    chin: float
    shoulders: float
    smile: str  # "closed" or "open"
    age: int  # 0 young, 1 middle, 2 old
    beard: str  # "", "stubble", "short" or "full"
    glasses: str  # "", "round" or "square"
    hearing_aid: bool
    wheelchair: bool
    scarf: Colour | None  # a headscarf in place of hair
    soft: bool  # fuller lips, finer brows
    turn: bool  # mirrored: parting and hearing aid on the other side


def choose_look(
    lot: random.Random, *, woman: bool, tones: tuple[int, int], scarf: bool, youngest: int = 0
) -> Look:
    """Draw a look by lot. ``tones``: first and last place in `SKINS` to draw from."""
    tone = lot.randint(*tones)
    age = max(youngest, lot.choice((0, 0, 1, 1, 2)))
    grey = age == 2 or (age == 1 and lot.random() < 0.15)
    colours = _GREY_HAIR if grey else (_FAIR_HAIR if tone < 3 else _DARK_HAIR)
    beard = "" if woman else lot.choice(("", "", "stubble", "short", "full"))
    cloth, cloth_two = lot.sample(_CLOTHES, 2)
    return Look(
        skin=SKINS[tone],
        hair=_hair(lot, woman=woman, tone=tone, age=age),
        hair_colour=lot.choice(colours),
        eyes=lot.choice(_EYES if tone < 3 else _EYES[:2]),
        background=lot.choice(_BACKGROUNDS),
        garment=lot.choice(GARMENTS[:2] if scarf else GARMENTS),
        cloth=cloth,
        cloth_two=cloth_two,
        face_width=lot.uniform(82, 92) - (3 if woman else 0),
        jaw=lot.uniform(0.86, 0.98) if woman else lot.uniform(0.74, 0.92),
        chin=lot.uniform(112, 126) - (4 if woman else 0),
        shoulders=lot.uniform(138, 156) if woman else lot.uniform(156, 178),
        smile=lot.choice(("closed", "open", "open")),
        age=age,
        beard=beard,
        glasses=lot.choice(("", "", "round", "square")),
        hearing_aid=lot.random() < 0.14,
        wheelchair=lot.random() < 0.16,
        scarf=lot.choice(_SCARVES) if scarf else None,
        soft=woman,
        turn=lot.random() < 0.5,
    )


def _hair(lot: random.Random, *, woman: bool, tone: int, age: int) -> str:
    if not woman:
        return lot.choice(SHORT if age else SHORT[:4])
    if tone >= 5:
        return lot.choice(("afro", "bun", "afro", "pixie", "bob"))
    return lot.choice([style for style in LONG if style != "afro"])
