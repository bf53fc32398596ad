"""bin/goldenthread: builds only when something changed, and leaves stdout to the program."""

import os
import pathlib
import shutil
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent

BUILD = """#!/bin/bash
echo building
cd "$(dirname "$0")/.."
echo "$*" >> builds
[[ ! -e fails ]] || exit "$(cat fails)"
mkdir -p build/release/bin
printf '#!/bin/bash\\necho "ran $*"; exit 1\\n' > build/release/bin/goldenthread
chmod +x build/release/bin/goldenthread
touch build/release/goldenthread.stamp
"""


class Launcher(unittest.TestCase):
    def setUp(self):
        self.root = pathlib.Path(tempfile.mkdtemp()).resolve()
        self.addCleanup(shutil.rmtree, self.root)
        for path in ("src/note/note.cc", "knowledge/risk.yaml", "cmake/rooms.cmake",
                     "CMakeLists.txt", "CMakePresets.json"):
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text("")
        (self.root / "bin").mkdir()
        shutil.copy(ROOT / "bin" / "goldenthread", self.root / "bin")
        (self.root / "bin" / "build").write_text(BUILD.replace("echo building",
                                                               "echo building >&2"))
        (self.root / "bin" / "build").chmod(0o755)

    def run_it(self, *words, cwd=None, program=None):
        done = subprocess.run([program or str(self.root / "bin" / "goldenthread"), *words],
                              cwd=cwd or self.root, capture_output=True, text=True, check=False)
        return done.returncode, done.stdout, done.stderr

    def builds(self):
        return len((self.root / "builds").read_text().splitlines())

    def test_the_first_run_builds_and_the_second_does_not(self):
        self.assertEqual(self.run_it("note", "a b"), (1, "ran note a b\n", "building\n"))
        self.assertEqual(self.run_it("check"), (1, "ran check\n", ""))
        self.assertEqual((self.root / "builds").read_text(), "release --only goldenthread\n")

    def test_a_changed_added_or_removed_source_builds_again(self):
        self.run_it()
        changes = [lambda: (self.root / "src/note/note.cc").write_text("x"),
                   lambda: (self.root / "knowledge/new.yaml").write_text("x"),
                   lambda: (self.root / "knowledge/new.yaml").unlink(),
                   lambda: (self.root / "CMakeLists.txt").write_text("x")]
        for number, change in enumerate(changes, 2):
            time.sleep(0.02)
            change()
            self.run_it()
            self.assertEqual(self.builds(), number)
        self.run_it()
        self.assertEqual(self.builds(), len(changes) + 1)

    def test_it_runs_from_anywhere_and_through_a_link(self):
        self.run_it()
        link = self.root / "link"
        link.symlink_to(self.root / "bin" / "goldenthread")
        self.assertEqual(self.run_it("x", cwd="/", program=str(link))[1], "ran x\n")
        self.assertEqual(self.run_it("x", cwd=self.root / "bin", program="./goldenthread")[1],
                         "ran x\n")
        self.assertEqual(self.run_it("x", program="bin/goldenthread")[1], "ran x\n")
        self.assertEqual(self.builds(), 1)

    def test_a_failed_build_is_exit_5_and_a_failed_set_up_exit_4(self):
        for status, expected in ((1, 5), (4, 4)):
            (self.root / "fails").write_text(str(status))
            done = self.run_it("note")
            self.assertEqual(done[:2], (expected, ""))
            self.assertIn("the build failed", done[2])

    def test_what_is_not_built_yet_says_so_with_exit_2(self):
        done = subprocess.run([str(ROOT / "bin" / "serve")], capture_output=True, text=True,
                              check=False)
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertIn("not built yet", done.stderr)

    def test_finding_out_that_nothing_changed_takes_milliseconds(self):
        self.run_it()
        program = self.root / "build/release/bin/goldenthread"
        os.utime(self.root / "build/release/goldenthread.stamp")

        def fastest(command):
            times = []
            for _ in range(15):
                begun = time.monotonic()
                subprocess.run([str(command)], cwd=ROOT, capture_output=True, check=False)
                times.append(time.monotonic() - begun)
            return min(times)

        # The target is 10 ms; a loaded machine gets twice that.
        extra = fastest(self.root / "bin" / "goldenthread") - fastest(program)
        self.assertLess(extra, 0.020)


if __name__ == "__main__":
    unittest.main()
