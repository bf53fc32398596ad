#!/usr/bin/env python3
"""Runs every test of a build and adds them up.

    run_tests.py BUILD_FOLDER [FILTER]        (bin/test builds first, then calls this)

Four kinds of runner: the GoogleTest programs and the corpus replays that CMake listed in the build
folder, tests/*_test.py (unittest) and tests/*_test.sh (one test each: exit 0 passed, 77 skipped).
One line per runner goes to stderr as it ends, with its output if something failed; the last line
of stdout is `N passed, N failed, N skipped`. Exit 1 if a test failed or none was found.

Every test runs in the repository root and may read GT_ROOT, GT_BUILD (folder), GT_PROGRAM (the
built goldenthread) and GT_UPDATE_GOLDEN (set by bin/test --update).
"""

import concurrent.futures
import dataclasses
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
TIMEOUT_S = int(os.environ.get("GT_TEST_TIMEOUT_S", "900"))


@dataclasses.dataclass
class Outcome:
    """What one runner did; `output` is shown when something failed."""

    name: str
    passed: int = 0
    failed: int = 0
    skipped: int = 0
    output: str = ""


def run(command, environment):
    """Exit status (None after TIMEOUT_S) and everything printed, as text."""
    try:
        done = subprocess.run(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              timeout=TIMEOUT_S)
        return done.returncode, done.stdout.decode("utf-8", "replace")
    except subprocess.TimeoutExpired as expired:
        text = (expired.stdout or b"").decode("utf-8", "replace")
        return None, text + f"\nstopped after {TIMEOUT_S} s\n"


def run_google_test(program, wanted, environment):
    """A GoogleTest program, counted from its JSON report; a crash is one more failure."""
    outcome = Outcome(program.name)
    pattern = wanted if re.search(r"[*:?.]", wanted) else f"*{wanted}*".replace("**", "*")
    with tempfile.TemporaryDirectory() as folder:
        report = pathlib.Path(folder) / "report.json"
        command = [str(program), "--gtest_brief=1", "--gtest_color=no",
                   f"--gtest_output=json:{report}", f"--gtest_filter={pattern}"]
        status, outcome.output = run(command, environment)
        cases = []
        report_written = report.exists()
        if report_written:
            suites = json.loads(report.read_text(encoding="utf-8", errors="replace"))
            cases = [case for suite in suites["testsuites"] for case in suite["testsuite"]]
    for case in cases:
        if case.get("failures"):
            outcome.failed += 1
        elif case["result"] in ("SKIPPED", "SUPPRESSED") or case["status"] == "NOTRUN":
            outcome.skipped += 1
        else:
            outcome.passed += 1
    if (status != 0 or not report_written) and outcome.failed == 0:
        outcome.failed += 1
        outcome.output += f"\n{program.name} ended with status {status}" \
                          f"{'' if report_written else ' and no report'}\n"
    return outcome


def run_replay(program, environment):
    """A fuzz target over its corpus: one test. Every target has a corpus."""
    corpus = ROOT / "tests" / "corpus" / program.name.removesuffix("_fuzz")
    if not corpus.is_dir() or not any(corpus.iterdir()):
        return Outcome(program.name, failed=1,
                       output=f"no corpus in {corpus.relative_to(ROOT)}/\n")
    status, output = run([str(program), str(corpus)], environment)
    return Outcome(program.name, passed=int(status == 0), failed=int(status != 0), output=output)


def run_python(script, wanted, environment):
    """A unittest file, counted from its closing lines."""
    command = [sys.executable, "-B", str(script)]
    if wanted and wanted not in script.name:
        command += ["-k", wanted]
    status, output = run(command, environment)
    ran = re.search(r"^Ran (\d+) tests? in", output, re.M)
    if not ran:
        return Outcome(script.name, failed=1, output=output)
    counts = {word: int(number)
              for word, number in re.findall(r"(failures|errors|skipped)=(\d+)", output)}
    outcome = Outcome(script.name, output=output, skipped=counts.get("skipped", 0))
    outcome.failed = counts.get("failures", 0) + counts.get("errors", 0)
    if status not in (0, 5) and outcome.failed == 0:
        outcome.failed = 1
    outcome.passed = max(0, int(ran[1]) - outcome.failed - outcome.skipped)
    return outcome


def run_shell(script, environment):
    """One shell script, one test."""
    status, output = run(["bash", str(script)], environment)
    return Outcome(script.name, passed=int(status == 0), skipped=int(status == 77),
                   failed=int(status not in (0, 77)), output=output)


def listed_programs(build, kind):
    """The programs CMake lists in <build>/<kind>_programs.txt."""
    folder = {"test": "tests", "replay": "fuzz"}[kind]
    names = (build / f"{kind}_programs.txt").read_text().split()
    return [build / folder / name for name in names]


def jobs(build, wanted, environment):
    """(name, thunk) of every runner that may hold a wanted test."""
    found = [(program.name, lambda p=program: run_google_test(p, wanted, environment))
             for program in listed_programs(build, "test")]
    found += [(script.name, lambda s=script: run_python(s, wanted, environment))
              for script in sorted((ROOT / "tests").glob("*_test.py"))]
    found += [(program.name, lambda p=program: run_replay(p, environment))
              for program in listed_programs(build, "replay") if wanted in program.name]
    found += [(script.name, lambda s=script: run_shell(s, environment))
              for script in sorted((ROOT / "tests").glob("*_test.sh")) if wanted in script.name]
    return found


def timed(thunk):
    begun = time.monotonic()
    return thunk(), time.monotonic() - begun


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    wanted = sys.argv[2] if len(sys.argv) > 2 else ""
    environment = dict(os.environ, GT_ROOT=str(ROOT), GT_BUILD=str(build),
                       GT_PROGRAM=str(build / "bin" / "goldenthread"),
                       UBSAN_OPTIONS="print_stacktrace=1", PYTHONDONTWRITEBYTECODE="1")
    total = Outcome("")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        running = [pool.submit(timed, thunk) for _, thunk in jobs(build, wanted, environment)]
        for done in concurrent.futures.as_completed(running):
            outcome, seconds = done.result()
            total.passed += outcome.passed
            total.failed += outcome.failed
            total.skipped += outcome.skipped
            if outcome.passed + outcome.failed + outcome.skipped == 0:
                continue
            if outcome.failed:
                print(outcome.output, file=sys.stderr)
            print(f"{outcome.name:28} {outcome.passed:5} passed {outcome.failed:3} failed "
                  f"{outcome.skipped:3} skipped {seconds:7.1f} s", file=sys.stderr, flush=True)
    count = total.passed + total.failed + total.skipped
    if count == 0:
        print(f"no test is named like '{wanted}'" if wanted else "no tests", file=sys.stderr)
    print(f"{total.passed} passed, {total.failed} failed, {total.skipped} skipped")
    return 1 if total.failed or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
