"""Paper: vote cards to print. Voting papers, and reading them, come later."""
