"""The tamper-evident log under the trail: Merkle tree and signed checkpoints."""
