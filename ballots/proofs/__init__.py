"""Proofs that show without telling (specification, Verification keys, Interval membership)."""
