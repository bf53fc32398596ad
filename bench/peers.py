"""Times `goldenthread assert` beside medspaCy and negspaCy on the same sentences, in one run.

    bin/bench peers [TABLE] [--repeats N]

TABLE has a header and tab-separated columns whose first two are `phrase` and `sentence`; by default
the NegEx development table beside the checkout. Each peer is installed at a fixed version into a
virtual environment of its own under build/peers/ and used as its documentation shows: a blank
English pipeline, the phrase as target (medspaCy: target matcher and ConText; negspaCy: entity ruler
and Negex with its plain rules), a warm-up first, nothing but the judging timed. Ours is the whole
process over the same sentences ten times, reading and printing included, less its start-up (one
sentence), which is shown beside it. Prints sentences per second and how many times as fast we are;
exits 1 below 50 times medspaCy.
"""

import argparse
import csv
import pathlib
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
DEFAULT_TABLE = ROOT / ".." / "shared" / "benchmarks" / "negex" / "dev.tsv"
MEDSPACY_TIMES_MIN = 50
OUR_ROUNDS = 10

# name, requirements, judging program (stdin: phrase<TAB>sentence; last line: seconds)
MEDSPACY = """
import sys, time, warnings
warnings.filterwarnings("ignore")
import spacy
from medspacy.context import ConText
from medspacy.target_matcher import TargetMatcher, TargetRule
rows = [line.rstrip("\\n").split("\\t") for line in sys.stdin]
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
matcher = TargetMatcher(nlp)
matcher.add([TargetRule(phrase, "TARGET") for phrase in sorted({r[0].lower() for r in rows})])
context = ConText(nlp)
def judge(sentence):
    doc = context(matcher(nlp(sentence)))
    return [ent._.is_negated for ent in doc.ents]
for _, sentence in rows[:20]:
    judge(sentence)
started = time.perf_counter()
for _, sentence in rows:
    judge(sentence)
print(time.perf_counter() - started)
"""
NEGSPACY = """
import sys, time, warnings
warnings.filterwarnings("ignore")
import spacy
from negspacy.negation import Negex
from negspacy.termsets import termset
rows = [line.rstrip("\\n").split("\\t") for line in sys.stdin]
nlp = spacy.blank("en")
nlp.add_pipe("sentencizer")
ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
phrases = sorted({r[0].lower() for r in rows})
ruler.add_patterns([{"label": "TARGET", "pattern": phrase} for phrase in phrases])
nlp.add_pipe("negex", config={"neg_termset": termset("en").get_patterns()})
def judge(sentence):
    return [ent._.negex for ent in nlp(sentence).ents]
for _, sentence in rows[:20]:
    judge(sentence)
started = time.perf_counter()
for _, sentence in rows:
    judge(sentence)
print(time.perf_counter() - started)
"""
PEERS = (
    ("medspaCy 1.3.1", ["medspacy==1.3.1"], MEDSPACY),
    ("negspaCy 1.1.0", ["negspacy==1.1.0"], NEGSPACY),
)


def say(text):
    print(f"peers: {text}", file=sys.stderr, flush=True)


def environment(name, requirements):
    """The Python of the peer's environment, installed once."""
    folder = ROOT / "build" / "peers" / name.split()[0].lower()
    python = folder / "bin" / "python"
    done = folder / "installed.txt"
    if done.exists() and done.read_text() == "\n".join(requirements):
        return python
    say(f"installing {name} into {folder.relative_to(ROOT)} (once, some minutes)")
    subprocess.run([sys.executable, "-m", "venv", "--clear", folder], check=True)
    subprocess.run([python, "-m", "pip", "install", "--quiet", *requirements], check=True,
                   stdout=sys.stderr)
    done.write_text("\n".join(requirements))
    return python


def peer_seconds(python, program, lines):
    done = subprocess.run([python, "-c", program], input=lines, text=True, capture_output=True)
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1])
    return float(done.stdout.split()[-1])


def our_seconds(program, lines):
    with tempfile.TemporaryFile("w+") as given:
        given.write(lines)
        given.seek(0)
        started = time.perf_counter()
        done = subprocess.run([program, "assert"], stdin=given, capture_output=True, check=True)
        seconds = time.perf_counter() - started
    if done.stdout.count(b"\n") != lines.count("\n"):
        raise RuntimeError("goldenthread assert left lines out")
    return seconds


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", nargs="?", type=pathlib.Path, default=DEFAULT_TABLE)
    parser.add_argument("--repeats", type=int, default=3, help="best of N runs each")
    args = parser.parse_args()
    if not args.table.exists():
        sys.exit(f"peers: no table {args.table}; name one with columns phrase and sentence")
    with open(args.table, encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE))
    lines = "".join(f"{row['phrase']}\t{row['sentence']}\n" for row in rows)

    pythons = {name: environment(name, needs) for name, needs, _ in PEERS}
    program = ROOT / "build" / "release" / "bin" / "goldenthread"
    first_line = lines[:lines.index("\n") + 1]
    start_up = min(our_seconds(program, first_line) for _ in range(args.repeats))
    whole = min(our_seconds(program, lines * OUR_ROUNDS) for _ in range(args.repeats))
    speeds = {"goldenthread assert": len(rows) * OUR_ROUNDS / (whole - start_up)}
    for name, _, judging in PEERS:
        say(f"timing {name}")
        speeds[name] = len(rows) / min(peer_seconds(pythons[name], judging, lines)
                                       for _ in range(args.repeats))
    ours = speeds["goldenthread assert"]
    print(f"{len(rows)} sentences, best of {args.repeats}; our start-up {1000 * start_up:.0f} ms")
    for name, speed in speeds.items():
        times = "" if speed == ours else f"   we are {ours / speed:.0f} times as fast"
        print(f"{name:20} {speed:10.0f} sentences/s{times}")
    return 0 if ours >= MEDSPACY_TIMES_MIN * speeds["medspaCy 1.3.1"] else 1


if __name__ == "__main__":
    sys.exit(main())
