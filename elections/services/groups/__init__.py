"""Groups: the areas they are of, their organisers, and what they send."""
