"""The directory as this room handles it: what a member may see, and how a change becomes a proposal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NoReturn

from flask import abort

from console.frame.desk import Desk
from regions.centre import Centre
from regions.changes import Change
from regions.geography import Geography
from staff.audit import Deed
from staff.proposal import Proposal, concerns_only
from staff.steps import Step
from store.ids import new_id
from store.in_force.directory import StoredDirectory
from store.in_force.proposals import StoredProposals
from texts.times import local_date
from vocabulary.codes import CentreCode, RegionCode

LONGEST_WHY = 500
"""Characters of a reason; the rest of a longer one is shown back, to be shortened."""


@dataclass(frozen=True)
class Binder:
    """The directory and what is proposed for it, for whoever sits at the desk."""

    desk: Desk

    @cached_property
    def proposals(self) -> StoredProposals:
        """What is proposed."""
        return StoredProposals(self.desk.service.engine, self.desk.service.vault)

    @property
    def directory(self) -> StoredDirectory:
        """What is in force, and was."""
        return self.desk.service.directory

    @property
    def geography(self) -> Geography:
        """The regions and districts."""
        return self.desk.service.geography

    @property
    def today(self) -> date:
        """The date in Tashkent."""
        return local_date(self.desk.now())

    @property
    def regions(self) -> list[RegionCode]:
        """Those that this member sees."""
        return [region.code for region in self.geography.regions if self.desk.member.sees(region.code)]

    def in_force(self) -> tuple[int, tuple[Centre, ...]]:
        """The newest version: its number, 0 before the first, and its centres."""
        number = self.directory.newest_number()
        return number, self.directory.version(number or None).centres

    def centre(self, code: str) -> Centre:
        """The centre in force with this code; a page that there is not for one that is not theirs to see."""
        centre = self.directory.newest().get(CentreCode(code))
        if centre is None:
            abort(404)
        if not self.desk.member.sees(centre.region):
            self.refuse("centre", code, centre.region)
        return centre

    def proposal(self, proposal_id: str) -> tuple[Proposal, list[Change]]:
        """The proposal with this id and what it changes; as `centre` for one that is not theirs."""
        proposal = self.proposals.one(proposal_id)
        if proposal is None:
            abort(404)
        changes = self.changes_of(proposal)
        if not concerns_only(changes, self.desk.member):
            self.refuse("proposal", proposal_id)
        return proposal, changes

    def changes_of(self, proposal: Proposal) -> list[Change]:
        """What a proposal changes."""
        return proposal.changes_of(self.directory.centres_of(proposal.base) or ())

    def waiting(self) -> list[tuple[Proposal, list[Change]]]:
        """What waits for a judgement and is theirs to see."""
        waiting = ((proposal, self.changes_of(proposal)) for proposal in self.proposals.waiting())
        return [(one, changes) for one, changes in waiting if concerns_only(changes, self.desk.member)]

    def propose(self, centres: Iterable[Centre], base: int, why: str) -> str:
        """Keep a proposal of who sits here, and give its id; a page that there is not for a region not theirs."""
        proposal = Proposal(new_id(), base, self.desk.member.id, self.desk.now(), why, tuple(centres))
        if not concerns_only(self.changes_of(proposal), self.desk.member):
            self.refuse("directory", "")
        self.desk.note(Deed.CHANGED, "proposal", proposal.id, step=Step.PROPOSE, reason=why)
        self.proposals.add(proposal)
        return proposal.id

    def refuse(self, kind: str, key: str, region: RegionCode | None = None) -> NoReturn:
        """Answer as if there were no such thing, and write down who tried."""
        self.desk.note(Deed.REFUSED, kind, key[:64], region=region)
        abort(404)
