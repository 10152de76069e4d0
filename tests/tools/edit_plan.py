"""Changes a plan's table as a data person would, in a workbook that LibreOffice saves again, and in a CSV.

Usage: edit_plan.py FOLDER, with book.xlsx and plan.csv; writes edited.xlsx (packed, with shared strings) and edited.csv.
"""

import csv
import datetime
import pathlib
import subprocess
import sys

import openpyxl

folder = pathlib.Path(sys.argv[1])
book = openpyxl.load_workbook(folder / "book.xlsx")
sheet = book["plan"]
column = {cell.value: cell.column for cell in sheet[1]}
sheet.cell(2, column["owner"]).value = "A. New"
sheet.cell(3, column["due_date"]).value = datetime.date(2027, 2, 26)
sheet.cell(4, column["status"]).value = "Done"
sheet.cell(5, column["start_date"]).value = "someday"
sheet.cell(sheet.max_row + 1, column["action_id"]).value = "a99"
(folder / "in").mkdir()
book.save(folder / "in" / "edited.xlsx")
office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "xlsx"]
subprocess.run([*office, "--outdir", folder, folder / "in" / "edited.xlsx"], check=True, capture_output=True)

with open(folder / "plan.csv", newline="", encoding="utf-8-sig") as file:
    rows = list(csv.DictReader(file))
rows[0]["owner"] = "B. Newer"
rows[1]["due_date"] = "2/26/2027"
rows[2]["status"] = "done"
rows[3]["start_date"] = "someday"
rows.append({**{name: "" for name in rows[0]}, "action_id": "a99"})
with open(folder / "edited.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.DictWriter(file, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
