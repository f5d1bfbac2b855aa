"""The published record: its files and documents."""
