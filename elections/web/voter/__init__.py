"""The voter's pages."""
