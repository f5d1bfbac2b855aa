"""The trail: a closed catalogue of what can happen in an election."""
