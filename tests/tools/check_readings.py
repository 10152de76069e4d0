"""Reads the plan as people are given it to read, by two programs for each file: Markdown by markdown-it and by mistune, the
saved page by html5lib and by lxml, none of which runs its scripts.

Usage: check_readings.py FOLDER, with document.json, plan.md and plan.html in it. Ends with a traceback at the first
difference.
"""

import json
import pathlib
import sys

import html5lib
import lxml.html
import markdown_it
import mistune

folder = pathlib.Path(sys.argv[1])
document = json.loads((folder / "document.json").read_text())


def flat(words):
    return " ".join(words.split())


def name(node):
    """The name of an element; empty for a comment."""
    return node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""


def said(node):
    """The words of an element as people read them. A break parts words as a space does."""
    words = [node.text or ""]
    for child in node:
        if name(child) in ("br", "p", "li", "td", "th"):
            words.append(" ")
        if name(child) not in ("", "script", "style"):
            words.append(said(child))
        words.append(child.tail or "")
    return "".join(words)


def outline(tree):
    """What a reader sees of a page: its headings, its tables by rows of cells, the points of its lists."""
    seen = []
    for node in tree.iter():
        if name(node) in ("h1", "h2", "h3", "h4", "li", "blockquote"):
            seen.append((name(node), flat(said(node))))
        if name(node) == "tr":
            seen.append(("tr", *(flat(said(cell)) for cell in node if name(cell) in ("td", "th"))))
    return seen


def says_the_plan(words, program):
    words = flat(words)
    values = [document["mission"]["community"]]
    for action in document["plan"]["actions"]:
        values += [action["title"], *(action.get(name) for name in ("owner", "first_step", "product"))]
        values.append(action.get("measure", {}).get("what"))
    for value in filter(None, values):
        assert flat(value) in words, f"{program} does not find {value}"


def same(one, other, file):
    for first, second in zip(one, other):
        assert first == second, f"{file}: {first} and {second}"
    assert len(one) == len(other), file
    kinds = [kind for kind, *_ in one]
    assert {"h1", "h2", "h3", "li", "tr"} <= set(kinds), kinds
    return len(one)


markdown = (folder / "plan.md").read_text()
readers = {
    "markdown-it": markdown_it.MarkdownIt("commonmark").enable("table").render,
    "mistune": mistune.create_markdown(escape=False, plugins=["table"]),
}
read = {program: html5lib.parse(render(markdown)) for program, render in readers.items()}
for program, tree in read.items():
    says_the_plan(said(tree), program)
    rows = [seen for seen in outline(tree) if seen[0] == "tr"]
    assert not any(sign in cell for row in rows for cell in row for sign in ("**", "\\", "&lt;")), "no sign is left over"
count = same(*map(outline, read.values()), "plan.md")

page = (folder / "plan.html").read_bytes()
trees = {"html5lib": html5lib.parse(page), "lxml": lxml.html.document_fromstring(page.decode())}
for program, tree in trees.items():
    says_the_plan(said(tree), program)
    kept = [node for node in tree.iter() if name(node) == "data" and "data-kept" in node.attrib]
    assert len(kept) == 1 and json.loads(kept[0].attrib["value"]) == document, f"{program}: the page holds the answers"
count += same(*map(outline, trees.values()), "plan.html")
print(f"{count} headings, rows and points are read alike by two readers of Markdown and two of the saved page")
