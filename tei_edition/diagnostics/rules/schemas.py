"""Rules V: the schemas that files are judged by."""

from tei_edition.diagnostics.diagnostic import Severity
from tei_edition.diagnostics.rule import Rule

RULES: tuple[Rule, ...] = (
    Rule(
        "V001",
        Severity.INFO,
        "the schema that was used",
        "A file is judged by the schemas of --schema; without them by those of the project's "
        "edition.toml ([validation] schema); without them by those that the file itself names, by "
        "xml-model, xsi:schemaLocation or DOCTYPE; and where nobody names one, by ours. Nothing is ever "
        "fetched from the web: an OASIS catalog (--catalog) says where the copies lie. Schematron rules that "
        "stand inside of a grammar are run with --constraints, or where an xml-model names the grammar as "
        "Schematron.",
        "Nothing needs to be done.",
    ),
    Rule(
        "V002",
        Severity.WARNING,
        "no schema is named, and the file is not valid by ours",
        "Our own schema describes diplomatic cables as this program writes them, a small part of TEI. A file "
        "of another kind has many faults by it that are none.",
        "Name the schema of the file: --schema FILE, or schema in [validation] of edition.toml, or an "
        "xml-model instruction at the top of the file.",
    ),
    Rule(
        "V003",
        Severity.ERROR,
        "a schema on the web",
        "The file names its schema by an address on the web. Nothing is fetched: what a file is judged by "
        "must not change, or fail, with the network, and an address in a file may be a stranger's.",
        "Name a copy of it with --schema, or map its address to the copy in an OASIS catalog (--catalog).",
    ),
    Rule(
        "V004",
        Severity.ERROR,
        "a schema that is not there",
        "The file names a schema that cannot be found from where the file lies.",
        "Correct the path in the file, put the schema there, or name it with --schema.",
    ),
    Rule(
        "V005",
        Severity.ERROR,
        "a schema that is not read",
        "A file is followed to a schema only by a relative path that stays inside of its project: the folder "
        "with the nearest edition.toml or .git, or two folders up. Anything else needs your word, for a file "
        "may come from a stranger.",
        "If you trust it, name it with --schema, or map its address in a catalog (--catalog).",
    ),
    Rule(
        "V006",
        Severity.ERROR,
        "a schema that is broken",
        "The schema that the file names, or what it includes, cannot be read as one. Its content is not "
        "shown.",
        "Validate the schema itself, or name another with --schema.",
    ),
    Rule(
        "V007",
        Severity.ERROR,
        "a schema that needs another program",
        "Most schemas are read without anything else. Some need a program or a part that not everybody has: "
        "RELAX NG in the compact syntax, Schematron with XPath 2 or 3, jing as the engine.",
        "Install what the message names, or name another schema with --schema.",
    ),
    Rule(
        "V008",
        Severity.ERROR,
        "an engine that did not end",
        "The engine took longer than it may, or broke off, so this file was not judged by this schema. A "
        "pattern such as (a+)+b can take for ever.",
        "Choose another engine with --engine, or simplify the schema.",
    ),
    Rule(
        "V009",
        Severity.ERROR,
        "a schema in a language that is not known",
        "Schemas are written in RELAX NG (.rng, .rnc), XML Schema (.xsd), as a DTD (.dtd) or in Schematron "
        "(.sch). What the file says of the schema, and its name, tell none of them.",
        "Give the xml-model instruction its schematypens, or name the schema with --schema.",
    ),
)
