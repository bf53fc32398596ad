"""bin/check itself: a small clean house, and for every rule a change that it must catch."""

import pathlib
import subprocess
import sys
import tempfile
import textwrap
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

import check  # noqa: E402
import cpp_scan  # noqa: E402

CLEAN = {
    "bin/check": "# Reads third_party_homes.txt, check_exceptions.txt\n",
    "src/third_party_homes.txt": (
        "fmt/ *\nyaml-cpp/ knowledge\ngtest/ tests\nbenchmark/ benchmarks\n"),
    "src/base/CMakeLists.txt": "add_room(base LIBRARIES fmt::fmt)\n",
    "src/base/README.md": "# base\n",
    "src/base/span.h": "// A span.\n#pragma once\n#include <fmt/core.h>\n#include <string>\n",
    "src/base/span.cc": '// A span.\n#include "base/span.h"\n',
    "src/findings/CMakeLists.txt": "# No edge to note here:\nadd_room(findings)\n",
    "src/findings/README.md": "# findings\n",
    "src/findings/fact.h": '// A fact.\n#pragma once\n#include "base/span.h"\n',
    "src/findings/find.cc": '// Finds facts.\n#include "findings/fact.h"\n',
    "src/note/CMakeLists.txt": "add_room(note USES findings)\n",
    "src/note/README.md": "# note\n",
    "src/note/note.cc": '// Writes the note.\n#include "findings/fact.h"\n',
    "src/app/CMakeLists.txt": "add_room(app USES note findings)\n",
    "src/app/README.md": "# app\n",
    "src/app/main.cc": '// The program.\n#include <cstdio>\nint main() { std::puts("x"); }\n',
}


def findings_of(changes, removed=()):
    """What the check says of the clean house with `changes` (path -> text)."""
    files = {path: text for path, text in {**CLEAN, **changes}.items() if path not in removed}
    with tempfile.TemporaryDirectory() as folder:
        for path, text in files.items():
            file = pathlib.Path(folder) / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        house = check.House(folder)
        found = [finding for rule in check.CHECKS for finding in rule(house)]
        return check.apply_exceptions(house, found)


def rules_of(changes, removed=()):
    return {finding.rule for finding in findings_of(changes, removed)}


def source(body):
    return {"src/findings/find.cc": '// Finds facts.\n#include "findings/fact.h"\n' + body}


