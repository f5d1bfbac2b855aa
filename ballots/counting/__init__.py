"""From totals to seats. Integers only; every step is a line that a person can follow."""

from ballots.counting.lots import Lot, lot_order
from ballots.counting.plurality import Count, Tie, count_seats

__all__ = ["Count", "Lot", "Tie", "count_seats", "lot_order"]
