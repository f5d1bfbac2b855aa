"""The secretary's pages."""
