"""From totals to seats. Integers only; every step is a line that a person can follow."""

from ballots.counting.lots import Lot, lot_order
from ballots.counting.methods import METHODS, count_seats
from ballots.counting.plurality import Count, Tie

__all__ = ["METHODS", "Count", "Lot", "Tie", "count_seats", "lot_order"]
