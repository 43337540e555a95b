"""Values that are rivals make one group; a chain of single links does not join two events."""

from __future__ import annotations

from collections.abc import Sequence

from summarizer.grouping import group_links


def never(mine: Sequence[str], theirs: Sequence[str]) -> bool:
    return False


def groups(
    links: Sequence[tuple[str, str, float]], apart: tuple[str, str] | None = None
) -> set[frozenset[str]]:
    def parted(mine: Sequence[str], theirs: Sequence[str]) -> bool:
        return apart is not None and {mine[0], theirs[0]} == set(apart)

    return {frozenset(group) for group in group_links(links, str, parted)}


def test_values_linked_with_each_other_are_one_group() -> None:
    links = [("8", "14", 0.5), ("14", "21", 0.5), ("8", "21", 0.4)]
    assert groups(links) == {frozenset({"8", "14", "21"})}


def test_a_single_link_does_not_join_two_groups() -> None:
    one = [("11", "17", 0.6), ("17", "21", 0.6), ("11", "21", 0.6)]
    other = [("6", "7", 0.6), ("6", "11", 0.2)]
    assert groups(one + other) == {frozenset({"11", "17", "21"}), frozenset({"6", "7"})}


def test_values_that_never_belong_together_are_parted() -> None:
    links = [("43", "16", 0.9), ("16", "9", 0.8), ("43", "9", 0.5)]
    assert groups(links, apart=("43", "16")) == {frozenset({"16", "9"})}


def test_no_links_make_no_groups() -> None:
    assert group_links([], str, never) == []
