"""A phone on the page as a finger and an eye have it."""

from typing import Self

from playwright.sync_api import Locator, Page, expect

ALL_PHONES = ("hers", "contact", "centre")


class PhoneOnPage:
    """One of the three phones; every step waits until the page has followed."""

    def __init__(self, page: Page, name: str) -> None:
        self.section = page.locator(f"#{name}")
        self.screen = self.section.locator(".screen")
        self.line = self.section.locator(".line")

    def presses(self, keys: str) -> Self:
        """Press keys of the keypad."""
        for key in keys:
            self.section.locator(f'[data-key="{key}"]').click()
        return self

    def taps(self, *keys: str) -> Self:
        """Press each of these runs of one key so fast that it makes one letter."""
        for run in keys:
            self.section.evaluate(
                "(section, [key, times]) => { for (let i = 0; i < times; i++)"
                " section.querySelector(`[data-key='${key}']`).click() }",
                [run[0], len(run)],
            )
        return self

    def sends(self, keys: str = "") -> Self:
        """Press keys, then the green one."""
        self.presses(keys).section.locator(".call").click()
        return self

    def hangs_up(self) -> Self:
        self.section.locator(".hang-up").click()
        return self

    def soft(self, side: str) -> Locator:
        return self.section.locator(f'[data-does="{side}"]')

    def shows(self, *words: str) -> Self:
        for text in words:
            expect(self.screen).to_contain_text(text)
        return self

    def has_typed(self, text: str) -> Self:
        expect(self.line).to_have_value(text)
        return self
