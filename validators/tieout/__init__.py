"""Trace every figure of a facts table to its sentence, and say where the sources disagree.

The names below are the public interface; everything else may change. Nothing heavy is loaded
until a name is used: `import tieout` costs neither pandas nor pandera nor pytest.
"""

__version__ = "0.1.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tieout.check import validate as validate
    from tieout.corpus.sentences import Sentence as Sentence
    from tieout.corpus.sentences import sentences as sentences
    from tieout.errors import CorpusError as CorpusError
    from tieout.errors import TableError as TableError
    from tieout.errors import TieoutError as TieoutError
    from tieout.errors import UsageError as UsageError
    from tieout.errors import ValueSyntaxError as ValueSyntaxError
    from tieout.evidence.anchors import Anchor as Anchor
    from tieout.evidence.anchors import anchor as anchor
    from tieout.facts.dates import Moment as Moment
    from tieout.facts.dates import read_dates as read_dates
    from tieout.facts.names import NameMatch as NameMatch
    from tieout.facts.names import compare_names as compare_names
    from tieout.facts.quantities import Quantity as Quantity
    from tieout.facts.quantities import read_quantities as read_quantities
    from tieout.findings.comparing.relations import Relation as Relation
    from tieout.findings.comparing.relations import compare as compare
    from tieout.report.report import Report as Report

_HOME = {
    "Anchor": "evidence.anchors",
    "CorpusError": "errors",
    "Moment": "facts.dates",
    "NameMatch": "facts.names",
    "Quantity": "facts.quantities",
    "Relation": "findings.comparing.relations",
    "Report": "report.report",
    "Sentence": "corpus.sentences",
    "TableError": "errors",
    "TieoutError": "errors",
    "UsageError": "errors",
    "ValueSyntaxError": "errors",
    "anchor": "evidence.anchors",
    "compare": "findings.comparing.relations",
    "compare_names": "facts.names",
    "read_dates": "facts.dates",
    "read_quantities": "facts.quantities",
    "sentences": "corpus.sentences",
    "validate": "check",
}

__all__ = [*_HOME, "__version__"]  # noqa: PLE0604 - the map above is the one list of names


def __getattr__(name: str) -> object:
    """Load a public name from its home on first use."""
    if name not in _HOME:
        message = f"module 'tieout' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module  # noqa: PLC0415 - keeps start-up free of it

    value = getattr(import_module(f"tieout.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the public names, loaded or not."""
    return sorted(__all__)
