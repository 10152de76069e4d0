"""Makes the tables of very many files on a Spark cluster, by the program that makes them on one machine.

    spark-submit cohort/spark.py FILES TABLES --program /path/to/stem-readiness --today 2026-11-27

FILES is a folder of documents, saved pages and archives; TABLES the folder for the tables, each a folder of Parquet parts.
Each executor hands its files to the program, which must be at that path on each of them, through its standard input, and
takes the rows from its standard output. No rule about teams is in here.
"""

import argparse
import base64
import datetime
import json
import subprocess
import threading
from urllib.parse import unquote

from pyspark.sql import SparkSession
from pyspark.sql.functions import col, from_json, lit, udf

# What the program ends with when it made everything: all files were read, or the table `faults` says which were not.
DONE = (0, 3)


def plain(path):
    """A path as it is written, without the codes and slashes of an address."""
    return unquote(path).replace(":///", ":/", 1)


def feed(out, root, files):
    """Hands files to the program: a line for each, with the path below the root and the bytes."""
    with out:
        for file in files:
            path = plain(file.path).removeprefix(root)
            line = {"path": path, "base64": base64.b64encode(file.content).decode("ascii")}
            out.write(json.dumps(line).encode("utf-8") + b"\n")


def rows(program, today, root):
    """What makes (table, row) pairs of a partition of files."""

    def of(files):
        line = [program, "tables", "--out", "-", "--today", today, "--threads", "1", "-"]
        with subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            feeder = threading.Thread(target=feed, args=(process.stdin, root, files), daemon=True)
            feeder.start()
            for row in process.stdout:
                table, _, text = row.decode("utf-8").rstrip("\n").partition("\t")
                yield table, text
            feeder.join()
            if process.wait() not in DONE:
                raise RuntimeError(f"{program} ended with {process.returncode}")

    return of


def empty(spark, files):
    """The files without a byte, which Spark lists and does not read. They do not fit, and that is said of each."""
    listed = spark.createDataFrame([(name, plain(name)) for name in files.inputFiles()], "path string, plain string")
    read = files.select(udf(plain)("path").alias("plain"))
    return listed.join(read, "plain", "left_anti").select("path", lit(bytearray()).alias("content"))


def make(spark, source, target, program, today):
    """Writes the tables. The rows lie in the folder `rows` of the target meanwhile, so that no file is read twice."""
    columns = json.loads(subprocess.run([program, "columns"], check=True, capture_output=True).stdout)
    found = spark.read.format("binaryFile").option("recursiveFileLookup", "true")
    files = found.option("pathGlobFilter", "*.{json,html,htm,zip}").load(source).select("path", "content")
    files = files.unionByName(empty(spark, files))
    root = root_of(spark, source)
    lines = spark.createDataFrame(files.rdd.mapPartitions(rows(program, today, root)), "table string, row string")
    waiting = f"{target}/rows"
    lines.write.mode("overwrite").partitionBy("table").parquet(waiting)
    all_rows = spark.read.schema("row string, table string").parquet(waiting)
    for table, names in columns.items():
        parsed = all_rows.where(col("table") == table).select(from_json("row", names).alias("row")).select("row.*")
        parsed.write.mode("overwrite").parquet(f"{target}/{table}.parquet")


def root_of(spark, source):
    """The folder as Spark writes it at the head of paths."""
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(source)
    whole = path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()).makeQualified(path).toString()
    return unquote(whole).rstrip("/") + "/"


def main():
    parser = argparse.ArgumentParser(description="Makes the tables of very many files with Spark.")
    parser.add_argument("files")
    parser.add_argument("tables")
    parser.add_argument("--program", default="stem-readiness", help="the program, at the same path on each executor")
    parser.add_argument("--today", default=datetime.date.today().isoformat(), help="the day from which time is seen")
    arguments = parser.parse_args()
    spark = SparkSession.builder.appName("stem-readiness").getOrCreate()
    make(spark, arguments.files, arguments.tables, arguments.program, arguments.today)
    spark.stop()


if __name__ == "__main__":
    main()