class EveryRule(unittest.TestCase):
    def catches(self, rule, changes, removed=()):
        found = findings_of(changes, removed)
        self.assertEqual({finding.rule for finding in found}, {rule}, found)

    def passes(self, changes):
        self.assertEqual(findings_of(changes), [])

    def test_a_clean_house_has_no_findings(self):
        self.passes({})

    def test_room_edge(self):
        self.catches("room-edge", source('#include "note/note.h"\n'))
        self.catches("room-edge", source('#include "vault/key.h"\n'))
        self.catches("room-edge", source('#include "fact.h"\n'))
        self.catches("room-edge", {"src/base/span.cc": '// S.\n#include "findings/fact.h"\n'
                                                       '#include "base/span.h"\n'})
        self.passes({"src/note/note.cc": '// N.\n  #  include "base/span.h"\n'
                                         '#include "findings/fact.h"\n'})

    def test_room_cycle(self):
        self.catches("room-cycle",
                     {"src/findings/CMakeLists.txt": "add_room(findings USES note)\n"})
        self.catches("room-cycle", {"src/base/CMakeLists.txt": "add_room(base USES app)\n"})

    def test_room_layout(self):
        self.catches("room-layout", {"src/note/formats/soap.cc": "// SOAP.\n",
                                     "src/note/note.cc": "// See soap.cc.\n"
                                                         '#include "findings/fact.h"\n'})
        self.catches("room-layout", {"src/note/soap.cpp": "// SOAP, also for note.cc.\n",
                                     "src/note/note.cc": "// See soap.cpp.\n"
                                                         '#include "findings/fact.h"\n'})
        self.catches("room-layout", {"src/vault/key.cc": "// A key.\n"})

    def test_room_readme(self):
        self.catches("room-readme", {}, removed=["src/note/README.md"])
        self.catches("room-readme", {"src/note/README.md": "line\n" * 21})
        self.passes({"src/note/README.md": "line\n" * 20})

    def test_third_party(self):
        self.catches("third-party", source("#include <yaml-cpp/yaml.h>\n"))
        self.catches("third-party", source("#include <simdjson.h>\n"))
        self.catches("third-party", source("#include <gtest/gtest.h>\n"))
        self.passes({"src/note/note_test.cc": "// T.\n#include <gtest/gtest.h>\n"})
        self.passes({"src/note/note_bench.cc": "// B.\n#include <benchmark/benchmark.h>\n"})

    def test_columns(self):
        self.catches("columns", source("// " + "word " * 19 + "end\n"))
        self.passes(source("// " + "é" * 97 + "\n"))
        self.passes(source("// https://example.org/" + "a" * 100 + "\n"))
        self.passes({"knowledge/risk.yaml": "cue: " + "word " * 19 + "end\n"})
        self.catches("columns", {"cmake/rooms.cmake": "# " + "word " * 20 + "end\n",
                                 "CMakeLists.txt": "include(rooms)\n"})

    def test_whitespace(self):
        for text in ("int a; \n", "\tint a;\n", "int a;", "int a;\n\n"):
            with self.subTest(text):
                self.catches("whitespace", source(text))

    def test_function_length(self):
        def function(lines):
            return "int F(int a,\n      int b) {\n" + "  a += b;\n" * (lines - 3) + "}\n"
        self.passes(source(function(70)))
        self.catches("function-length", source(function(71)))
        self.catches("function-length", source("class C {\n public:\n" + function(71) + "};\n"))
        self.passes(source("namespace n {\n" + function(40) + function(40) + "}  // namespace n\n"))
        self.passes(source("constexpr int kTable[] = {\n" + "    1,\n" * 80 + "};\n"))
        self.passes(source("enum class E {\n" + "  kA,\n" * 80 + "};\n"))
        self.catches("function-length",
                     {"scripts/x.py": '"""X."""\ndef f():\n' + "    f()\n" * 70,
                      "bin/x": "# runs x.py\n"})

    def test_file_length(self):
        self.passes(source("int a;\n" * 598))
        self.catches("file-length", source("int a;\n" * 599))

    def test_file_opening(self):
        self.catches("file-opening", {"src/findings/find.cc": '#include "findings/fact.h"\n'})
        self.catches("file-opening", {"bin/x": "#!/usr/bin/env bash\nexit 0\n"})

    def test_pragma_once(self):
        self.catches("pragma-once", {"src/findings/fact.h": "// A fact.\nint a;\n"})

    def test_banned_call(self):
        for call in ('system("ls")', "std::system(s)", "popen(a, b)", "strcpy(a, b)", "gets(a)",
                     "std::sprintf(a, b)", "atoi(s)", "std::atof(s)", "rand()", "::rand()",
                     "std::regex r", "std::regex_match(a)", "localtime(&t)"):
            with self.subTest(call):
                self.catches("banned-call", source(f"int a = {call};\n"))
        for call in ("state.system(1)", "boost::system::error_code e", "operand(2)", '"system(1)"',
                     "x->gets(1)", "0 /* rand() */"):
            with self.subTest(call):
                self.passes(source(f"auto a = {call};\n"))

    def test_output(self):
        for call in ("std::cout << 1", 'printf("x")', 'std::fprintf(f, "x")', 'fmt::print("x")',
                     "std::cerr << 1", 'puts("x")'):
            with self.subTest(call):
                self.catches("output", source(f"void F() {{ {call}; }}\n"))
                self.passes({"src/app/main.cc": f"// M.\nvoid F() {{ {call}; }}\n"})
        self.catches("output", source("#include <iostream>\n"))

    def test_network(self):
        for text in ("int a = socket(1, 2, 3);\n", "int a = ::connect(a, b, c);\n",
                     "int a = getaddrinfo(a, b, c, d);\n", "boost::asio::io_context c;\n",
                     "namespace beast = boost::beast;\n"):
            with self.subTest(text):
                self.catches("network", source(text))
                self.catches("network", {"src/app/main.cc": "// M.\n" + text})
        self.catches("network", {
            "src/app/main.cc": "// M.\n#include <sys/socket.h>\n",
            "src/third_party_homes.txt": CLEAN["src/third_party_homes.txt"] + "sys/ app\n"})
        self.passes(source("void F() { graph.connect(1); }\n"))

    def test_pure_stage(self):
        for text in ("auto t = std::chrono::system_clock::now();\n", "std::random_device d;\n",
                     'std::ifstream f("x");\n', 'auto e = std::getenv("HOME");\n',
                     "auto t = time(nullptr);\n", "std::filesystem::path p;\n"):
            with self.subTest(text):
                self.catches("pure-stage", source(text))
                self.passes({"src/app/main.cc": "// M.\n" + text})
                self.passes({"src/findings/find_test.cc": "// T.\n" + text})
                self.passes({"src/knowledge/compiler.cc": "// C.\n" + text,
                             "src/knowledge/CMakeLists.txt": "add_room(knowledge)\n",
                             "src/knowledge/README.md": "# knowledge\n"})

    def test_virtual(self):
        self.catches("virtual", source("class Shape {\n  virtual int Area() = 0;\n};\n"))
        self.passes(source("class DraftingEngine {\n public:\n  virtual int Draft() = 0;\n};\n"))

    def test_name(self):
        self.catches("name", source("class NoteManager {};\n"))
        self.catches("name", source("struct ParseHelper {};\n"))
        self.catches("name", {"src/findings/text_utils.cc": "// T.\n"})
        self.catches("name", {"src/common/CMakeLists.txt": "add_room(common)\n",
                              "src/common/README.md": "# c\n"})
        self.passes(source("class UncommonPhrase {};\n// the case manager's helper\n"))

    def test_to_do(self):
        self.catches("to-do", source("// TODO: later\n"))
        self.catches("to-do", {"docs/x.md": "FIXME\n"})

    def test_unreferenced(self):
        self.catches("unreferenced", {"src/findings/lost.h": "// Lost.\n#pragma once\n"})
        self.catches("unreferenced", {"scripts/lost.py": '"""Lost."""\n'})
        self.catches("unreferenced", {"tests/corpus/vtt/a": b"\0\xff"})
        self.catches("unreferenced", {"tests/golden/lost/a.txt": "x"})
        self.passes({"tests/corpus/vtt/a": b"\0\xff", "src/note/vtt_fuzz.cc": "// F.\n"})
        self.passes({"tests/golden/note/a.txt": "x", "src/note/note_test.cc":
                     '// T.\nconst char* kFolder = "tests/golden/note";\n'})

    def test_every_rule_is_explained_and_tested(self):
        tested = {name.removeprefix("test_").replace("_", "-")
                  for name in dir(EveryRule) + dir(Exceptions)}
        self.assertEqual(set(check.RULES) - tested, set())


