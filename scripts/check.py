#!/usr/bin/env python3
"""The house check: rules about the sources that no compiler enforces.

    check.py ROOT          one line `path:line: rule: what` per finding; exit 1 if there is any
    check.py ROOT --rules  what each rule says

A finding that has to stay is listed in scripts/check_exceptions.txt as `rule path`, with its
reason after `#`. That list may only shrink: an entry that nothing needs, and an entry that the last
commit did not have, are findings themselves.
"""

import ast
import dataclasses
import os
import pathlib
import re
import subprocess
import sys

import cpp_scan

COLUMNS = 100
FUNCTION_LINES = 70
FILE_LINES = 600
README_LINES = 20

RULES = {
    "room-edge": "an #include \"room/...\" needs the edge declared by add_room(... USES ...)",
    "room-cycle": "rooms use each other in one direction",
    "room-layout": "a room is flat, and is .h, .cc, CMakeLists.txt and README.md",
    "room-readme": f"a room has a README.md of at most {README_LINES} lines",
    "third-party": "a library's header is included in its home rooms (src/third_party_homes.txt)",
    "columns": f"a line has at most {COLUMNS} columns (knowledge tables aside)",
    "whitespace": "no tabs, no spaces at the end of a line, one newline at the end of a file",
    "function-length": f"a function has at most {FUNCTION_LINES} lines",
    "file-length": f"a source file has at most {FILE_LINES} lines",
    "file-opening": "a source file opens with a comment that says what it is",
    "pragma-once": "a header has #pragma once",
    "banned-call": "unsafe, locale-bound or process-starting calls have better replacements",
    "output": "printing is the app's work: rooms return values",
    "network": "nothing opens a socket until the egress gate is built",
    "pure-stage": "a stage knows no clock, no chance, no environment and no files",
    "virtual": "virtual stands only at the edges",
    "name": "no util, common, helper or manager",
    "to-do": "open work is an issue, not a comment",
    "unreferenced": "a file is used by something, or goes",
    "exception-unused": "an exception that nothing needs is taken off the list",
    "exception-new": "the list of exceptions may only shrink",
}

EDGES = ("SpeechEngine", "DraftingEngine", "Store", "Clock", "KeySource", "EgressClient")

STAGE_ROOMS = {"base", "knowledge", "transcript", "findings", "thread", "note", "verify",
               "exchange", "pipeline"}
# Found by their place or by convention, so nothing has to name them.
STANDING_FILES = re.compile(
    r"^(?:[^/]+|src/[^/]+/(?:CMakeLists\.txt|README\.md)|\.ci/run|bin/[^/]+"
    r"|knowledge/.*\.(?:yaml|md)|tests/[^/]+_test\.(?:cc|py|sh)|src/[^/]+/[^/]+\.cc"
    r"|tests/support/[^/]+\.cc|tests/corpus/.*|docs/.*)$")
DATA_FOLDERS = ("examples/", "tests/corpus/", "tests/golden/", "tests/mutation/",
                "tests/risk/", "tests/blind/")
CODE_SUFFIXES = {".h", ".cc", ".py", ".sh", ".cmake", ".ts", ".tsx"}
TIDY_SUFFIXES = CODE_SUFFIXES | {".yaml", ".txt", ".in", ".css"}
FORBIDDEN_WORDS = {"util", "utils", "utility", "common", "helper", "helpers", "manager"}

BANNED_CALLS = re.compile(
    r"(?<![\w.>])(?:std::|::)?(system|popen|fork|vfork|execl[ep]?|execv[ep]*|posix_spawnp?|strcpy"
    r"|strcat|sprintf|vsprintf|gets|strtok|atoi|atol|atoll|atof|rand|srand|tmpnam|mktemp|setlocale"
    r"|alloca)\s*\(|\b(std::(?:basic_)?regex\w*)|\b(gmtime|localtime)\s*\(")
