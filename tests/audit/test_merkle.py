from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.log import merkle

# The eight leaves and roots that the certificate transparency projects test with.
LEAVES = [
    bytes.fromhex(text)
    for text in (
        *("", "00", "10", "2021", "3031", "40414243"),
        *("5051525354555657", "606162636465666768696a6b6c6d6e6f"),
    )
]
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
ALL = [merkle.leaf_hash(bytes([n])) for n in range(64)]
WRONG = b"\xff" * 32


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size: int) -> None:
    hashes = [merkle.leaf_hash(leaf) for leaf in LEAVES[:size]]
    assert merkle.root(hashes).hex() == ROOTS[size]


def test_every_leaf_of_every_tree_up_to_64_is_proved_and_nothing_else() -> None:
    for size in range(65):
        hashes = ALL[:size]
        root = merkle.root(hashes)
        for index in range(size):
            proof = merkle.inclusion_proof(hashes, index)
            assert merkle.is_included(hashes[index], index, size, proof, root)
            assert not merkle.is_included(WRONG, index, size, proof, root)
            assert not merkle.is_included(hashes[index], index, size, (*proof, WRONG), root)
            assert not merkle.is_included(hashes[index], index, size, proof, WRONG)
            if proof:
                assert not merkle.is_included(hashes[index], index, size, proof[1:], root)
                assert not merkle.is_included(hashes[index], index ^ 1, size, proof, root)


def test_every_beginning_of_every_tree_up_to_64_is_proved_and_nothing_else() -> None:
    roots = [merkle.root(ALL[:size]) for size in range(65)]
    for second in range(65):
        for first in range(second + 1):
            proof = merkle.consistency_proof(ALL[:second], first)
            pair = (first, roots[first], second, roots[second])
            assert merkle.is_consistent(*pair, proof) == (first > 0)  # none of an empty tree
            assert not merkle.is_consistent(*pair, (*proof, WRONG))
            assert not merkle.is_consistent(first, WRONG, second, roots[second], proof)
            assert not merkle.is_consistent(first, roots[first], second, WRONG, proof)
            if proof:
                assert not merkle.is_consistent(*pair, proof[:-1])
                assert not merkle.is_consistent(*pair, (WRONG, *proof[1:]))


@given(st.integers(1, 2**16), st.data())
def test_roots_and_proofs_of_large_trees_agree(size: int, data: st.DataObject) -> None:
    size = min(size, 2**12) if size % 7 else size
    hashes = [size.to_bytes(4, "big") + n.to_bytes(28, "big") for n in range(size)]
    root = merkle.root(hashes)
    index, first = data.draw(st.integers(0, size - 1)), data.draw(st.integers(1, size))
    path = merkle.inclusion_proof(hashes, index)
    assert merkle.is_included(hashes[index], index, size, path, root)
    proof = merkle.consistency_proof(hashes, first)
    assert merkle.is_consistent(first, merkle.root(hashes[:first]), size, root, proof)


@given(st.lists(st.binary(max_size=8), max_size=40), st.integers(-2, 42))
def test_there_is_no_proof_of_a_leaf_or_tree_that_is_not_there(
    leaves: list[bytes], index: int
) -> None:
    hashes = [merkle.leaf_hash(leaf) for leaf in leaves]
    if not 0 <= index < len(leaves):
        with pytest.raises(IndexError):
            merkle.inclusion_proof(hashes, index)
        assert not merkle.is_included(WRONG, index, len(leaves), (), merkle.root(hashes))
    if not 0 <= index <= len(leaves):
        with pytest.raises(IndexError):
            merkle.consistency_proof(hashes, index)
        assert not merkle.is_consistent(index, WRONG, len(leaves), merkle.root(hashes), ())


@pytest.mark.parametrize("short", [b"", ALL[0][:31], ALL[0] + b"\0"])
def test_a_proof_with_a_malformed_hash_is_refused(short: bytes) -> None:
    """Also where the numbers would come out right, as in a tree of one leaf."""
    assert not merkle.is_included(short, 0, 1, (), short)
    assert not merkle.is_included(ALL[0], 0, 2, (short,), merkle.node_hash(ALL[0], short))
    assert not merkle.is_consistent(1, short, 1, short, ())
    longer = merkle.node_hash(ALL[0], short)
    assert not merkle.is_consistent(1, ALL[0], 2, longer, (short,))


def test_an_empty_tree_includes_no_leaf() -> None:
    empty = merkle.root(())
    assert not merkle.is_included(ALL[0], 0, 0, (), empty)
    assert not merkle.is_consistent(0, empty, 0, empty, ())
    assert not merkle.is_consistent(0, empty, 7, WRONG, ())


def test_an_empty_proof_is_refused_where_one_is_needed() -> None:
    roots = [merkle.root(ALL[:size]) for size in (3, 7)]
    assert not merkle.is_consistent(3, roots[0], 7, roots[1], ())
    assert not merkle.is_consistent(8, roots[0], 7, roots[1], ())


@given(st.lists(st.binary(max_size=4), max_size=300))
def test_a_frontier_gives_the_root_of_all_leaves(leaves: list[bytes]) -> None:
    hashes = [merkle.leaf_hash(leaf) for leaf in leaves]
    frontier = merkle.Frontier()
    for number, leaf in enumerate(hashes):
        assert frontier.root() == merkle.root(hashes[:number])
        frontier = frontier.append(leaf)
    assert (frontier.size, frontier.root()) == (len(hashes), merkle.root(hashes))
    assert len(frontier.nodes) == len(hashes).bit_count()
    assert merkle.Frontier.from_bytes(frontier.size, frontier.to_bytes()) == frontier


@given(st.integers(1, 300), st.data())
def test_no_other_node_or_size_gives_the_same_root(size: int, data: st.DataObject) -> None:
    frontier = merkle.Frontier()
    for number in range(size):
        frontier = frontier.append(merkle.leaf_hash(str(number).encode()))
    place = data.draw(st.integers(0, len(frontier.nodes) - 1))
    nodes = [WRONG if number == place else node for number, node in enumerate(frontier.nodes)]
    assert merkle.Frontier(size, tuple(nodes)).root() != frontier.root()
    if len(frontier.nodes) > 1:
        assert merkle.Frontier(size, frontier.nodes[::-1]).root() != frontier.root()


@pytest.mark.parametrize(("size", "length"), [(0, 32), (1, 0), (1, 64), (3, 32), (3, 63), (-1, 0)])
def test_bytes_of_another_size_are_no_frontier(size: int, length: int) -> None:
    with pytest.raises(ValueError, match="no frontier"):
        merkle.Frontier.from_bytes(size, bytes(length))
