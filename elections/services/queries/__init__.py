"""What pages show, as frozen values."""