class Exceptions(unittest.TestCase):
    LIST = "scripts/check_exceptions.txt"

    def test_an_exception_silences_its_rule_in_its_file_only(self):
        listed = {self.LIST: "# why\nto-do src/findings/find.cc  # reason\n"}
        self.assertEqual(findings_of({**source("// TODO: x\n"), **listed}), [])
        other = {"src/note/note.cc": '// TODO: x\n#include "findings/fact.h"\n'}
        self.assertEqual(rules_of({**source("// TODO: x\n"), **listed, **other}), {"to-do"})

    def test_exception_unused(self):
        self.assertEqual(rules_of({self.LIST: "to-do src/findings/find.cc\n"}),
                         {"exception-unused"})

    def test_exception_new(self):
        with tempfile.TemporaryDirectory() as folder:
            def git(*words):
                subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org",
                                "-C", folder, *words], check=True, capture_output=True)

            def write(path, text):
                file = pathlib.Path(folder) / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text)

            def new_entries():
                house = check.House(folder)
                return [found.what for found in check.apply_exceptions(
                    house, [check.Finding(path, 1, "to-do", "") for path in "ab"])
                    if found.rule == "exception-new"]

            git("init", "-q")
            write(self.LIST, "to-do a\n")
            git("add", "-A")
            git("commit", "-q", "-m", "one")
            self.assertEqual(new_entries(), [])
            write(self.LIST, "to-do a\nto-do b\n")
            self.assertEqual(new_entries(), ["to-do b"])
            git("commit", "-q", "-a", "-m", "two")
            self.assertEqual(new_entries(), ["to-do b"])


class Scan(unittest.TestCase):
    def scopes(self, text):
        return [(scope.kind, scope.name, scope.begin_line, scope.end_line)
                for scope in cpp_scan.scopes(textwrap.dedent(text))]

    def test_blanking_keeps_offsets(self):
        text = 'a = "x{"; // {\nb = R"(\n}")"; c = \'}\'; d = 1\'000;\n/* { \n */ e\n'
        blank = cpp_scan.blank(text)
        self.assertEqual(len(blank), len(text))
        self.assertEqual(blank.count("\n"), text.count("\n"))
        self.assertNotIn("{", blank)
        self.assertNotIn("}", blank)
        self.assertIn("1'000", blank)

    def test_functions_and_classes_are_found(self):
        self.assertEqual(self.scopes('''\
            #define MACRO(x) { x }
            namespace a::b {
            struct S {
              S() : a_{1}, b_(2) {
              }
              bool operator==(const S&) const = default;
              int a_{0};
            };
            MACRO_WITHOUT_SEMICOLON(S, (), (a_))
            template <class T>
            requires std::integral<T>
            auto F(T t = {}) -> std::vector<T> {
              if (t) { return {t}; }
              auto g = [](int i) { return i; };
              return {};
            }
            const std::map<int, int> kMap = {{1, 2}};
            TEST(Suite, Name) {
            }
            }  // namespace a::b
            '''), [("function", "S", 4, 5), ("class", "S", 3, 8), ("function", "F", 10, 16),
                   ("function", "TEST", 18, 19)])


if __name__ == "__main__":
    unittest.main()
