"""Reads C++ just well enough for the house check: what is code, and where functions begin and end.

No preprocessor and no types: braces, parentheses and keywords, on text whose comments and
literals are blanked. That is exact for clang-formatted code without macros that hold braces.
"""

import dataclasses
import re

_TOKEN = re.compile(
    r'//[^\n]*|/\*.*?\*/'
    r'|(?<![A-Za-z0-9_])(?:u8|[uUL])?R"(?P<delimiter>[^(\s]*)\(.*?\)(?P=delimiter)"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Za-z_])(?:u8|[uUL])?'(?:\\.|[^'\\\n])+'", re.S)


def blank(text, keep_strings=False):
    """`text` with comments and literals turned into spaces; every offset and line stays."""
    def replace(match):
        found = match.group(0)
        if keep_strings and not found.startswith(("//", "/*")):
            return found
        return re.sub(r"[^\n]", " ", found)
    return _TOKEN.sub(replace, text)


@dataclasses.dataclass
class Scope:
    """A stretch between braces: kind is 'function', 'class', 'namespace' or 'other'."""

    kind: str
    name: str
    begin_line: int  # of the declaration, not of the brace
    end_line: int = 0


_CLASS = re.compile(r"\b(?:class|struct|union)\s+(?:alignas\([^)]*\)\s*|\[\[.*?\]\]\s*)*(\w+)")
_INITIALISER = re.compile(r"\)\s*(?:noexcept\s*)?:(?!:)")
_FUNCTION_NAME = re.compile(r"([~\w:]+|operator\s*\S+)\s*\($")


def _without_macros(header):
    """`header` without macro calls that stand before the declaration and take no semicolon."""
    while True:
        macro = re.match(r"\s*[A-Z][A-Z0-9_]+\s*\(", header)
        if not macro:
            return header
        end, depth = macro.end(), 1
        while depth and end < len(header):
            depth += {"(": 1, ")": -1}.get(header[end], 0)
            end += 1
        if not header[end:].strip():
            return header  # TEST(...) is the declaration itself
        header = header[end:]


def _kind_and_name(header):
    """What the brace after `header` opens, at namespace or class scope."""
    header = header.strip()
    bare = re.sub(r"^(?:template\s*<.*?>\s*(?=class|struct|union))", "", header, flags=re.S)
    if re.match(r"(?:inline\s+)?namespace\b|extern\s*$", bare):
        return "namespace", ""
    found = _CLASS.match(re.sub(r"^(?:typedef|friend|export)\s+", "", bare))
    if found and not bare.endswith(")"):
        return "class", found.group(1)
    if re.match(r"enum\b", bare):
        return "other", ""
    depth = 0
    for offset, character in enumerate(header):
        if character == "(" and depth == 0:
            name = _FUNCTION_NAME.search(header[:offset + 1])
            if not name or name.group(1) in ("requires", "alignas", "decltype", "noexcept"):
                depth += 1
                continue
            if _INITIALISER.search(header[offset:]) and re.search(r"[\w>]$", header):
                return "other", ""  # `member_{1}` on the way to the constructor's body
            return "function", name.group(1)
        if character == "=" and depth == 0 and "operator" not in header[:offset]:
            return "other", ""
        depth += {"(": 1, ")": -1}.get(character, 0)
    return "other", ""


def scopes(text):
    """All functions and classes of `text`, in order of their end. Blanks the text itself."""
    code = blank(text)
    code = re.sub(r"^[ \t]*#(?:[^\n\\]|\\.)*(?:\\\n[^\n]*)*",
                  lambda m: re.sub(r"[^\n]", " ", m.group(0)), code, flags=re.M)
    found, stack, header_begin, parentheses, line = [], [], 0, 0, 1
    for offset, character in enumerate(code):
        if character == "\n":
            line += 1
        in_function = any(scope.kind == "function" for scope in stack)
        if character in "()":
            parentheses += 1 if character == "(" else -1
        elif character == "{":
            kind, name = "other", ""
            lead = _without_macros(code[header_begin:offset])
            if not in_function and parentheses == 0:
                kind, name = _kind_and_name(lead)
            begin = line - lead.lstrip().count("\n") if lead.strip() else line
            stack.append(Scope(kind, name, begin))
            if kind in ("class", "namespace"):
                header_begin = offset + 1
        elif character == "}":
            scope = stack.pop() if stack else Scope("other", "", line)
            scope.end_line = line
            if scope.kind in ("function", "class"):
                found.append(scope)
            # `int x{1};` and `: member_{1} {` go on; after a function or class a new header begins.
            if scope.kind != "other":
                header_begin = offset + 1
        elif character == ";" and parentheses == 0 and not in_function:
            header_begin = offset + 1
        elif character == ":" and parentheses == 0 and not in_function:
            if re.search(r"\b(?:public|protected|private)\s*$", code[header_begin:offset]):
                header_begin = offset + 1
    return found
