"""The secretary's pages for setting up an election, one question on each."""