OUTPUT = re.compile(
    r"(?<![\w.>])(?:std::|::)?(v?f?printf|f?puts|putchar|perror)\s*\("
    r"|\bstd::(cout|cerr|clog|wcout|wcerr)\b|\bfmt::(v?print)\s*\(|#include <(iostream)>")
NETWORK = re.compile(
    r"(?<![\w.>])(?:std::|::)?(socket|connect|getaddrinfo|gethostbyname\w*|inet_(?:addr|pton|aton))"
    r"\s*\(|\bboost::(asio|beast)\b"
    r"|#include [<\"](boost/asio|boost/beast|sys/socket\.h|netdb\.h|netinet/|arpa/inet\.h|sys/un\.h"
    r"|curl/|openssl/ssl\.h|openssl/bio\.h)")
IMPURE = re.compile(
    r"\b(?:std::chrono::)?((?:system|steady|high_resolution|utc)_clock::now)\b"
    r"|\bstd::(random_device|[io]?fstream|filesystem)\b"
    r"|(?<![\w.>])(?:std::|::)?(time|clock|clock_gettime|gettimeofday|getenv|secure_getenv|fopen"
    r"|fdopen|freopen)\s*\(")

CPP_HEADERS = set("""
algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono
cinttypes climits clocale cmath compare complex concepts condition_variable coroutine csetjmp
csignal cstdarg cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception
execution filesystem format forward_list fstream functional future initializer_list iomanip ios
iosfwd iostream istream iterator latch limits list locale map memory memory_resource mutex new
numbers numeric optional ostream queue random ranges ratio regex scoped_allocator semaphore set
shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view
strstream syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map
unordered_set utility valarray variant vector version""".split())


@dataclasses.dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int
    rule: str
    what: str

    def __str__(self):
        return f"{self.path}:{self.line}: {self.rule}: {self.what}"


