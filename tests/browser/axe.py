"""Asks axe what is wrong with a page."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_ALL_RESPECTS = {"runOnly": TAGS}
# The dark page has the same elements; only what is judged by colours can differ.
IN_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
# Otherwise axe writes style elements of its own, which the policy refuses.
QUIETLY = {"resultTypes": ["violations"], "preload": False}
RUN = "(options) => axe.run(options)"
# One fading can start another.
FADED = """async () => {
  let running;
  while ((running = document.getAnimations()).length) await Promise.all(running.map((one) => one.finished));
}"""


def violations(page, known=(), *, is_dark_too=True):
    """Each violation, light and dark, as in `light color-contrast: .lead`, but for those known: (rule, markup)."""
    page.evaluate(Axe().axe_script)
    found = [f"light {one}" for one in ask(page, IN_ALL_RESPECTS, known)]
    if not is_dark_too:
        return found
    page.emulate_media(color_scheme="dark")
    page.evaluate(FADED)
    found += [f"dark {one}" for one in ask(page, IN_COLOURS, known)]
    # The next page is loaded in light colours, with nothing to fade.
    page.emulate_media(color_scheme="light")
    return found


def ask(page, respects, known):
    for rule in page.evaluate(RUN, QUIETLY | respects)["violations"]:
        for node in rule["nodes"]:
            if not any(rule["id"] == name and markup in node["html"] for name, markup in known):
                yield f"{rule['id']}: {' '.join(map(str, node['target']))}"
