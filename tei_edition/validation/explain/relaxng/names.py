"""Name classes of RELAX NG: which names an element or attribute pattern is for. Knows names only."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """One name."""

    namespace: str
    local: str

    def has(self, namespace: str, local: str) -> bool:
        """Whether the class contains a name."""
        return self.local == local and self.namespace == namespace


class AnyName(NamedTuple):
    """All names, or those of one namespace, but for some."""

    namespace: str | None = None
    but: NameClass | None = None

    def has(self, namespace: str, local: str) -> bool:
        """Whether the class contains a name."""
        if self.namespace is not None and self.namespace != namespace:
            return False
        return self.but is None or not self.but.has(namespace, local)


class Names(NamedTuple):
    """The names of any of several classes."""

    classes: tuple[NameClass, ...]

    def has(self, namespace: str, local: str) -> bool:
        """Whether the class contains a name."""
        return any(each.has(namespace, local) for each in self.classes)


NameClass = Name | AnyName | Names


def listed(names: NameClass) -> tuple[Name, ...]:
    """The names that the class gives one by one; wildcards give none."""
    if isinstance(names, Name):
        return (names,)
    if isinstance(names, Names):
        return tuple(name for each in names.classes for name in listed(each))
    return ()


def split(tag: str) -> tuple[str, str]:
    """The namespace and the local name of a name as lxml writes it."""
    namespace, brace, local = tag.rpartition("}")
    return (namespace[1:], local) if brace else ("", tag)


def tag_of(name: Name) -> str:
    """The name as lxml writes it."""
    return f"{{{name.namespace}}}{name.local}" if name.namespace else name.local
