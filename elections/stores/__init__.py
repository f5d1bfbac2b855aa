"""Turn database rows into values and back."""
