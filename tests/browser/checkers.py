"""Ask both accessibility checkers what is wrong with a page."""

from playwright.async_api import Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


async def faults(page: Page) -> list[str]:
    # A page that a click leads to may be there before its style is.
    await page.wait_for_load_state("load")
    axe = await page.evaluate("(tags) => axe.run({ runOnly: tags })", RULES)
    found = [f"axe {each['id']}: {each['nodes'][0]['html'][:200]}" for each in axe["violations"]]
    sniffed = await page.evaluate(
        """() => new Promise((done) => HTMLCS.process("WCAG2AA", document, () => done(HTMLCS.getMessages()
            .filter((each) => each.type === HTMLCS.ERROR).map((each) => each.code + ": " + each.msg))))"""
    )
    return found + sniffed
