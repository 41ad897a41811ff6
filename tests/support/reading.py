"""How readers get about: a press by mouse or by keyboard, and what stands on the first screen."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, expect

Press = Callable[[Locator], None]

_ON_SCREEN = """(element) => {
  const box = element.getBoundingClientRect()
  return scrollY === 0 && box.width > 0 && box.top >= 0 && box.left >= 0
    && box.bottom <= innerHeight && box.right <= innerWidth
}"""


def by_mouse(target: Locator) -> None:
    """Click."""
    target.click()


def by_keyboard(target: Locator) -> None:
    """Go from the place of the focus with the Tab key until the target has it, then press Enter."""
    page = target.page
    for _ in range(400):
        page.keyboard.press("Tab")
        if target.evaluate("(element) => element === document.activeElement"):
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"The Tab key does not reach {target}.")


def expect_on_first_screen(target: Locator) -> None:
    """Expect an element whole on the screen of a page that nobody has scrolled."""
    expect(target).to_be_visible()
    assert target.evaluate(_ON_SCREEN), target.inner_text()
