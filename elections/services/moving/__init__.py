"""Backups, and the move of an election from one computer to another."""
