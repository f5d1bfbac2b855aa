"""The pages, and the JSON that the voter's tablet uses."""
