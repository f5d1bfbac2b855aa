"""The count, one module a command."""
