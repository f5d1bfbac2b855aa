"""Printed sheets: vote cards and the picture wall."""
