#!/usr/bin/env python3
"""How often the therapist is found when labels are gone.

Reads counselling utterances as a table (columns transcript, speaker, text; tab-separated), writes
each transcript as a dialogue of "Speaker 1" and "Speaker 2" (the numbers fall by the transcript's
name, so the therapist is not always the first), runs `goldenthread note` as far as the transcript,
and prints how often the roles were right, wrong or left open. By hand; not part of the tests.

  scripts/roles_on_annomi.py shared/benchmarks/annomi/dev.tsv --goldenthread bin/goldenthread
"""
import argparse
import csv
import json
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path


def read_transcripts(path):
    transcripts = {}
    with open(path, encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE):
            transcripts.setdefault(row["transcript"], []).append((row["speaker"], row["text"]))
    return transcripts


def write_dialogue(path, name, turns):
    """Returns the label behind which the therapist stands."""
    swapped = zlib.crc32(name.encode()) % 2
    label = {"therapist": f"Speaker {1 + swapped}", "client": f"Speaker {2 - swapped}"}
    path.write_text("".join(f"{label[who]}: {' '.join(text.split())}\n" for who, text in turns),
                    encoding="utf-8")


def judge(goldenthread, path, turns):
    run = subprocess.run([goldenthread, "note", str(path), "--stop-after", "transcript",
                          "--output", "json"], capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        sys.exit(f"{goldenthread} failed on {path}: {run.stderr.strip()}")
    said = [u["speaker"] for u in json.loads(run.stdout)["utterances"]]
    spoken = [who for who, text in turns if text.strip()]
    if "therapist" not in said:
        return "open"
    pairs = list(zip(said, spoken))
    return "right" if sum(a == b for a, b in pairs) * 2 > len(pairs) else "wrong"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("table", type=Path)
    parser.add_argument("--goldenthread", default="bin/goldenthread")
    parser.add_argument("--first", type=int, default=0, help="only the first N turns of each")
    options = parser.parse_args()
    counts = {"right": 0, "wrong": 0, "open": 0}
    with tempfile.TemporaryDirectory() as folder:
        for name, turns in read_transcripts(options.table).items():
            turns = turns[:options.first] if options.first else turns
            path = Path(folder) / "dialogue.txt"
            write_dialogue(path, name, turns)
            verdict = judge(options.goldenthread, path, turns)
            counts[verdict] += 1
            if verdict != "right":
                print(f"{verdict}: transcript {name}, {len(turns)} turns", file=sys.stderr)
    total = sum(counts.values())
    print(f"{total} transcripts: " + ", ".join(f"{n} {k}" for k, n in counts.items()))


if __name__ == "__main__":
    main()
