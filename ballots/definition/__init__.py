"""The definition of an election: model, rules, codec."""
