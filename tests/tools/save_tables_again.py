"""Saves every table of tests/fixtures/tables again with LibreOffice, as people do before they hand one on.

Usage: save_tables_again.py. Writes target/tables: each as CSV, as XLSX, as XLSX by way of ODS, and as UTF-16 text with
tabs. `cargo test --test suite tables::` compares every cell of them.
"""

import pathlib
import shutil
import subprocess
import tempfile

FROM = pathlib.Path("tests/fixtures/tables")
TO = pathlib.Path("target/tables")
# LibreOffice reads these as other tables: lines that end with a return alone, no byte order mark, a quote over two rows,
# a delimiter that the first line names.
SKIPPED = {"mac_excel", "utf16_no_mark", "quote_over_rows", "named_sep"}
CSV = "Text - txt - csv (StarCalc)"
XLSX = "Calc MS Excel 2007 XML"


def convert(into, folder, files, read_as=None):
    line = ["soffice", "--headless", "--convert-to", into, "--outdir", folder, *map(str, files)]
    if read_as:
        line.insert(2, f"--infilter={read_as}")
    subprocess.run(line, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def read_as(file):
    """How LibreOffice is told to read a table: its delimiter and its letters."""
    data = file.read_bytes()
    if data.startswith(b"<html"):
        return "HTML (StarCalc)"
    letters, name = "76", "utf-8"
    if b"\0" in data:
        letters, name = "65535", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-be"
    else:
        try:
            data.decode()
        except UnicodeDecodeError:
            letters, name = "1", "cp1252"
    lines = data.decode(name).splitlines()
    counts = {sign: sum(line.count(sign) for line in lines) for sign in ";\t|,"}
    delimiter = max(";\t|", key=lambda sign: counts[sign])
    if counts[delimiter] < len(lines):
        delimiter = ","
    return f"{CSV}:{ord(delimiter)},34,{letters},1"


def main():
    shutil.rmtree(TO, ignore_errors=True)
    TO.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as made:
        made = pathlib.Path(made)
        for folder in ["given", "ods", "xlsx", "through", "csv", "txt"]:
            (made / folder).mkdir()
        kinds = {}
        for file in sorted(FROM.iterdir()):
            if file.suffix != ".right" and file.stem not in SKIPPED:
                copy = made / "given" / f"{file.stem}.csv"
                shutil.copy(file, copy)
                kinds.setdefault(read_as(file), []).append(copy)
        for kind, files in kinds.items():
            convert(f"xlsx:{XLSX}", made / "xlsx", files, kind)
            convert("ods:calc8", made / "ods", files, kind)
        ods = sorted((made / "ods").iterdir())
        convert(f"xlsx:{XLSX}", made / "through", ods)
        convert(f"csv:{CSV}:44,34,76,1", made / "csv", ods)
        convert(f"txt:{CSV}:9,34,65535,1", made / "txt", ods)
        for folder, ending in [("xlsx", ".xlsx"), ("through", ".ods.xlsx"), ("csv", ".csv"), ("txt", ".txt")]:
            for file in (made / folder).iterdir():
                shutil.copy(file, TO / (file.stem + ending))


main()
