"""Asks axe what is wrong with a page."""

from axe_playwright_python.sync_playwright import Axe

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_ALL_COLOURS = {"runOnly": TAGS}
# The dark page has the same elements; only what is judged by colours can differ.
ONLY_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}

axe = Axe()


def violations(page, *, options=None, without=()):
    """Rule and element of each violation, as in `light color-contrast: .lead`."""
    options = {"resultTypes": ["violations"]} | (options or IN_ALL_COLOURS)
    found = axe.run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {' '.join(map(str, node['target']))}"
        for rule in found
        if rule["id"] not in without
        for node in rule["nodes"]
    ]


def violations_in_both_schemes(page, *, without=()):
    page.emulate_media(color_scheme="light")
    in_light = violations(page, without=without)
    page.emulate_media(color_scheme="dark")
    in_dark = violations(page, options=ONLY_COLOURS, without=without)
    return [f"light {one}" for one in in_light] + [f"dark {one}" for one in in_dark]
