"""The election as everybody agreed on it: model, rules, codec."""
