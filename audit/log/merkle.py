"""The Merkle tree of the trail (RFC 9162, section 2.1), with SHA-256.

A leaf hash is SHA-256(00 || leaf), a node SHA-256(01 || left || right), the root of nothing
SHA-256 of the empty string. All functions but `leaf_hash` and `root_of` take leaf hashes, so each
leaf is hashed only once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

HASH_BYTES = 32


def leaf_hash(leaf: bytes) -> bytes:
    """Hash one entry, 32 bytes."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Hash an inner node, 32 bytes."""
    return sha256(b"\x01" + left + right).digest()


def _split(size: int) -> int:
    """Return the largest power of two below ``size`` (``size`` >= 2)."""
    return 1 << ((size - 1).bit_length() - 1)


def root(hashes: Sequence[bytes]) -> bytes:
    """Compute the root of the tree over these leaf hashes: RFC 9162, 2.1.1, level by level.

    An odd last hash goes up unchanged; this equals the RFC's split at the largest power of two.
    """
    if not hashes:
        return sha256(b"").digest()
    level = list(hashes)
    while len(level) > 1:
        pairs = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        if len(level) % 2:
            pairs.append(level[-1])
        level = pairs
    return level[0]


def root_of(leaves: Iterable[bytes]) -> bytes:
    """Compute the root of the tree over these leaves, 32 bytes."""
    return root([leaf_hash(leaf) for leaf in leaves])


@dataclass(frozen=True, slots=True)
class Frontier:
    """A compact range from the first leaf: what is needed to append to a tree of ``size`` leaves.

    ``nodes`` are the roots of its perfect subtrees, the largest first, one for each 1 in the binary
    form of ``size``. Appending a leaf or finding the root takes O(log size) hashes.
    """

    size: int = 0
    nodes: tuple[bytes, ...] = ()

    def append(self, leaf: bytes) -> Frontier:
        """Return the tree with one more leaf hash at its end."""
        nodes, carry = list(self.nodes), leaf
        size = self.size
        while size & 1:  # merge with the subtree of the same height before it
            carry = node_hash(nodes.pop(), carry)
            size >>= 1
        return Frontier(self.size + 1, (*nodes, carry))

    def root(self) -> bytes:
        """Compute the root of the tree, the same as `root` of all its leaf hashes."""
        if not self.nodes:
            return sha256(b"").digest()
        *rest, top = self.nodes
        for node in reversed(rest):
            top = node_hash(node, top)
        return top

    def to_bytes(self) -> bytes:
        """Return the nodes one after the other, 32 bytes each."""
        return b"".join(self.nodes)

    @classmethod
    def from_bytes(cls, size: int, raw: bytes) -> Frontier:
        """Read the frontier of ``size`` leaves. Raises `ValueError` if ``raw`` cannot be one."""
        if size < 0 or len(raw) != HASH_BYTES * size.bit_count():
            msg = f"no frontier of {size} leaves"
            raise ValueError(msg)
        starts = range(0, len(raw), HASH_BYTES)
        return cls(size, tuple(raw[start : start + HASH_BYTES] for start in starts))


def inclusion_proof(hashes: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """Return the path from leaf ``index`` to the root, lowest first: RFC 9162, 2.1.3.1."""
    if not 0 <= index < len(hashes):
        msg = f"no leaf {index} in a tree of {len(hashes)}"
        raise IndexError(msg)
    if len(hashes) == 1:
        return ()
    middle = _split(len(hashes))
    left, right = hashes[:middle], hashes[middle:]
    if index < middle:
        return (*inclusion_proof(left, index), root(right))
    return (*inclusion_proof(right, index - middle), root(left))


def consistency_proof(hashes: Sequence[bytes], first: int) -> tuple[bytes, ...]:
    """Prove that the tree of the first ``first`` leaves is a beginning of this one.

    RFC 9162, 2.1.4.1. An empty or an equal tree needs no proof.
    """
    if not 0 <= first <= len(hashes):
        msg = f"no tree of {first} leaves in a tree of {len(hashes)}"
        raise IndexError(msg)
    if first in (0, len(hashes)):
        return ()
    return _subproof(first, hashes, whole=True)


def _subproof(first: int, hashes: Sequence[bytes], *, whole: bool) -> tuple[bytes, ...]:
    if first == len(hashes):
        return () if whole else (root(hashes),)
    middle = _split(len(hashes))
    left, right = hashes[:middle], hashes[middle:]
    if first <= middle:
        return (*_subproof(first, left, whole=whole), root(right))
    return (*_subproof(first - middle, right, whole=False), root(left))


def _are_hashes(*values: bytes) -> bool:
    return all(len(value) == HASH_BYTES for value in values)


def is_included(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], tree_root: bytes
) -> bool:
    """Tell whether ``leaf`` is leaf hash ``index`` of the tree of ``size``: RFC 9162, 2.1.3.2."""
    if not 0 <= index < size or not _are_hashes(leaf, tree_root, *proof):
        return False
    node, last, here = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if node & 1 or node == last:
            here = node_hash(sibling, here)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            here = node_hash(here, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and here == tree_root


def is_consistent(
    first: int, first_root: bytes, second: int, second_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Tell whether the first tree is a beginning of the second: RFC 9162, 2.1.4.2.

    An empty tree is a beginning of every tree, so of it nothing is proved: never true.
    """
    if not 1 <= first <= second or not _are_hashes(first_root, second_root, *proof):
        return False
    if first == second:
        return not proof and first_root == second_root
    path = list(proof)
    if first & (first - 1) == 0:  # an exact power of two is its own first node
        path.insert(0, first_root)
    if not path:
        return False
    node, last = first - 1, second - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if node & 1 or node == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            new = node_hash(new, sibling)
        node, last = node >> 1, last >> 1
    return last == 0 and old == first_root and new == second_root