class House:
    """The files of the checkout: everything git tracks or would track."""

    def __init__(self, root):
        self.root = pathlib.Path(root)
        self.texts = {}
        for path in self._paths():
            data = (self.root / path).read_bytes()
            if b"\0" not in data[:4096]:
                self.texts[path] = data.decode("utf-8", "replace")
            else:
                self.texts[path] = None
        self.rooms = {}  # name -> set of rooms it may include, base among them
        self.room_lines = {}
        for path, text in self.texts.items():
            if re.fullmatch(r"src/[^/]+/CMakeLists\.txt", path):
                self._read_rooms(path, text)

    def _paths(self):
        if (self.root / ".git").exists():
            listed = subprocess.run(
                ["git", "-c", f"safe.directory={self.root.resolve()}", "-C", str(self.root),
                 "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                check=True, capture_output=True).stdout.decode().split("\0")
            found = [path for path in listed if path]
        else:
            found = [os.path.relpath(os.path.join(folder, name), self.root)
                     for folder, _, names in os.walk(self.root) for name in names]
        return sorted({path for path in found if (self.root / path).is_file()})

    def _read_rooms(self, path, text):
        bare = re.sub(r"#.*", "", text)
        for match in re.finditer(r"add_room\(\s*(\w+)([^)]*)\)", bare):
            uses, into = set(), None
            for word in match.group(2).split():
                if word in ("USES", "LIBRARIES"):
                    into = word
                elif into == "USES":
                    uses.add(word)
            self.rooms[match.group(1)] = uses | {"base"} - {match.group(1)}
            self.room_lines[match.group(1)] = (path, bare[:match.start()].count("\n") + 1)

    def cpp(self):
        """(path, room or None, text) of every C++ file."""
        for path, text in self.texts.items():
            if path.endswith((".h", ".cc")) and text is not None:
                room = re.match(r"src/([^/]+)/", path)
                yield path, room.group(1) if room else None, text


def line_of(text, offset):
    return text.count("\n", 0, offset) + 1


def is_test(path):
    return path.startswith(("tests/", "bench/")) or path.endswith(("_test.cc", "_fuzz.cc",
                                                                   "_bench.cc"))


def check_edges(house):
    for path, room, text in house.cpp():
        for match in re.finditer(r'^\s*#\s*include\s+"([^"]+)"', text, re.M):
            line, target = line_of(text, match.start(1)), match.group(1)
            other = target.split("/")[0]
            if room is None:
                continue
            if "/" not in target:
                yield Finding(path, line, "room-edge", f'"{target}" names no room')
            elif other == "support" and is_test(path):
                continue
            elif other not in house.rooms:
                yield Finding(path, line, "room-edge", f"'{other}' is not a room")
            elif other != room and other not in house.rooms.get(room, set()):
                yield Finding(path, line, "room-edge",
                              f"'{room}' does not use '{other}' (src/{room}/CMakeLists.txt)")


def check_cycles(house):
    state = {}

    def visit(room, trail):
        if state.get(room) == "done" or room not in house.rooms:
            return None
        if room in trail:
            return trail[trail.index(room):] + [room]
        for used in sorted(house.rooms[room]):
            cycle = visit(used, trail + [room])
            if cycle:
                return cycle
        state[room] = "done"
        return None

    for room in sorted(house.rooms):
        cycle = visit(room, [])
        if cycle:
            path, line = house.room_lines[cycle[0]]
            yield Finding(path, line, "room-cycle", " -> ".join(cycle))
            return


def check_layout(house):
    for path in house.texts:
        parts = path.split("/")
        if parts[0] != "src" or len(parts) < 3:
            continue
        flat = len(parts) == 3 and (parts[2].endswith((".h", ".cc"))
                                    or parts[2] in ("CMakeLists.txt", "README.md"))
        if not flat:
            yield Finding(path, 1, "room-layout", "a room holds .h, .cc, no folders")
        elif parts[1] not in house.rooms:
            yield Finding(path, 1, "room-layout", f"no add_room({parts[1]} ...) declares its room")
    for room, (path, line) in house.room_lines.items():
        readme = house.texts.get(f"src/{room}/README.md")
        if readme is None:
            yield Finding(path, line, "room-readme", f"src/{room}/README.md is missing")
        elif readme.count("\n") > README_LINES:
            yield Finding(f"src/{room}/README.md", README_LINES + 1, "room-readme",
                          f"{readme.count(chr(10))} lines, at most {README_LINES}")


def check_third_party(house):
    homes = []
    for line in (house.texts.get("src/third_party_homes.txt") or "").splitlines():
        words = line.split("#")[0].split()
        if words:
            homes.append((words[0], set(words[1:])))
    for path, room, text in house.cpp():
        asking = {"*", room}
        if is_test(path):
            asking.add("benchmarks" if path.endswith("_bench.cc") else "tests")
        for match in re.finditer(r"^\s*#\s*include\s+<([^>]+)>", text, re.M):
            header = match.group(1)
            if header in CPP_HEADERS:
                continue
            allowed = [rooms for prefix, rooms in homes if header.startswith(prefix)]
            if not any(rooms & asking for rooms in allowed):
                at_home = ", ".join(sorted(set().union(*allowed))) or "nobody"
                yield Finding(path, line_of(text, match.start(1)), "third-party",
                              f"<{header}> is at home with {at_home}")


def check_text(house):
    for path, text in house.texts.items():
        suffix = pathlib.PurePath(path).suffix
        script = path.startswith("bin/") or path == ".ci/run"
        if text is None or path.startswith(DATA_FOLDERS):
            continue
        if suffix in TIDY_SUFFIXES or script:
            yield from check_lines(path, text)
        if suffix in CODE_SUFFIXES or script:
            count = len(text.splitlines())
            if count > FILE_LINES:
                yield Finding(path, FILE_LINES + 1, "file-length",
                              f"{count} lines, at most {FILE_LINES}")
            first = re.sub(r"\A#!.*\n", "", text)
            if not re.match(r'(?://|/\*|#|""")\s*\S', first) or first.startswith(("#inc", "#pra")):
                yield Finding(path, 1, "file-opening", "say what this file is")
        if path.endswith(".h") and not re.search(r"^#pragma once$", text, re.M):
            yield Finding(path, 1, "pragma-once", "#pragma once is missing")
        if not path.startswith(("scripts/check.py", "tests/check_test.py")):
            for match in re.finditer(r"\b(TODO|FIXME|XXX|HACK)\b", text):
                yield Finding(path, line_of(text, match.start()), "to-do", match.group(1))


def check_lines(path, text):
    for number, line in enumerate(text.split("\n"), 1):
        # Neither a single long word, such as an address, nor an entry of a knowledge table (one
        # line each, like a row) can be broken.
        breakable = not path.startswith("knowledge/") and not re.fullmatch(
            r"\W*(?:\w+:\s+)?\W*\S+", line)
        if len(line) > COLUMNS and breakable:
            yield Finding(path, number, "columns", f"{len(line)} columns, at most {COLUMNS}")
        if line != line.rstrip() or "\t" in line:
            yield Finding(path, number, "whitespace", "tab, or space at the end of the line")
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        yield Finding(path, text.count("\n") + 1, "whitespace", "end with exactly one newline")


def check_functions(house):
    for path, _, text in house.cpp():
        for scope in cpp_scan.scopes(text):
            lines = scope.end_line - scope.begin_line + 1
            if scope.kind == "function" and lines > FUNCTION_LINES:
                yield Finding(path, scope.begin_line, "function-length",
                              f"{scope.name}: {lines} lines, at most {FUNCTION_LINES}")
    for path, text in house.texts.items():
        if not path.endswith(".py") or text is None:
            continue
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                lines = node.end_lineno - node.lineno + 1
                if lines > FUNCTION_LINES:
                    yield Finding(path, node.lineno, "function-length",
                                  f"{node.name}: {lines} lines, at most {FUNCTION_LINES}")


def check_calls(house):
    for path, room, text in house.cpp():
        code = cpp_scan.blank(text)
        rules = [("banned-call", BANNED_CALLS)]
        program = path.endswith("main.cc")
        if room != "app" and not is_test(path) and not program:
            rules.append(("output", OUTPUT))
        compiler = re.match(r"src/knowledge/compile[^/]*\.(?:cc|h)$", path)
        if room in STAGE_ROOMS and not is_test(path) and not compiler:
            rules.append(("pure-stage", IMPURE))
        for rule, pattern in rules:
            for match in pattern.finditer(code):
                yield Finding(path, line_of(code, match.start()), rule,
                              next(group for group in match.groups() if group))
        for match in NETWORK.finditer(cpp_scan.blank(text, keep_strings=True)):
            yield Finding(path, line_of(text, match.start()), "network",
                          next(group for group in match.groups() if group))


def check_virtual(house):
    for path, _, text in house.cpp():
        if is_test(path):
            continue
        code = cpp_scan.blank(text)
        classes = [scope for scope in cpp_scan.scopes(text) if scope.kind == "class"]
        for match in re.finditer(r"\bvirtual\b", code):
            line = line_of(code, match.start())
            inside = [scope for scope in classes if scope.begin_line <= line <= scope.end_line]
            inner = max(inside, key=lambda scope: scope.begin_line, default=None)
            if inner is None or inner.name not in EDGES:
                yield Finding(path, line, "virtual",
                              f"in {inner.name if inner else 'no class'}")


def words_of(name):
    return re.findall(r"[a-z]+|[A-Z][a-z]*", name)


def check_names(house):
    for path, text in house.texts.items():
        if path.startswith(DATA_FOLDERS):
            continue
        for part in path.split("/"):
            for word in words_of(part):
                if word.lower() in FORBIDDEN_WORDS:
                    yield Finding(path, 1, "name", f"'{word.lower()}' in the path")
    for path, _, text in house.cpp():
        code = cpp_scan.blank(text)
        declared = r"\b(?:class|struct|union|enum|namespace|using|concept)\s+(?:class\s+)?(\w+)"
        for match in re.finditer(declared, code):
            for word in words_of(match.group(1)):
                if word.lower() in FORBIDDEN_WORDS:
                    yield Finding(path, line_of(code, match.start()), "name", match.group(1))


def check_references(house):
    texts = {path: text for path, text in house.texts.items()
             if text is not None and not path.startswith(DATA_FOLDERS)}
    everything = {path: {word.strip(".") for word in re.findall(r"[\w.+-]+", text)}
                  for path, text in texts.items()}
    for path in house.texts:
        corpus = re.match(r"tests/corpus/([^/]+)/", path)
        if corpus:
            target = f"{corpus.group(1)}_fuzz.cc"
            if not any(other.endswith(f"/{target}") for other in house.texts):
                yield Finding(path, 1, "unreferenced", f"no {target} replays it")
            continue
        if STANDING_FILES.match(path):
            continue
        name = pathlib.PurePath(path).name
        wanted = {name}
        if name.endswith((".py", ".cmake")):  # named as modules, without the suffix
            wanted.add(pathlib.PurePath(path).stem)
        folders = [str(parent) for parent in pathlib.PurePath(path).parents][:-2]
        if any(wanted & words for other, words in everything.items() if other != path):
            continue
        if any(folder in text for folder in folders for other, text in texts.items()
               if other.endswith((".cc", ".py", ".sh", ".cmake", "CMakeLists.txt"))):
            continue
        yield Finding(path, 1, "unreferenced", "nothing names this file")


CHECKS = (check_edges, check_cycles, check_layout, check_third_party, check_text, check_functions,
          check_calls, check_virtual, check_names, check_references)
EXCEPTIONS = "scripts/check_exceptions.txt"


def parse_exceptions(text):
    """{(rule, path): line} of the list."""
    entries = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split("#")[0].split()
        if len(words) == 2:
            entries[tuple(words)] = number
    return entries


def committed_exceptions(root, revision):
    """The list as `revision` has it, or None where that cannot be known."""
    if not (root / ".git").exists():
        return None
    shown = subprocess.run(["git", "-c", f"safe.directory={root.resolve()}", "-C",
                            str(root), "show", f"{revision}:{EXCEPTIONS}"],
                           capture_output=True, check=False)
    return parse_exceptions(shown.stdout.decode()) if shown.returncode == 0 else None


def apply_exceptions(house, findings):
    """Takes away what is excepted, and adds what is wrong with the list itself."""
    entries = parse_exceptions(house.texts.get(EXCEPTIONS) or "")
    used = {(found.rule, found.path) for found in findings}
    kept = [found for found in findings if (found.rule, found.path) not in entries]
    for entry, line in entries.items():
        if entry not in used:
            kept.append(Finding(EXCEPTIONS, line, "exception-unused", " ".join(entry)))
    for revision in ("HEAD", "HEAD^"):
        before = committed_exceptions(house.root, revision)
        if before is not None:
            for entry in sorted(entries.keys() - before.keys()):
                kept.append(Finding(EXCEPTIONS, entries[entry], "exception-new", " ".join(entry)))
    return sorted(set(kept))


def main():
    if "--rules" in sys.argv:
        for rule, what in RULES.items():
            print(f"{rule:17} {what}")
        return 0
    house = House(sys.argv[1] if len(sys.argv) > 1 else ".")
    findings = apply_exceptions(house, [found for check in CHECKS for found in check(house)])
    for found in findings:
        print(found)
    print(f"house check: {len(house.texts)} files, {len(findings)} findings", file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
