"""What a spreadsheet takes for a formula."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
