#!/usr/bin/env python3
"""Writes docs/quality.md: what the program reaches on keyed sessions and public test sets.

Runs every scorer of the folder named once, reads its closing lines, and puts our figure beside the
target of the issue and what others reach. The figures of others are constants here, each with its
source. By hand; not part of the tests, since the sets are no part of this repository.

  bin/quality FOLDER      (sessions/, sessions-second/, benchmarks/, tools/)
"""
import argparse
import datetime
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "quality.md"

HEAD = """# What the language reaches

Made by `bin/quality FOLDER` on {date}, {commit}; do not edit by hand. FOLDER holds sets that are no
part of this repository: invented sessions with keys (a development set, and a second set of other
kinds on which no rule was written) and public test sets. "Others" says what else was measured on
the same material, and by whom.

| what | ours | target | others |
|---|---|---|---|
"""


class Scores:
    def __init__(self, folder, program):
        self.folder = folder
        self.program = program

    def run(self, *words):
        """The output of one scorer."""
        done = subprocess.run([sys.executable, *map(str, words), "--goldenthread", self.program],
                              capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1) or not done.stdout:
            sys.exit(f"quality: {words[0]} failed: {done.stderr.strip()}")
        return done.stdout

    def tool(self, name, *words):
        return self.run(self.folder / "tools" / name, *words)

    def sessions(self, folder, note_format):
        """Per input kind: the totals line, and the words of each note."""
        with tempfile.NamedTemporaryFile(suffix=".json") as out:
            text = self.tool("score_sessions.py", self.folder / folder, "--format", note_format,
                             "--json", out.name)
            notes = json.load(open(out.name, encoding="utf-8"))
        found = {}
        for kind in ("summary", "session"):
            line = re.search(rf"^{kind}\s+TOTAL\s+(.*)$", text, re.M).group(1)
            words = [note["words"] for name, note in notes.items()
                     if name.startswith(kind + "/") and not name.endswith("/TOTAL")]
            failed = len(re.findall(rf"^{kind}\s+\S+\s+FAILED", text, re.M))
            found[kind] = (dict(re.findall(r"(\w+) ([\d./]+)", line)), words, failed,
                           re.search(r"false (\d+) \((\d+) major\)", line))
        return found


def first(pattern, text):
    found = re.search(pattern, text, re.M)
    return found.group(1) if found else "not printed"


def session_rows(name, found, targets, others):
    rows = []
    for kind in ("summary", "session"):
        values, words, failed, false = found[kind]
        label = f"{name}, {'typed summaries' if kind == 'summary' else 'transcripts'}"
        rows += [
            (f"{label}: facts of the key in the note (major ones)",
             f"{values['recall']} ({values['major']})", *targets[kind], others[kind]),
            (f"{label}: false statements (major)", f"{false.group(1)} ({false.group(2)})",
             "no major", ""),
            (f"{label}: risk states right", values["risk"],
             {"development set": "all", "second set": "38 of 40"}.get(name, ""),
             "a published risk detector: 19 and 26 of 40" if name == "development set" else ""),
            (f"{label}: located, copied, shorthand left",
             f"{values['located']}, {values['copied']}, {values['shorthand']}",
             "≥ .90, ≤ .35, 0", ""),
            (f"{label}: words of a note", f"{min(words)}–{max(words)}", "200–450", ""),
        ]
        if failed:
            rows.append((f"{label}: not drafted", str(failed), "0", ""))
    return [(what, ours, target, other) for what, ours, target, other in rows]


def all_rows(scores):
    folder = scores.folder
    frontier = "a frontier language model with a careful prompt: "
    rows = session_rows("development set", scores.sessions("sessions", "soap"),
                        {"summary": ("≥ .92 (.95)",), "session": ("≥ .48 (.50)",)},
                        {"summary": "the summary as it stands: .90 (.96), 60 shorthand left",
                         "session": frontier + ".84 (.92); 15 keyword sentences: .06"})
    rows += session_rows("second set", scores.sessions("sessions-second", "fit"),
                         {"summary": ("≥ .92",), "session": ("≥ .40",)},
                         {"summary": "the summary as it stands: .95", "session": frontier + ".91"})
    rows += session_rows("written blind (tests/blind)",
                         scores.sessions(ROOT / "tests/blind", "soap"),
                         {"summary": ("",), "session": ("",)}, {"summary": "", "session": ""})
    negex = scores.tool("score_negex.py", folder / "benchmarks/negex/dev.tsv")
    rows += [(f"NegEx set, development half: {label} F1",
              first(rf"{label}\s+P.*F1 ([\d.]+)", negex), target, other)
             for label, target, other in (
                 ("negated", "≥ .97", "medspaCy 1.3.1 .899, negspaCy 1.1.0 .943"),
                 ("historical", "≥ .70", "medspaCy .675, genConText .665"),
                 ("hypothetical", "≥ .95", "medspaCy .750, genConText .963"))]
    judged = scores.tool("score_verifier.py", folder / "benchmarks/tneval/dev")
    rows += [
        ("TN-Eval notes: AUC of support, sentences judged alike by both therapists",
         first(r"unanimous ([\d.]+)", judged), "≥ .88", "word coverage .837"),
        ("… subjective section", first(r"subjective\s+AUC unanimous ([\d.]+)", judged), "≥ .66",
         "word coverage .58"),
        ("… agreement with a rater", first(r"with a rater ([\d.]+)", judged), "≥ .84",
         "raters among each other .859"),
    ]
    claims = scores.tool("score_claims.py", folder / "sessions")
    rows += [
        ("claims about the development sessions: AUC", first(r"AUC ([\d.]+)", claims), "≥ .78",
         "word overlap .63"),
        ("… false ones flagged", first(r"false flagged ([\d.]+)", claims), "≥ .70", ""),
        ("… true ones flagged", first(r"true flagged ([\d.]+)", claims), "≤ .25", ""),
    ]
    annomi = folder / "benchmarks/annomi/dev.tsv"
    rows.append(("AnnoMI, labels removed: transcripts whose therapist is found",
                 scores.run(ROOT / "scripts/roles_on_annomi.py", annomi).splitlines()[0],
                 "≥ 95 %", ""))
    acts = ROOT / "scripts/acts_on_annomi.py"
    if acts.exists():
        rows.append(("AnnoMI, therapist acts by rule",
                     "; ".join(scores.run(acts, annomi).strip().splitlines()[-2:]),
                     "question F1 ≥ .88",
                     "macro-F1 of a trained hashed linear model .725, humans .796"))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--goldenthread", default=str(ROOT / "build/release/bin/goldenthread"))
    options = parser.parse_args()
    commit = subprocess.run(["git", "log", "-1", "--format=commit %h"], cwd=ROOT, check=True,
                            capture_output=True, text=True).stdout.strip()
    rows = all_rows(Scores(options.folder.resolve(), options.goldenthread))
    table = "".join(f"| {' | '.join(row)} |\n" for row in rows)
    date = datetime.date.today().isoformat()
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(HEAD.format(date=date, commit=commit) + table, encoding="utf-8")
    print(table, end="")


if __name__ == "__main__":
    main()
