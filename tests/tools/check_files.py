"""Opens the files that the real widget made with other people's programs, and compares every value with the document.

Usage: check_files.py FOLDER, with document.json, framework.json, ratings.csv, plan.csv, measures.csv, cost.csv, pilots.csv,
book.xlsx, plan.docx and plan.ics in it. Ends with a traceback at the first difference.
"""

import csv
import datetime
import decimal
import json
import pathlib
import subprocess
import sys

import docx
import duckdb
import icalendar
import openpyxl
import vobject

folder = pathlib.Path(sys.argv[1])
document = json.loads((folder / "document.json").read_text())
framework = json.loads((folder / "framework.json").read_text())
plan = document["plan"]
answers = document["readiness"]["answers"]
day = datetime.date.fromisoformat


def text(value):
    value = (value or "").strip()
    return value or None


def date(value):
    return day(value) if value else None


def number(value):
    return None if value is None else decimal.Decimal(str(value))


def money(cents):
    return None if cents is None else decimal.Decimal(cents) / 100


def ratings():
    for step in framework["steps"]:
        for indicator in step["indicators"]:
            answer = answers.get(indicator["id"], {})
            response = answer.get("response", {})
            level = response.get("level")
            evidence = answer.get("evidence", {})
            cited = text(evidence.get("note")) or text(evidence.get("link"))
            target = answer.get("target_level", framework["default_target"])
            # At or above the default target there is none unless the team set one.
            if "target_level" not in answer and level is not None and level >= target:
                target = None
            reason = response.get("not_applicable")
            yield {
                "step_id": step["id"],
                "step": step["title"],
                "indicator_id": indicator["id"],
                "title": indicator["title"],
                "level": number(level),
                "level_name": None if level is None else framework["levels"][level - 1]["name"],
                "not_applicable": None if reason is None else text(reason.get("reason")) or "yes",
                "target_level": "any" if level is None else number(target),
                "claimed": None if level is None else ("yes" if level >= framework["claimed_from"] and not cited else "no"),
                "evidence": text(evidence.get("note")),
                "evidence_link": text(evidence.get("link")),
                "evidence_date": date(evidence.get("date")),
                "confidence": answer.get("confidence"),
                "answered_by": text(answer.get("answered_by")),
                "priority": number(plan["priorities"].index(indicator["id"]) + 1) if indicator["id"] in plan["priorities"] else None,
            }


def actions():
    for action in plan["actions"]:
        measure, equity = action.get("measure", {}), action.get("equity", {})
        readings = sorted(measure.get("readings", []), key=lambda reading: reading["date"])
        latest = readings[-1] if readings else {}
        yield {
            "action_id": action["id"],
            "indicator_id": text(action.get("indicator")),
            "priority": number(plan["priorities"].index(action["indicator"]) + 1) if action["indicator"] in plan["priorities"] else None,
            "action": text(action.get("title")),
            "first_step": text(action.get("first_step")),
            "product": text(action.get("product")),
            "owner": text(action.get("owner")),
            "helpers": text(action.get("helpers")),
            "informed": text(action.get("informed")),
            "start_date": date(action.get("start_date")),
            "due_date": date(action.get("due_date")),
            "horizon": action.get("horizon"),
            "status": action["status"],
            "effort": number(action.get("effort")),
            "measure": text(measure.get("what")),
            "baseline": text(measure.get("baseline")),
            "target": text(measure.get("target")),
            "latest_date": date(latest.get("date")),
            "latest_value": text(latest.get("value")),
            "latest_note": text(latest.get("note")),
            "gains_first": text(equity.get("gains_first")),
            "could_be_missed": text(equity.get("could_be_missed")),
            "split": text(equity.get("split")),
        }


def measures():
    for measure in plan.get("measures", []):
        readings = sorted(measure.get("readings", []), key=lambda reading: reading["date"])
        latest = readings[-1] if readings else {}
        yield {
            "measure_id": measure["id"],
            "about": measure["about"],
            **{name: text(measure.get(name)) for name in ["what", "baseline", "target", "who", "when", "split"]},
            "action_ids": text(" ".join(measure.get("actions", []))),
            "latest_date": date(latest.get("date")),
            "latest_value": text(latest.get("value")),
            "latest_note": text(latest.get("note")),
        }


