#!/usr/bin/env python3
"""How well the therapist's acts are told apart.

Reads counselling utterances as a table (columns transcript, line, speaker, label, text;
tab-separated), writes each transcript as a labelled dialogue, runs `goldenthread note` as far as
the findings, and compares the act of each therapist utterance with the table's label. Prints
precision, recall and F1 of each act and their mean. By hand; not part of the tests.

  scripts/acts_on_annomi.py shared/benchmarks/annomi/dev.tsv --goldenthread bin/goldenthread
"""
import argparse
import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ACTS = ["reflection", "therapist_input", "other", "question"]


def read_transcripts(path):
    transcripts = {}
    with open(path, encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["text"].strip():
                transcripts.setdefault(row["transcript"], []).append(row)
    return transcripts


def acts_of(goldenthread, path, rows):
    """The program's act of each row, or None where it has none."""
    names = {"therapist": "Therapist", "client": "Client"}
    path.write_text("".join(f"{names[r['speaker']]}: {' '.join(r['text'].split())}\n"
                            for r in rows), encoding="utf-8")
    run = subprocess.run([goldenthread, "note", str(path), "--stop-after", "findings",
                          "--output", "json"], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"{goldenthread} failed on {path}: {run.stderr.strip()}")
    acts = {a["utterance"]: a["act"] for a in json.loads(run.stdout)["acts"]}
    return [acts.get(n) for n in range(1, len(rows) + 1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--goldenthread", default="bin/goldenthread")
    parser.add_argument("--confusion", action="store_true", help="print the counts as well")
    options = parser.parse_args()
    pairs = []
    with tempfile.TemporaryDirectory() as folder:
        for rows in read_transcripts(options.table).values():
            told = acts_of(options.goldenthread, Path(folder) / "dialogue.txt", rows)
            pairs += [(r["label"], act or "other") for r, act in zip(rows, told)
                      if r["speaker"] == "therapist"]
    scores = []
    for act in ACTS:
        right = sum(a == b == act for a, b in pairs)
        precision = right / max(sum(b == act for _, b in pairs), 1)
        recall = right / max(sum(a == act for a, _ in pairs), 1)
        scores.append(2 * right / max(sum(act in p for p in pairs) + right, 1))
        print(f"{act:16} precision {precision:.3f} recall {recall:.3f} F1 {scores[-1]:.3f}")
    print(f"macro-F1 {sum(scores) / len(ACTS):.3f} on {len(pairs)} therapist utterances")
    if options.confusion:
        for a in ACTS:
            print(f"  {a:16}", *(f"{b} {pairs.count((a, b)):4}" for b in ACTS))


if __name__ == "__main__":
    main()
