"""Votes: sealed votes, vote cards, keys, tally and counting. Pure: no web, no database."""
