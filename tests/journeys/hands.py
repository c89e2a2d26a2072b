# SPDX-License-Identifier: EUPL-1.2
"""How a person works a page: with a mouse, or with the keyboard alone."""

from playwright.sync_api import Locator, Page, expect

FARTHEST = 400  # presses of Tab until a thing is called out of reach


class Mouse:
    """Clicks and types."""

    def press(self, thing: Locator) -> None:
        """A button or a link."""
        thing.click()

    def fill(self, field: Locator, text: str) -> None:
        """A field, whatever it held."""
        field.fill(text)

    def choose(self, select: Locator, value: str) -> None:
        """An option."""
        select.select_option(value)

    def unfold(self, part: Locator) -> None:
        """A <details>."""
        if part.get_attribute("open") is None:
            self.press(part.locator("> summary"))


class Keyboard(Mouse):
    """Never touches the mouse: Tab, Enter, Space, arrows and letters."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def reach(self, thing: Locator) -> None:
        """Tab until the thing has the focus, and the focus can be seen."""
        handle = thing.element_handle()
        assert handle is not None
        for _ in range(FARTHEST):
            if self.page.evaluate("one => document.activeElement === one", handle):
                assert self.page.evaluate("one => one.matches(':focus-visible')", handle), "the focus is not shown"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"out of reach of Tab: {thing}")

    def press(self, thing: Locator) -> None:
        self.reach(thing)
        self.page.keyboard.press("Enter")

    def fill(self, field: Locator, text: str) -> None:
        self.reach(field)
        if field.get_attribute("type") in ("date", "time"):
            field.fill(text)  # the browser's own picker: its keys differ by version and language
            return
        self.page.keyboard.press("Control+A")
        self.page.keyboard.insert_text(text)

    def choose(self, select: Locator, value: str) -> None:
        self.reach(select)
        wanted = select.locator(f"option[value='{value}']").evaluate("one => one.index")
        self.page.keyboard.press("Home")
        for _ in range(int(wanted)):
            self.page.keyboard.press("ArrowDown")
        expect(select).to_have_value(value)
