"""The schema set as files, and settings that let editors find it. Knows files; knows nothing of documents."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from tei_edition.errors import OutputError
from tei_edition.output import write_atomic

_LEFT_OUT = (".py", ".pyc", ".sh")


def export(output: Path, editors: Sequence[str] = (), *, force: bool = False) -> Iterator[str]:
    """Writes the schemas into `output`, and settings for `editors` into the folder around it.

    Gives lines for the user. A file that is there and differs is overwritten only by `force`, and the
    settings of an editor never are: what is to be added to them is among the lines. OutputError where it
    cannot write.
    """
    found = dict(_schemas())
    if not force:
        changed = [name for name, data in found.items() if _differs(output / name, data)]
        if changed:
            raise OutputError(f"{', '.join(changed)} in {output}: there, and different; --force overwrites.")
    for name, data in found.items():
        write_atomic(output / name, data)
    yield f"{len(found)} files in {output}: {', '.join(found)}"
    for editor in editors:
        yield from {"vscode": _vscode, "oxygen": _oxygen}[editor](output)


def _schemas() -> Iterator[tuple[str, bytes]]:
    folder = files("tei_edition.schema")
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.is_file() and not item.name.endswith(_LEFT_OUT):
            yield item.name, item.read_bytes()


def _differs(path: Path, data: bytes) -> bool:
    try:
        return path.exists() and path.read_bytes() != data
    except OSError:
        return True


def vscode_settings(folder: str) -> dict[str, object]:
    """Settings of VS Code for a project with the schemas in `folder`, a path inside of it.

    XML by Red Hat reads them; Scholarly XML needs none: it goes by the xml-model of each file.
    """
    return {
        "xml.catalogs": [f"{folder}/catalog.xml"],
        "xml.fileAssociations": [{"pattern": "**/tei/*.xml", "systemId": f"{folder}/cable.rng"}],
        "files.associations": {"*.rng": "xml", "*.sch": "xml", "*.odd": "xml"},
    }


def _vscode(output: Path) -> Iterator[str]:
    project = output.resolve().parent
    path = project / ".vscode" / "settings.json"
    settings = json.dumps(vscode_settings(output.resolve().name), indent=2)
    if path.exists():
        yield f"{path} is there already, and is left as it is. Add to it:"
        yield settings
    else:
        write_atomic(path, f"{settings}\n".encode())
        yield f"VS Code: {path} is written."
    yield (
        "VS Code: install XML (redhat.vscode-xml), or Scholarly XML (raffazizzi.sxml), which goes by the"
        " xml-model of each file; both show faults as you type."
    )


def _oxygen(output: Path) -> Iterator[str]:
    catalog = (output / "catalog.xml").resolve()
    yield "oXygen: Options > Preferences > XML > XML Catalog: choose Project Options, then Add, and give"
    yield f"    {catalog}"
    yield "oXygen: files with xml-model are then judged as you type, by cable.rng and by cable.sch;"
    yield "    for others: Document > Schema > Associate Schema, and choose cable.rng."
