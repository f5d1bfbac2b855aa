"""The numbered checks, by what they look at. `audit.verify` runs them in order."""
