"""The views of this folder as SQL statements, for any engine. Python's own library is enough."""

from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

# What a question may be narrowed to, with its type: the columns of `asked`.
FILTERS = {"edition": "string", "state": "string", "tag": "string", "day": "date"}

# Those of which a team has the value, or has not.
VALUES = ["edition", "state", "tag"]

TABLES = [
    "teams", "steps", "ratings", "spreads", "priorities", "actions", "readings", "costs", "pilots", "milestones", "faults",
]


def names():
    """The names of the views that answer questions."""
    return [path.stem for path in sorted(FOLDER.glob("[a-z]*.sql"))]


def statements(filters):
    """The statements that make all views, in their order. `filters` has the values of FILTERS that are asked for."""
    paths = sorted(FOLDER.glob("*.sql"))
    texts = [path.read_text(encoding="utf-8") for path in paths if path.stem != "0_asked"]
    return [asked(filters)] + [text.rstrip().rstrip(";") for text in texts]


def asked(filters):
    """The view that `0_asked.sql` makes, with these values."""
    values = [f"cast({quoted(filters.get(name))} as {kind}) as {name}" for name, kind in FILTERS.items()]
    return "create or replace temporary view asked as select " + ", ".join(values)


def quoted(value):
    if value is None:
        return "null"
    # Spark reads a backslash as the beginning of an escape, and DuckDB does not; no state or day has one.
    if "\\" in value:
        raise SystemExit(f"a backslash cannot be asked for: {value}")
    return "'" + value.replace("'", "''") + "'"


def day(text):
    """A day as it is asked for, such as 2027-05-12."""
    return date.fromisoformat(text).isoformat()


def add_filters(parser):
    """Adds the filters to the arguments of a program."""
    parser.add_argument("--edition", help="only teams whose answers belong to this edition of the framework")
    parser.add_argument("--state", help="only teams whose files lie in a folder named state=…")
    parser.add_argument("--tag", help="only teams whose files lie in a folder named tag=…")
    parser.add_argument("--day", type=day, help="the day from which six months count, such as 2027-05-12")
