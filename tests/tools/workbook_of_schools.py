"""Saves `schools.csv` of a folder as `schools.xlsx`: `workbook_of_schools.py FOLDER`."""

import csv
import sys
from pathlib import Path

from openpyxl import Workbook

folder = Path(sys.argv[1])
book = Workbook()
with (folder / "schools.csv").open(encoding="utf-8", newline="") as rows:
    for row in csv.reader(rows):
        book.active.append([float(cell) if cell.isdigit() else cell for cell in row])
book.save(folder / "schools.xlsx")
