"""The runner under bin/test: what it counts, and how it closes."""

import os
import pathlib
import shutil
import stat
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent

GOOGLE_TEST = """#!{python}
import json, os, sys
report = next(a for a in sys.argv if a.startswith("--gtest_output=json:")).split(":", 1)[1]
print("ran in", os.getcwd(), "update", os.environ.get("GT_UPDATE_GOLDEN"))
print([a for a in sys.argv if a.startswith("--gtest_filter=")])
json.dump({{"testsuites": [{{"testsuite": {cases}}}]}}, open(report, "w"))
sys.exit({status})
"""
PASSED = {"name": "A", "status": "RUN", "result": "COMPLETED"}
FAILED = {**PASSED, "failures": [{"failure": "no"}]}
SKIPPED = {**PASSED, "result": "SKIPPED"}
DISABLED = {**PASSED, "status": "NOTRUN", "result": "SUPPRESSED"}


class Runner(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.root)
        self.build = self.root / "build"
        for folder in ("scripts", "tests", "build/tests", "build/fuzz"):
            (self.root / folder).mkdir(parents=True)
        shutil.copy(ROOT / "scripts" / "run_tests.py", self.root / "scripts")
        self.programs("test")
        self.programs("replay")

    def programs(self, kind, **texts):
        """Puts the programs into the build folder and into its list."""
        folder = self.build / {"test": "tests", "replay": "fuzz"}[kind]
        for name, text in texts.items():
            (folder / name).write_text(text)
            (folder / name).chmod(stat.S_IRWXU)
        (self.build / f"{kind}_programs.txt").write_text("\n".join(texts) + "\n")

    def google_test(self, cases, status=0):
        return GOOGLE_TEST.format(python=sys.executable, cases=repr(cases), status=status)

    def run_tests(self, *filters, **environment):
        done = subprocess.run([sys.executable, "-B", str(self.root / "scripts" / "run_tests.py"),
                               str(self.build), *filters], capture_output=True, text=True,
                              check=False, env={**os.environ, **environment})
        return done.returncode, done.stdout, done.stderr

    def test_all_runners_are_added_up_in_one_closing_line(self):
        self.programs("test", a_tests=self.google_test([PASSED, PASSED, SKIPPED]),
                      b_tests=self.google_test([PASSED, DISABLED]))
        self.programs("replay", vtt_fuzz="#!/bin/bash\ntest -d $1\n")
        (self.root / "tests/corpus/vtt").mkdir(parents=True)
        (self.root / "tests/corpus/vtt/one").write_text("x")
        (self.root / "tests/x_test.py").write_text(
            "import unittest\nclass X(unittest.TestCase):\n"
            "    def test_a(self): pass\n    def test_b(self): self.skipTest('x')\n"
            "unittest.main()\n")
        (self.root / "tests/y_test.sh").write_text("exit 77\n")
        (self.root / "tests/z_test.sh").write_text("exit 0\n")
        status, out, _ = self.run_tests()
        self.assertEqual((status, out), (0, "6 passed, 0 failed, 4 skipped\n"))

    def test_every_way_to_fail_is_a_failure(self):
        self.programs("test", a_tests=self.google_test([PASSED, FAILED], 1),
                      crash_tests="#!/bin/bash\nkill -SEGV $$\n",
                      late_tests=self.google_test([PASSED], 1))
        self.programs("replay", vtt_fuzz="#!/bin/bash\nexit 1\n", srt_fuzz="#!/bin/bash\n")
        (self.root / "tests/corpus/vtt").mkdir(parents=True)
        (self.root / "tests/corpus/vtt/one").write_text("x")
        (self.root / "tests/x_test.py").write_text("raise SystemExit(1)\n")
        (self.root / "tests/y_test.sh").write_text("exit 3\n")
        status, out, err = self.run_tests()
        self.assertEqual((status, out), (1, "2 passed, 7 failed, 0 skipped\n"))
        self.assertIn("no corpus in tests/corpus/srt/", err)

    def test_a_program_that_hangs_is_stopped(self):
        self.programs("test", slow_tests="#!/bin/bash\nexec sleep 60\n")
        status, out, err = self.run_tests(GT_TEST_TIMEOUT_S="1")
        self.assertEqual((status, out), (1, "0 passed, 1 failed, 0 skipped\n"))
        self.assertIn("stopped after 1 s", err)

    def test_a_filter_that_finds_nothing_fails(self):
        self.programs("test", a_tests=self.google_test([]))
        status, out, err = self.run_tests("Missing")
        self.assertEqual((status, out), (1, "0 passed, 0 failed, 0 skipped\n"))
        self.assertIn("Missing", err)

    def test_tests_run_in_the_root_with_their_filter(self):
        self.programs("test", a_tests=self.google_test([FAILED], 1))
        _, _, err = self.run_tests("Denied", GT_UPDATE_GOLDEN="1")
        self.assertIn(f"ran in {self.root.resolve()} update 1", err)
        self.assertIn("--gtest_filter=*Denied*", err)


if __name__ == "__main__":
    unittest.main()
