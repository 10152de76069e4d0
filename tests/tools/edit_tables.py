"""Changes every table as data people do, in workbooks and text files that other programs write and save again.

Usage: edit_tables.py FOLDER, with book.xlsx and edits.json: for each sheet the cells to change, a row to add, the id of
the row to take out, and that of the row to put first. Writes one file, or one file for each sheet, into a folder for each
way on which a table comes back.
"""

import csv
import datetime
import json
import pathlib
import subprocess
import sys

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

folder = pathlib.Path(sys.argv[1])
edits = json.loads((folder / "edits.json").read_text())


def typed(value):
    """A day, a number or a text, as a spreadsheet holds it."""
    try:
        return datetime.date.fromisoformat(value)
    except (TypeError, ValueError):
        return value


def changed(sheet, edit):
    head, *rows = [list(row) for row in sheet.values]
    column = {name: at for at, name in enumerate(head)}
    ids = column[edit["id"]]
    for row_id, name, value in edit["cells"]:
        next(row for row in rows if row[ids] == row_id)[column[name]] = typed(value)
    if edit["added"]:
        rows.append([typed(edit["added"].get(name)) for name in head])
    rows = [row for row in rows if row[ids] != edit["removed"]]
    rows.sort(key=lambda row: row[ids] != edit["first"])
    return [head, *rows]


book = openpyxl.load_workbook(folder / "book.xlsx")
tables = {sheet.title: changed(sheet, edits[sheet.title]) if sheet.title in edits else [list(row) for row in sheet.values] for sheet in book}


def save(name, epoch=None, day="yyyy-mm-dd"):
    new = openpyxl.Workbook()
    new.remove(new.active)
    if epoch:
        new.epoch = epoch
    for title, rows in tables.items():
        sheet = new.create_sheet(title)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                cell = sheet.cell(at, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"
                elif isinstance(value, datetime.date):
                    cell.number_format = day
    path = folder / name / "book.xlsx"
    path.parent.mkdir()
    new.save(path)
    return path


def office(kind, path, name):
    profile = f"-env:UserInstallation=file://{folder}/profile"
    run = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", folder / name, path]
    subprocess.run(run, check=True, capture_output=True)


openpyxl_book = save("openpyxl")
save("from 1904", epoch=CALENDAR_MAC_1904)
office("xlsx", openpyxl_book, "libreoffice")
office("ods", openpyxl_book, "ods")
office("xlsx", folder / "ods" / "book.ods", "libreoffice ods")
(folder / "ods" / "book.ods").unlink()
(folder / "ods").rmdir()
text = "csv:Text - txt - csv (StarCalc):{},34,76,1,,0,false,{},false,false,false,-1"
office(text.format(44, "false"), openpyxl_book, "libreoffice csv")
shown = save("shown", day="m/d/yyyy")
office(text.format(59, "true"), shown, "libreoffice shown")
(folder / "excel csv").mkdir()
for title, rows in tables.items():
    with open(folder / "excel csv" / f"{title}.csv", "w", newline="", encoding="utf-8-sig") as file:
        for row in rows:
            day = lambda value: f"{value.month}/{value.day}/{value.year}" if isinstance(value, datetime.date) else value
            csv.writer(file).writerow([day(value) for value in row])
