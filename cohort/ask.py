"""Answers questions about many teams, by DuckDB, from the tables that `stem-readiness tables` writes.

    python3 cohort/ask.py tables                       every view
    python3 cohort/ask.py tables gaps --state CO       one view, of one state
    python3 cohort/ask.py tables --csv answers         every view, as a file each

Needs `pip install duckdb`.
"""

import argparse
from pathlib import Path

import duckdb

import views


def tables(folder):
    """A connection that knows the tables in a folder: files of any format, or folders of parts as Spark writes them."""
    connection = duckdb.connect()
    for table in views.TABLES:
        found = sorted(folder.glob(f"{table}.*"))
        if not found:
            raise SystemExit(f"{folder} has no table `{table}`: make it with `stem-readiness tables --out {folder} FILES`")
        parts = found[0] / "*.parquet" if found[0].is_dir() else found[0]
        path = str(parts).replace("'", "''")
        read = {".parquet": "read_parquet", ".csv": "read_csv", ".ndjson": "read_json"}[found[0].suffix]
        connection.execute(f"create or replace temporary view {table} as select * from {read}('{path}')")
    return connection


def check_filters(connection, asked):
    """Ends with what there is where nothing has the value that is asked for: it was mistyped more likely than not."""
    for name in views.VALUES:
        if asked.get(name) is None:
            continue
        query = f"select distinct {name} from newest where {name} is not null order by 1"
        known = [row[0] for row in connection.execute(query).fetchall()]
        if asked[name] not in known:
            raise SystemExit(f"no team has the {name} {asked[name]}; there are {', '.join(known) or 'none'}")


def main():
    parser = argparse.ArgumentParser(description="Answers questions about many teams.")
    parser.add_argument("tables", type=Path, help="the folder of tables")
    parser.add_argument("views", nargs="*", help="the views to print; all without any: " + ", ".join(views.names()))
    parser.add_argument("--csv", type=Path, metavar="FOLDER", help="write a file for each view instead of printing it")
    views.add_filters(parser)
    arguments = parser.parse_args()
    unknown = [name for name in arguments.views if name not in views.names()]
    if unknown:
        parser.error(f"no view is named {unknown[0]}; there are {', '.join(views.names())}")
    connection = tables(arguments.tables)
    for statement in views.statements(vars(arguments)):
        connection.execute(statement)
    check_filters(connection, vars(arguments))
    for name in arguments.views or views.names():
        answer = connection.sql(f"select * from {name} order by all")
        if arguments.csv:
            arguments.csv.mkdir(parents=True, exist_ok=True)
            answer.write_csv(str(arguments.csv / f"{name}.csv"))
        else:
            print(name)
            answer.show(max_rows=60, max_width=160)


if __name__ == "__main__":
    main()
