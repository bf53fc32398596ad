#!/usr/bin/env python3
"""Writes docs/samples.md: whole notes as they come out, from the invented sessions in examples/.

  scripts/samples.py [--goldenthread build/release/bin/goldenthread]
"""
import argparse
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent
DOCUMENT = ROOT / "docs" / "samples.md"

# heading, the command's words
SAMPLES = (
    ("From a conversation: panic at work, SOAP",
     ("examples/panic-at-work.txt", "--client", "examples/panic-at-work.client.json")),
    ("From a conversation: grief, drinking and a passive wish, BIRP",
     ("examples/after-the-funeral.txt", "--client", "examples/after-the-funeral.client.json",
      "--format", "birp")),
    ("From the therapist's own shorthand, SOAP",
     ("examples/panic-at-work.summary.txt", "--client", "examples/panic-at-work.client.json")),
)

HEAD = """# Notes as they come out

Made by `scripts/samples.py` from the invented sessions in `examples/`; do not edit by hand. What
stands behind the line "For the review" is for the clinician and no part of the note.
"""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--goldenthread", default=str(ROOT / "build/release/bin/goldenthread"))
    program = parser.parse_args().goldenthread
    text = HEAD
    for heading, words in SAMPLES:
        done = subprocess.run([program, "note", *words], cwd=ROOT, capture_output=True, text=True,
                              check=False)
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr)
        text += f"\n## {heading}\n\n    goldenthread note {' '.join(words)}\n\n"
        text += f"```\n{done.stdout}```\n"
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
