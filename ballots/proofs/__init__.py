"""Zero-knowledge proofs (specification, Verification keys, Interval membership)."""
