"""Times and tables. A time is that of the processor, of one process: what else runs on the machine hardly counts."""
import json
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path


@dataclass
class Figure:
    """One row of a table: how much of `amount` a way does in a second, or how many seconds it takes."""
    way: str
    seconds: list
    note: str
    is_peer: bool


@dataclass
class Work:
    title: str
    unit: str
    """What one second's worth is counted in, as "M places/s"; or "ms", where the time itself is told."""
    amount: float
    """How much is done in one round, in that unit times seconds."""
    figures: list = field(default_factory=list)
    checked: str = ""
    """How the answers were compared before timing."""

    def add(self, way, seconds, note=""):
        """One of ours."""
        self.figures.append(Figure(way, list(seconds), note, False))

    def add_peer(self, way, seconds, note=""):
        self.figures.append(Figure(way, list(seconds), note, True))

    def value(self, seconds):
        return seconds * 1000 if self.unit == "ms" else self.amount / seconds

    def markdown(self):
        """The first figure is ours: all others are compared with it, median by median, unless they are ours too."""
        ours = statistics.median(self.figures[0].seconds)
        has_peers = any(figure.is_peer for figure in self.figures)
        rows = [["way", f"median, {self.unit}", "best"] + ["noisezone is"] * has_peers, ["---"] * (3 + has_peers)]
        for figure in self.figures:
            median = statistics.median(figure.seconds)
            ratio = f"{median / ours:.3g} × as fast" if figure.is_peer else ""
            way = f"{figure.way} ({figure.note})" if figure.note else figure.way
            rows.append([way, f"{self.value(median):.4g}", f"{self.value(min(figure.seconds)):.4g}"] + [ratio] * has_peers)
        lines = [f"### {self.title}", "", *([self.checked, ""] if self.checked else []), *(f"| {' | '.join(row)} |" for row in rows)]
        return "\n".join(lines) + "\n"


def times(rounds, work):
    """The processor seconds of every round, and what the last one returned."""
    seconds, result = [], None
    for _ in range(rounds):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return seconds, result


@dataclass
class Run:
    """A command that ended well."""
    processor: float
    wall: float
    peak: int
    """Bytes."""
    out: str


def command(arguments, codes=(0,)):
    with tempfile.TemporaryDirectory() as folder:
        out, errors = Path(folder, "out"), Path(folder, "errors")
        runner = [sys.executable, "-I", "-S", Path(__file__).with_name("running.py")]
        done = subprocess.run([str(word) for word in (*runner, out, errors, *arguments)], capture_output=True, check=True)
        code, processor, wall, peak = json.loads(done.stdout)
        text = out.read_text(encoding="utf-8")
        if code not in codes:
            raise SystemExit(f"{' '.join(map(str, arguments))}: exit code {code}\n{errors.read_text(encoding='utf-8')[-2000:]}{text[-500:]}")
    return Run(processor, wall, peak, text)


def commands(rounds, arguments, codes=(0,)):
    return [command(arguments, codes) for _ in range(rounds)]
