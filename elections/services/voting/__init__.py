"""While voting is open."""
