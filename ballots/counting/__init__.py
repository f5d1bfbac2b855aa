"""From totals to seats. Integers only; every step is a line that a person can follow."""

from ballots.counting.count import NO_BOX, Count, Tie, Totals
from ballots.counting.lots import Lot, lot_order
from ballots.counting.methods import METHODS, count_seats, smallest_margin

__all__ = [
    "METHODS",
    "NO_BOX",
    "Count",
    "Lot",
    "Tie",
    "Totals",
    "count_seats",
    "lot_order",
    "smallest_margin",
]
