"""What Ctrl-C leaves behind, said by the command that was stopped."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

UNCHANGED = "nothing was changed"


def when_stopped(words: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Let a command that is stopped end with these words."""

    def around(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def stoppable(*given: Any, **named: Any) -> None:
            try:
                command(*given, **named)
            except KeyboardInterrupt:
                raise click.ClickException(f"stopped; {words}") from None

        return stoppable

    return around


class Commands(click.Group):
    """Commands of which one that is stopped while it asks has done nothing yet."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run one."""
        try:
            return super().invoke(ctx)
        except click.Abort:
            raise click.ClickException(f"stopped; {UNCHANGED}") from None