def costs():
    sketch = plan.get("cost", {})
    begins = sketch.get("year_begins", 7)
    year = lambda when: when.year - (when.month < begins)
    lines = sketch.get("lines", [])
    starts = [date(line["start_date"]) for line in lines if line.get("start_date")]
    first = year(min(starts))
    sources = {source["id"]: source for source in sketch.get("sources", [])}
    for line in lines:
        each = line.get("unit_cost_cents")
        hundredths = line.get("quantity_hundredths", 100)
        whole = None if each is None else (each * hundredths + 50) // 100
        source = sources.get(line.get("source"), {})
        row = {
            "line_id": line["id"],
            "category": line["category"],
            "what": text(line.get("what")),
            "recurs": line["recurs"],
            "quantity": decimal.Decimal(hundredths) / 100,
            "unit_cost": money(each),
            "cost": money(whole),
            "start_date": date(line.get("start_date")),
            "end_date": date(line.get("end_date")),
            "source_id": source.get("id"),
            "source": text(source.get("name")),
            "source_ends": date(source.get("end_date")),
            "school_ids": text(" ".join(line.get("schools", []))),
            "actual": money(line.get("actual_cents")),
        }
        start = year(date(line["start_date"])) if line.get("start_date") else first
        last = start if line["recurs"] == "once" else year(date(line["end_date"])) if line.get("end_date") else 9999
        for at in range(first, first + 5):
            row[f"cost_{at}_{(at + 1) % 100:02}"] = money((whole or 0) if start <= at <= last else 0)
        yield row


def pilots():
    pilot = plan.get("pilot", {})
    schools = pilot.get("schools", {})
    need = pilot.get("need", {})
    names = [column["name"] for column in schools.get("columns", [])]
    for school in schools.get("rows", []):
        values = school.get("values", [])
        row = {"school_id": school["id"], "school": school["name"]}
        for name, key in [("pilot", "sites"), ("locked", "locked"), ("excluded", "excluded")]:
            row[name] = "yes" if school["id"] in pilot.get(key, []) else "no"
        row["high_need"] = None
        if need.get("column"):
            value = values[names.index(need["column"])]
            row["high_need"] = "yes" if value and decimal.Decimal(value) >= decimal.Decimal(need["at_least"]) else "no"
        for column, value in zip(schools["columns"], values):
            row[column["name"]] = None if value == "" else number(value) if column["kind"] == "number" else value
        yield row


def same(table, at, name, expected, found):
    """Numbers count by their value; dates and texts by themselves."""
    if expected == "any":
        return
    # DuckDB takes yes and no for what they mean.
    if isinstance(found, bool):
        found = "yes" if found else "no"
    if isinstance(found, datetime.datetime):
        found = found.date()
    # A column of texts that all look like numbers is one of numbers to DuckDB, quotes or not.
    if isinstance(expected, str) and isinstance(found, int):
        found = str(found)
    if isinstance(expected, decimal.Decimal) and found is not None and not isinstance(found, str):
        found = decimal.Decimal(str(found))
    assert found == expected, f"{table}, row {at}, {name}: {found!r}, expected {expected!r}"


def guarded(value):
    return "'" + value if isinstance(value, str) and value[:1] in "=+-@\t\r" else value


EXPECTED = {"ratings": list(ratings()), "plan": list(actions()), "measures": list(measures()), "cost": list(costs()), "pilots": list(pilots())}
for name, rows in EXPECTED.items():
    assert rows, f"the document says something for {name}"

# CSV, by DuckDB: types are found by looking, so that numbers and dates must be bare.
for table, rows in EXPECTED.items():
    relation = duckdb.sql(f"select * from read_csv('{folder / (table + '.csv')}', header = true, quote = '\"', sample_size = -1)")
    assert relation.columns == list(rows[0]), f"{table}: {relation.columns}"
    found = relation.fetchall()
    assert len(found) == len(rows), table
    for at, (expected, cells) in enumerate(zip(rows, found)):
        for (name, value), cell in zip(expected.items(), cells):
            same(f"{table}.csv", at, name, guarded(value), cell)

# The workbook, by openpyxl: numbers are numbers, days are days, texts are never formulas.
book = openpyxl.load_workbook(folder / "book.xlsx")
assert book.sheetnames == ["readiness", "ratings", "plan", "measures", "cost", "pilots"], book.sheetnames
for table, rows in EXPECTED.items():
    sheet = book[table]
    assert sheet.freeze_panes == "A2", "the head stays in sight"
    head = [cell.value for cell in sheet[1]]
    assert head == list(rows[0]), head
    assert sheet.max_row == len(rows) + 1, table
    for at, expected in enumerate(rows):
        for column, (name, value) in enumerate(expected.items(), 1):
            cell = sheet.cell(at + 2, column)
            assert cell.data_type != "f", f"{table}: {cell.value} is no formula"
            if isinstance(value, datetime.date):
                assert cell.is_date, f"{table}, {name}: a day is a day"
            same(f"{table}, openpyxl", at, name, value, cell.value)
    widths = [sheet.column_dimensions[openpyxl.utils.get_column_letter(at)].width for at in range(1, len(head) + 1)]
    assert all(8 <= width <= 48 for width in widths), widths

