"""Numbers as citations have them: lost dashes, years."""

from __future__ import annotations

_LARGEST = 1500  # no volume has so many documents
_LAST_PAGE = 2500  # nor so many pages


def first_half(number: str) -> str:
    """The first of two numbers whose dash is lost ("142145"); else the number itself."""
    if not number.isdigit() or len(number) < 4 or int(number) <= _LARGEST:
        return number
    half = len(number) // 2
    first, last = number[:half], number[half:]
    return first if last[0] != "0" and int(first) < int(last) else number


def first_page(number: str, goes_on: bool) -> str:
    """The first of two pages whose dash is lost, where "pp." stands before one number ("pp. 3449")."""
    half = len(number) // 2
    first, last = number[:half], number[half:]
    alone = not goes_on or (number.isdigit() and int(number) > _LAST_PAGE)
    lost = number.isdigit() and alone and len(number) > 2 and last[0] != "0" and int(first) < int(last)
    return first if lost else number


def is_year(number: str) -> bool:
    """Whether a number is a year of the time that the series is of."""
    return len(number) == 4 and number.isdigit() and 1775 <= int(number) <= 2099
