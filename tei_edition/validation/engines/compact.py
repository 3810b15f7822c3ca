"""RELAX NG in the compact syntax, converted by trang, where that is on the PATH.

What the file includes is read under the rules of `bundle`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tei_edition.validation.engines.bundle import Bundle, bundle, reference
from tei_edition.validation.engines.java import environment
from tei_edition.validation.engines.trouble import SchemaError, broken
from tei_edition.validation.schemas.schema import Language, Schema

_SECONDS = 120
_MOST_FILES = 100
_ESCAPE = re.compile(r"\\x\{([0-9a-fA-F]{1,6})\}")
_TOKEN = re.compile(
    r'#[^\n]*|"""(?:[^"]|"(?!""))*"""|\'\'\'(?:[^\']|\'(?!\'\'))*\'\'\'|"[^"\n]*"|\'[^\'\n]*\''
    r"|\\?[\w.:-]+|\s+|.",
    re.DOTALL,
)


def converted(schema: Schema) -> Bundle:
    """The bundle of a schema in the compact syntax; SchemaError where it cannot be converted."""
    state = schema.path.stat()
    return _converted(schema.path, schema.catalogs, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=16)
def _converted(path: Path, catalogs: tuple[Path, ...], changed: int, size: int) -> Bundle:
    trang = shutil.which("trang")
    if trang is None:
        raise SchemaError(
            "V007",
            "RELAX NG in the compact syntax is converted by trang, which is not installed",
            "Install trang (Debian, Ubuntu: apt install trang; macOS: brew install jing-trang), or convert "
            "the schema once to .rng, and name that with --schema.",
        )
    with tempfile.TemporaryDirectory(prefix="tei-edition-schema-") as folder:
        for name, text in _copies(path.resolve(), catalogs):
            with open(Path(folder, name), "w", encoding="utf-8") as file:
                file.write(text)
        made = Path(folder, "s0.rng")
        _run([trang, "-I", "rnc", "-O", "rng", str(Path(folder, "s0.rnc")), str(made)])
        if not made.is_file():
            raise broken("trang cannot read it")
        return bundle(Schema(Language.RNG, made, ""))


def _run(command: list[str]) -> None:
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, env=environment())
    except subprocess.TimeoutExpired:
        raise SchemaError("V008", f"trang did not end within {_SECONDS} seconds") from None
    except OSError:
        raise SchemaError("V007", "trang cannot be started") from None
    if done.returncode:
        raise broken("trang cannot read it")


def _copies(path: Path, catalogs: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """The files of a schema with names of our own, in which each names the others by these."""
    names = {path: "s0.rnc"}
    queue = [path]
    for each in queue:
        try:
            text = each.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            raise broken("it is no UTF-8 text that can be read") from None
        parts = []
        for included, literal in _parts(_ESCAPE.sub(_unescaped, text)):
            if included:
                target = _target(literal[1:-1], each, path.parent, catalogs)
                if target not in names:
                    names[target] = f"s{len(names)}{target.suffix.lower()}"
                    queue.append(target)
                literal = f'"{names[target]}"'
            parts.append(literal)
        if len(queue) > _MOST_FILES:
            raise broken(f"it includes more than {_MOST_FILES} files")
        yield names[each], "".join(parts)


def _parts(text: str) -> Iterator[tuple[bool, str]]:
    """The tokens, and whether each is the name of a file that is included."""
    after = False
    for token in _TOKEN.findall(text):
        blank = token.isspace() or token.startswith("#")
        literal = token[0] in "\"'" and len(token) > 1
        yield after and literal, token
        if after and token.startswith(('"""', "'''")):
            raise broken("it names a file in three quotes, which is not read")
        if not blank:
            after = token in ("include", "external")


def _unescaped(found: re.Match[str]) -> str:
    code = int(found[1], 16)
    return chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else " "


def _target(address: str, base: Path, folder: Path, catalogs: tuple[Path, ...]) -> Path:
    path = reference(address, base, folder, catalogs)
    if path is None or path.suffix.lower() != ".rnc":
        raise broken("it includes what is not in its folder, or is no .rnc")
    return path
