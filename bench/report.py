"""The figures of a throughput run, and how they are printed in Markdown. Knows nothing of measuring."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from engines import Rival
from stopwatch import Spent

TEXT, TEI = "text MB/s", "TEI MB/s"
FIRST = "**reading to serialising**"
CHECKS = "**all checks**"
CHECKED = "**convert and validate**"
ALL = "**all, with writing**"


class Amount(NamedTuple):
    """How much was worked on: documents, bytes of text, bytes of TEI."""

    documents: int
    text: int
    tei: int


class Rate(NamedTuple):
    """What one step took for an amount."""

    name: str
    amount: Amount
    spent: Spent

    def row(self, whole: float) -> str:
        """A line of the table of stages; `whole` is the CPU time of all."""
        amount, (wall, cpu) = self.amount, self.spent
        n = max(1, amount.documents)
        return (
            f"| {self.name} | {1000 * wall / n:.3f} | {1000 * cpu / n:.3f} | {cpu / whole:.1%} "
            f"| {n / cpu:,.0f} | {amount.text / cpu / 1e6:.1f} | {amount.tei / cpu / 1e6:.1f} |"
        )


class Run(NamedTuple):
    """A run of the command line."""

    workers: int
    documents: int
    text: int
    wall: float
    cpu: float
    peak: float
    peak_of_all: float
    code: int


@dataclass(slots=True)
class Report:
    """All figures of a run."""

    machine: dict[str, str]
    amount: Amount
    stages: list[Rate] = field(default_factory=list)
    commands: list[Run] = field(default_factory=list)
    rivals: list[Rival] = field(default_factory=list)

    def stage(self, name: str) -> Rate:
        """A row of the stages by its name."""
        return next(rate for rate in self.stages if rate.name == name)


def stage_table(rates: Sequence[Rate]) -> Iterator[str]:
    """The stages as lines of a Markdown table; the rates are by CPU time."""
    yield f"| stage | wall ms | CPU ms | share | documents/s | {TEXT} | {TEI} |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    whole = rates[-1].spent.cpu
    for rate in rates:
        yield rate.row(whole)


def command_table(runs: Sequence[Run], tei_per_text: float) -> Iterator[str]:
    """The runs of the command as lines of a Markdown table; the rates are by wall time."""
    yield (
        f"| workers | documents | wall s | CPU s | documents/s | {TEXT} | {TEI} "
        "| peak MB of the largest process | of all |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
    for r in runs:
        speed = r.text / r.wall / 1e6
        yield (
            f"| {r.workers} | {r.documents} | {r.wall:.2f} | {r.cpu:.2f} | {r.documents / r.wall:,.0f} "
            f"| {speed:.1f} | {speed * tei_per_text:.1f} | {r.peak:.0f} | {r.peak_of_all:.0f} |"
        )


def command_facts(runs: Sequence[Run]) -> Iterator[str]:
    """What follows from the runs, in sentences."""
    one, two, few_one, few_two = runs
    yield f"- 2 workers are {one.wall / two.wall:.2f} times as fast as 1, start included;"
    steady = {}
    for name, all_, few in (("1 worker", one, few_one), ("2 workers", two, few_two)):
        documents = all_.documents - few.documents
        steady[name] = documents / max(1e-9, all_.wall - few.wall)
        by_cpu = documents / max(1e-9, all_.cpu - few.cpu)
        yield (
            f"- {name}, start left out: {steady[name]:,.0f} documents/s by the wall, "
            f"{by_cpu:,.0f} for each second of CPU time;"
        )
    yield f"- so 2 workers are {steady['2 workers'] / steady['1 worker']:.2f} times 1, start left out;"
    for few, all_ in ((few_one, one), (few_two, two)):
        yield (
            f"- {all_.workers} worker(s): {few.peak:.0f} MB for {few.documents} documents, "
            f"{all_.peak:.0f} MB for {all_.documents} ({all_.peak / few.peak:.2f} times)."
        )


def rival_table(report: Report) -> Iterator[str]:
    """The other engines as lines of a Markdown table, with what ours takes by their measure."""
    yield f"| engine | accepted | wall ms | CPU ms | documents/s | {TEI} | CPU time, ours = 1 |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    ours = report.stage(CHECKED)
    each = ours.spent.cpu / ours.amount.documents
    for r in report.rivals:
        cpu = r.spent.cpu
        yield (
            f"| {r.name} | {r.accepted} of {r.documents} | {1000 * r.spent.wall / r.documents:.3f} "
            f"| {1000 * cpu / r.documents:.3f} | {r.documents / cpu:,.0f} | {r.size / cpu / 1e6:.1f} "
            f"| {cpu / r.documents / each:.3f} |"
        )
    checks = report.stage(CHECKS).spent
    n, cpu = ours.amount.documents, checks.cpu
    yield (
        f"| tei-edition: all checks | | {1000 * checks.wall / n:.3f} | {1000 * cpu / n:.3f} "
        f"| {n / cpu:,.0f} | {ours.amount.tei / cpu / 1e6:.1f} | {cpu / n / each:.3f} |"
    )
    yield (
        f"| tei-edition: convert and validate | | {1000 * ours.spent.wall / n:.3f} "
        f"| {1000 * each:.3f} | {1 / each:,.0f} | {ours.amount.tei / ours.spent.cpu / 1e6:.1f} | 1 |"
    )


def show(report: Report) -> None:
    """Prints the report in Markdown."""
    amount = report.amount
    print(", ".join(f"{key} {value}" for key, value in report.machine.items()))
    print(
        f"{amount.documents} documents, {amount.text / 1e6:.1f} MB of text, "
        f"{amount.tei / 1e6:.1f} MB of TEI\n\n## Stages: a document in one process, on one core\n"
    )
    print(*stage_table(report.stages), sep="\n")
    print("\n## The command: tei-edition convert\n")
    print(*command_table(report.commands, amount.tei / amount.text), sep="\n", end="\n\n")
    print(*command_facts(report.commands), sep="\n")
    print("\n## Others, on the same TEI, on one core\n")
    print(*rival_table(report), sep="\n")