# The workbook, by LibreOffice: every sheet as CSV (-1: all sheets), values as they are kept.
office = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
run = lambda kind, name: subprocess.run([*office, kind, "--outdir", folder / "office", folder / name], check=True, capture_output=True)
run("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1", "book.xlsx")
for table, rows in EXPECTED.items():
    with open(folder / "office" / f"book-{table}.csv", newline="", encoding="utf-8") as file:
        found = list(csv.DictReader(file))
    assert len(found) == len(rows), table
    for at, (expected, cells) in enumerate(zip(rows, found)):
        assert list(cells) == list(expected), table
        for name, value in expected.items():
            cell = cells[name]
            if isinstance(value, decimal.Decimal):
                cell = decimal.Decimal(cell)
            elif isinstance(value, datetime.date):
                cell = day(cell)
            same(f"{table}, LibreOffice", at, name, value, cell if cell != "" else None)

# The document, by python-docx, and by LibreOffice.
word = docx.Document(folder / "plan.docx")
paragraphs = [paragraph.text for paragraph in word.paragraphs]
cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
said = "\n".join(paragraphs + cells)
styles = {paragraph.style.name for paragraph in word.paragraphs}
assert {"Title", "Heading 1", "Heading 2", "Heading 3"} <= styles, styles
assert len(word.tables) >= 5
footer = word.sections[0].footer._element.xml
assert " PAGE " in footer and " NUMPAGES " in footer, "pages are numbered"
run("txt:Text (encoded):UTF8", "plan.docx")
office_said = (folder / "office" / "plan.txt").read_text(encoding="utf-8-sig")
flat = lambda words: " ".join(words.split())
for action in plan["actions"]:
    for value in [action["title"], action.get("owner"), action.get("first_step"), action.get("product"), action["measure"].get("what")]:
        if text(value):
            assert flat(value) in flat(said), f"python-docx does not find {value}"
            assert flat(value) in flat(office_said), f"LibreOffice does not find {value}"
for table in word.tables:
    for row in table.rows:
        for cell in row.cells:
            assert flat(cell.text) in flat(office_said), f"LibreOffice does not find {cell.text}"

# Rows of who is missing below the limit are in none of them.
for row in document["mission"]["missing"]:
    if row.get("count", 99) < 10:
        for words in [said, office_said, (folder / "plan.md").read_text(), *(path.read_text() for path in folder.glob("*.csv"))]:
            assert row["group"].lower() not in words.lower(), row["group"]
        for sheet in book:
            assert all(row["group"].lower() not in str(cell).lower() for line in sheet.values for cell in line)

# The calendar, by icalendar and by vobject.
raw = (folder / "plan.ics").read_bytes()
assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "lines are folded"
assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b""), "lines end as the format says"
assert all(line.decode() is not None for line in raw.split(b"\r\n")), "no letter is folded in two"
calendar = icalendar.Calendar.from_ical(raw)
events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
expected = {}
for action in plan["actions"]:
    if action.get("due_date"):
        expected[action["id"]] = (action["title"], action["due_date"], action["due_date"])
for cycle in plan["pilot"].get("charter", {}).get("cycles", []):
    expected[cycle["id"]] = ("Pilot cycle: " + cycle["name"], cycle["start_date"], cycle["end_date"])
for wave in plan["pilot"].get("waves", []):
    expected[wave["id"]] = ("Wave begins: " + wave["name"], wave["start_date"], wave["start_date"])
for partner in plan.get("partners", []):
    expected[partner["id"]] = ("Look at the agreement again: " + partner["name"], partner["review_date"], partner["review_date"])
if plan.get("next_report"):
    expected["next-report"] = ("Next report", plan["next_report"], plan["next_report"])
assert set(events) == {f"{document['document_id']}-{key}@stem-readiness" for key in expected}, set(events)
for key, (title, first, last) in expected.items():
    event = events[f"{document['document_id']}-{key}@stem-readiness"]
    assert str(event["SUMMARY"]) == title, (event["SUMMARY"], title)
    assert event["DTSTART"].dt == day(first) and event["DTEND"].dt == day(last) + datetime.timedelta(days=1)
    assert int(event["SEQUENCE"]) == document["revision"]
others = {event.uid.value: event for event in vobject.readOne(raw.decode()).vevent_list}
assert set(others) == set(events)
for uid, event in events.items():
    other = others[uid]
    assert other.summary.value == str(event["SUMMARY"]), (other.summary.value, event["SUMMARY"])
    assert other.dtstart.value == event["DTSTART"].dt and other.dtend.value == event["DTEND"].dt
    assert other.dtstamp.value == event["DTSTAMP"].dt and str(event["DTSTAMP"].dt.tzinfo) == "UTC"
    if "DESCRIPTION" in event:
        assert other.description.value == str(event["DESCRIPTION"])
print(f"{sum(len(rows) * len(rows[0]) for rows in EXPECTED.values())} values agree in CSV, openpyxl and LibreOffice")
