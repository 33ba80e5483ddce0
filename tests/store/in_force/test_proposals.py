"""A proposal is kept whole, decided once, and put in force only on the version that it was made from."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from regions.centre import Centre
from regions.directory import read_centres
from regions.geography import DATA, load_geography
from staff.proposal import Decision, Progress, Proposal
from store.ids import new_id
from store.in_force.directory import StoredDirectory
from store.in_force.proposals import Outcome, StoredProposals
from store.tables.in_force import directory_proposals
from tests.store.record import NOON, Record

PUBLISHED = Decision(Progress.PUBLISHED, "second", NOON)
REFUSED = Decision(Progress.REFUSED, "second", NOON, "the number is wrong")


@pytest.fixture(scope="module")
def demo_centres() -> list[Centre]:
    return read_centres((DATA / "demo_centres.csv").read_text("utf-8"), load_geography(), NOON.date())


@pytest.fixture
def directory(record: Record, demo_centres: list[Centre]) -> StoredDirectory:
    record.directory.save(demo_centres, NOON)
    return record.directory


@pytest.fixture
def proposals(record: Record) -> StoredProposals:
    return StoredProposals(record.engine, record.vault)


def made_from(directory: StoredDirectory, name: str) -> Proposal:
    base = directory.newest_number()
    first, *others = directory.centres_of(base) or ()
    return Proposal(new_id(), base, "first", NOON, "a new sign", (replace(first, name_uz=name), *others))


def test_a_proposal_is_read_as_it_was_made(directory: StoredDirectory, proposals: StoredProposals) -> None:
    proposal = made_from(directory, "Yangi")
    proposals.add(proposal)
    assert proposals.one(proposal.id) == proposal
    assert proposals.waiting() == [proposal]
    assert proposals.one("no such") is None


def test_a_published_one_is_in_force_with_who_and_when(directory: StoredDirectory, proposals: StoredProposals) -> None:
    proposal = made_from(directory, "Yangi")
    proposals.add(proposal)
    assert proposals.publish(proposal, PUBLISHED) is Outcome.PUBLISHED
    assert directory.newest().centres == proposal.centres
    assert [version.by for version in directory.versions()] == ["second", None]
    assert proposals.published() == {directory.newest_number(): replace(proposal, decision=PUBLISHED)}


def test_of_two_on_one_version_the_second_is_outdated_and_keeps_its_text(
    directory: StoredDirectory, proposals: StoredProposals
) -> None:
    one, other = made_from(directory, "Bir"), made_from(directory, "Ikki")
    proposals.add(one)
    proposals.add(other)
    assert proposals.publish(one, PUBLISHED) is Outcome.PUBLISHED
    assert proposals.publish(other, PUBLISHED) is Outcome.OUTDATED
    assert proposals.waiting() == [other]
    assert directory.newest().centres[0].name_uz == "Bir"


def test_what_was_refused_is_never_published(directory: StoredDirectory, proposals: StoredProposals) -> None:
    proposal = made_from(directory, "Yangi")
    proposals.add(proposal)
    assert proposals.decide(proposal, REFUSED)
    assert not proposals.decide(proposal, REFUSED)
    assert proposals.publish(proposal, PUBLISHED) is Outcome.DECIDED
    assert len(directory.versions()) == 1
    assert proposals.decided(5) == [replace(proposal, decision=REFUSED)]


def test_many_who_publish_at_once_publish_one(directory: StoredDirectory, proposals: StoredProposals) -> None:
    made = [made_from(directory, f"Nom {number}") for number in range(6)]
    for proposal in made:
        proposals.add(proposal)
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda proposal: proposals.publish(proposal, PUBLISHED), made))
    assert sorted(outcome.name for outcome in outcomes) == ["OUTDATED"] * 5 + ["PUBLISHED"]
    assert len(directory.versions()) == 2


def test_nothing_of_a_proposal_is_readable_in_the_record(
    directory: StoredDirectory, proposals: StoredProposals, record: Record
) -> None:
    proposals.add(made_from(directory, "Yangi"))
    [row] = record.rows(directory_proposals)
    sealed = (row["centres_sealed"], row["why_sealed"])
    assert not any(word in cell for cell in sealed for word in (b"Yangi", b"+998", b"sign"))
