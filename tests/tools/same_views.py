"""Whether DuckDB and Spark give the same rows for every view, from the same files: `same_views.py PROGRAM FILES WORK`.

DuckDB reads the tables that the program writes; Spark those that `cohort/spark.py` makes of the same files.
"""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "cohort"))

from pyspark.sql import SparkSession

import ask
import spark as job
import views

TODAY = "2026-11-27"

# What is asked for: everything, and each filter.
ASKED = [{}, {"edition": "0.9.0"}, {"state": "CO", "tag": "rural"}, {"day": "2025-11-27"}]


def session(work):
    """Spark on this machine, with nothing but this process."""
    # Workers find the job as a module here; `spark-submit` hands it over by itself.
    os.environ.update(PYSPARK_PYTHON=sys.executable, PYTHONPATH=str(ROOT / "cohort"))
    settings = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.ui.enabled": "false",
        "spark.sql.warehouse.dir": str(work / "warehouse"),
        "spark.sql.files.maxPartitionBytes": "1m",
        "spark.sql.files.openCostInBytes": "1k",
    }
    builder = SparkSession.builder.master("local[2]").appName("same views")
    for name, value in settings.items():
        builder = builder.config(name, value)
    found = builder.getOrCreate()
    found.sparkContext.setLogLevel("ERROR")
    return found


def in_order(rows):
    return sorted((tuple(row) for row in rows), key=repr)


def same(what, one, other):
    one, other = in_order(one), in_order(other)
    if one != other:
        differing = [pair for pair in zip(one, other) if pair[0] != pair[1]][:3]
        raise SystemExit(f"{what}: DuckDB has {len(one)} rows and Spark {len(other)}; {differing}")
    return len(one)


def main():
    program, files, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    tables, by_spark = work / "tables", work / "by-spark"
    # From inside, so that paths are those below the folder, as Spark has them.
    made = subprocess.run([program, "tables", "--today", TODAY, "--out", str(tables.resolve()), "."], cwd=files)
    if made.returncode not in job.DONE:
        raise SystemExit(f"{program} ended with {made.returncode}")
    spark = session(work)
    job.make(spark, str(files), str(by_spark), program, TODAY)
    duck = ask.tables(tables)
    for table in views.TABLES:
        spark.read.parquet(str(by_spark / f"{table}.parquet")).createOrReplaceTempView(table)
        names = ", ".join(row[0] for row in duck.execute(f"describe {table}").fetchall() if row[0] not in ("file_id", "path"))
        query = f"select {names} from {table}"
        count = same(table, duck.execute(query).fetchall(), spark.sql(query).collect())
        if count == 0:
            raise SystemExit(f"{table} is empty: nothing was compared")
    seen = dict.fromkeys(views.names(), 0)
    for asked in ASKED:
        for statement in views.statements(asked):
            duck.execute(statement)
            spark.sql(statement)
        for name in views.names():
            query = f"select * from {name}"
            seen[name] += same(f"{name} for {asked}", duck.execute(query).fetchall(), spark.sql(query).collect())
    empty = [name for name, count in seen.items() if count == 0]
    if empty:
        raise SystemExit(f"no rows, so nothing was compared: {empty}")
    also_by_duckdb(by_spark)
    print(f"The same rows in {len(views.TABLES)} tables and {len(seen)} views, {sum(seen.values())} rows of views.")


def also_by_duckdb(folder):
    """What Spark wrote is read by DuckDB too."""
    rows = ask.tables(folder).execute("select count(*) from ratings").fetchone()
    if not rows[0]:
        raise SystemExit("DuckDB finds no rows in what Spark wrote")


if __name__ == "__main__":
    main()
