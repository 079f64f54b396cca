"""How fast text becomes an extraction on one core, beside readers of citations in other languages.

    pip install "graphkit[bench]"
    python benchmarks/extraction_speed.py [FOLDER] [--characters 1000000] [--rounds 3]

FOLDER has plans as ``*.txt``; without one the bundled samples are taken, again and again. ``eyecite`` reads
citations of the United States and ``legal-reference-extraction`` German ones, each as many characters of
sentences of its own language; one that is not installed is left out. All read documents of the same length,
one after the other, and the fastest of the rounds counts: names that come back are then known to each.
graphkit also finds header, sections, tasks and reports, and what each citation means.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import cycle
from pathlib import Path

from graphkit.extract import extract
from graphkit.model import Reading, Source
from graphkit.parse import parse
from graphkit.resolve import Reference, resolve
from graphkit.resources import samples

GERMAN = (
    "Der Anspruch der Klägerin ergibt sich aus § {} Abs. 1 BGB in Verbindung mit § 249 Abs. 2 Satz 1 BGB. ",
    "Die Beteiligten streiten um die Kosten einer Instandsetzung, die im Herbst begonnen worden war. ",
    "Das Gericht folgt damit dem Bundesgerichtshof (BGH, Urteil vom 12. Mai 2016 - I ZR {}/15). ",
    "Auf den Zugang der Erklärung kommt es nach dem Wortlaut der Vereinbarung nicht mehr an. ",
    "Die Kostenentscheidung beruht auf §§ 91, 92 ZPO, die über die Vollstreckung auf § {} ZPO. ",
    "Der Sachverständige hat seine Messungen in der mündlichen Verhandlung nachvollziehbar erläutert. ",
    "Weder aus Art. 3 Abs. 1 GG noch aus § {} Abs. 2 VwGO lässt sich etwas anderes herleiten. ",
    "Im Übrigen wird auf die gewechselten Schriftsätze nebst ihren Anlagen Bezug genommen. ",
)
AMERICAN = (
    "The rule was stated in Miranda v. Arizona, {} U.S. 436, 444 (1966), and has been followed since. ",
    "The parties dispute who must bear the cost of repairs that were begun in the autumn of that year. ",
    "See also Roe v. Smith, {} F.3d 1021, 1025 (9th Cir. 1998); 42 U.S.C. § 1983. ",
    "Nothing in the wording of the agreement suggests that the notice had to be received in person. ",
    "The court of appeals affirmed, {} F.2d 12 (2d Cir. 1985), and we granted review. ",
    "The expert explained her measurements at the hearing, and no one called them into question. ",
    "Id. at 15. The statute, 28 U.S.C. § {}, leaves no room for another reading. ",
    "For the rest the court refers to the briefs of the parties and to the papers annexed to them. ",
)
"""Sentences made for this benchmark, with a number to vary; half of them cite."""
ENOUGH = 20
"""Seconds after which a slow reader begins no other round."""


@dataclass(frozen=True, slots=True)
class Result:
    """What one reader did."""

    name: str
    characters: int
    citations: int
    seconds: float

    @property
    def speed(self) -> float:
        """Millions of characters a second."""
        return self.characters / self.seconds / 1e6


def plans(folder: Path, characters: int) -> list[str]:
    """Return the texts of a folder, from the first again until they have so many characters."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    if not any(texts):
        raise SystemExit(f"{folder}: no plans (*.txt)")
    return list(_until(cycle(texts), characters))


def documents(sentences: Sequence[str], lengths: Sequence[int]) -> list[str]:
    """Return documents of these lengths, made of sentences with numbers that vary."""
    numbered = (sentence.format(number % 800 + 100) for number, sentence in enumerate(cycle(sentences)))
    return ["".join(_until(numbered, length)) for length in lengths]


def _until(texts: Iterator[str], characters: int) -> Iterator[str]:
    while characters > 0:
        text = next(texts)[:characters]
        characters -= len(text)
        yield text


def graphkit() -> Callable[[str], int]:
    """Return what extracts a plan and counts its citations."""
    reference = Reference.load()

    def citations(text: str) -> int:
        reading = Reading(Source("", "", "", "text", len(text)), text)
        return len(resolve(extract(parse(reading)), reference).citations)

    return citations


def legal_reference_extraction() -> Callable[[str], int]:
    """Return what counts the citations of a German text."""
    from refex.orchestrator import CitationExtractor

    extractor = CitationExtractor()
    return lambda text: len(extractor.extract(text).citations)


def eyecite() -> Callable[[str], int]:
    """Return what counts the citations of an American text."""
    from eyecite import get_citations

    return lambda text: len(get_citations(text))


def measure(name: str, citations: Callable[[str], int], texts: Sequence[str], rounds: int) -> Result:
    """Read all texts several times; the fastest counts."""
    citations(texts[0])  # tables are loaded, patterns compiled
    times: list[float] = []
    found = 0
    while len(times) < rounds and sum(times) < ENOUGH:
        begun = time.process_time()
        found = sum(map(citations, texts))
        times.append(time.process_time() - begun)
    return Result(name, sum(map(len, texts)), found, min(times))


def show(results: Sequence[Result]) -> None:
    """Print one line a reader, and how much faster the first is."""
    first = results[0]
    print(f"{'':<28} {'characters':>11} {'citations':>10} {'seconds':>8} {'M chars/s':>10} {'ratio':>7}")
    for result in results:
        print(
            f"{result.name:<28} {result.characters:>11,} {result.citations:>10,} {result.seconds:>8.2f}"
            f" {result.speed:>10.2f} {first.speed / result.speed:>7.2f}"
        )


def main() -> None:
    """Measure graphkit, and of the others those that are installed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=samples())
    parser.add_argument("--characters", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    texts = plans(options.folder, options.characters)
    lengths = [len(text) for text in texts]
    results = [measure("graphkit", graphkit(), texts, options.rounds)]
    for name, module, reader, sentences in (
        ("legal-reference-extraction", "refex", legal_reference_extraction, GERMAN),
        ("eyecite", "eyecite", eyecite, AMERICAN),
    ):
        if find_spec(module):
            results.append(measure(name, reader(), documents(sentences, lengths), options.rounds))
    show(results)


if __name__ == "__main__":
    main()
