"""The rooms that the menu of the console leads to, in its order."""

from dataclasses import dataclass

from staff.rights import Right


@dataclass(frozen=True, slots=True)
class Door:
    """An entry of the menu: the page it opens, its sign, and the right without which it is not shown."""

    endpoint: str
    icon: str
    right: Right

    @property
    def key(self) -> str:
        """The key of its name in the catalogue."""
        return f"room.{self.endpoint.partition('.')[0]}"


DOORS = (
    Door("queue.show", "bell", Right.SEE_WORK),
    Door("requests.show", "phone", Right.ANSWER_REQUESTS),
    Door("review.show", "inbox", Right.REVIEW),
    Door("shift.show", "note", Right.ACT),
    Door("find.show", "search", Right.SEE_WORK),
    Door("centres.show", "house", Right.SEE_DIRECTORY),
    Door("articles.show", "book", Right.SEE_ARTICLES),
    Door("roster.show", "calendar", Right.SEE_ROSTER),
    Door("figures.show", "chart", Right.SEE_FIGURES),
    Door("audit.show", "eye", Right.SEE_UNUSUAL),
    Door("team.show", "people", Right.LET_IN),
)
