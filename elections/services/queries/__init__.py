"""Read what pages show, as frozen values."""
