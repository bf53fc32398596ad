"""The built program at its edge: exit codes, one-line errors, the JSON contract, hostile input."""

import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(os.environ.get("GT_ROOT", pathlib.Path(__file__).resolve().parent.parent))
PROGRAM = os.environ.get("GT_PROGRAM", str(ROOT / "build/release/bin/goldenthread"))
EXAMPLE = ROOT / "examples/panic-at-work.txt"
CLIENT = ROOT / "examples/panic-at-work.client.json"
SUMMARY = ROOT / "examples/panic-at-work.summary.txt"
FORMATS = ("soap", "dap", "birp", "girp", "pirp", "pie", "sirp", "narrative", "intake", "group",
           "crisis", "discharge")


def run(*words, stdin=b""):
    return subprocess.run([PROGRAM, *map(str, words)], input=stdin, capture_output=True,
                          timeout=120, check=False)


def run_into(path, *words, stdin=b""):
    with open(path, "wb") as out:
        return subprocess.run([PROGRAM, *map(str, words)], input=stdin, stdout=out,
                              stderr=subprocess.PIPE, timeout=120, check=False)


class CommandLine(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def fails(self, code, *words, saying="", stdin=b""):
        """Exit `code`, nothing on stdout, exactly one line on stderr that holds `saying`."""
        done = run(*words, stdin=stdin)
        error = done.stderr.decode()
        self.assertEqual(done.returncode, code, error)
        self.assertEqual(done.stdout, b"")
        self.assertEqual(error.count("\n"), 1, error)
        self.assertIn(saying, error)

    def note(self, *words, stdin=b""):
        done = run("note", *words, "--output", "json", stdin=stdin)
        self.assertIn(done.returncode, (0, 1), done.stderr.decode())
        self.assertEqual(done.stderr, b"")
        return json.loads(done.stdout)

    # ---- usage -----------------------------------------------------------------------------------

    def test_version_and_help_exit_zero(self):
        self.assertEqual(run("--version").returncode, 0)
        self.assertEqual(run("note", "--help").returncode, 0)

    def test_wrong_usage_exits_two(self):
        for words in ((), ("nota",), ("note",), ("note", EXAMPLE, "--no-such-option"),
                      ("check", EXAMPLE)):
            self.fails(2, *words)

    def test_wrong_values_exit_two_and_list_the_choices(self):
        self.fails(2, "note", EXAMPLE, "--format", "soup", saying="soap")
        self.fails(2, "note", EXAMPLE, "--output", "pfd", saying="markdown")
        self.fails(2, "note", EXAMPLE, "--stop-after", "lunch", saying="findings")
        self.fails(2, "note", EXAMPLE, "--density", "long", saying="brief")
        self.fails(2, "note", EXAMPLE, "--quotes", "all", saying="none")
        self.fails(2, "note", EXAMPLE, "--input-kind", "docx", saying="dialogue")
        self.fails(2, "note", EXAMPLE, "--engine", "gpt", saying="composer")
        self.fails(2, "note", EXAMPLE, "--client-name", "nickname", saying="initials")
        self.fails(2, "note", EXAMPLE, "--terms", "jargon", saying="modality")
        self.fails(2, "knowledge", saying="subcommand")

    def test_what_is_not_built_says_so(self):
        for name in ("serve", "transcribe", "models", "practice", "audit"):
            self.fails(2, name, saying="not built yet")

    # ---- bad input -------------------------------------------------------------------------------

    def test_missing_and_unreadable_input_exits_three(self):
        self.fails(3, "note", self.folder / "no-such-file", saying="no such file")
        self.fails(3, "note", self.folder, saying="folder")

    def test_empty_and_blank_input_exits_three(self):
        self.fails(3, "note", self.file("a.txt", b""), saying="empty")
        self.fails(3, "note", self.file("b.txt", b" \r\n\t\n"), saying="white space")
        self.fails(3, "note", "-", stdin=b"", saying="empty")

    def test_binary_garbage_exits_three(self):
        self.fails(3, "note", self.file("a.txt", bytes(range(256)) * 40))
        self.fails(3, "note", self.file("a.wav", b"RIFF\x24\x00\x00\x00WAVEfmt \x10\0\0\0" * 9))

    def test_broken_client_json_names_the_field(self):
        for text, saying in (('{"clinet": {}}', "clinet"), ('{"session": {"date": 7}}', "date"),
                             ('{"session": {"date": "2026-02-31"}}', "session.date"),
                             ('{"plan": {"goals": [{"id": "G1"}, {"id": "G1"}]}}',
                              "plan.goals[1].id"),
                             ('{"client": {"name": "Ada\\nClinician: nobody"}}', "client.name"),
                             ('{"measures": [{"name": "PHQ-9", "score": 1e400}]}',
                              "measures[0].score"),
                             ("{", "not valid JSON")):
            self.fails(3, "note", EXAMPLE, "--client", self.file("c.json", text), saying=saying)

    def test_client_json_may_begin_with_a_byte_order_mark(self):
        record = self.file("c.json", b"\xef\xbb\xbf" + b'{"client": {"name": "Ada Lund"}}')
        done = run("note", EXAMPLE, "--client", record)
        self.assertIn("Client: Ada Lund", done.stdout.decode())
        self.fails(3, "note", EXAMPLE, "--client",
                   self.file("d.json", '{"client": {}}'.encode("utf-16")), saying="UTF-8")

    def test_unknown_style_names_the_field(self):
        for text, saying in (('{"style": {"density": "huge"}}', "style.density"),
                             ('{"style": {"quotes": "few"}}', "style.quotes"),
                             ('{"style": {"client_name": "Pat"}}', "style.client_name"),
                             ('{"style": {"font": "serif"}}', "font")):
            self.fails(3, "note", EXAMPLE, "--client", self.file("c.json", text), saying=saying)

    def test_a_broken_own_format_names_file_and_line(self):
        own = self.file("own.yaml", "title: Own\nsections:\n  - title: All\n    colour: red\n")
        self.fails(3, "note", EXAMPLE, "--format", own, saying="own.yaml:4")
        self.fails(3, "note", EXAMPLE, "--format", self.folder / "none.yaml", saying="no such file")

    def test_broken_knowledge_exits_three_and_faults_one(self):
        self.fails(3, "knowledge", "lint", self.folder / "none", saying="no such folder")
        formats = self.folder / "formats"
        formats.mkdir()
        (formats / "own.yaml").write_text("id: own\nsections: [")
        self.fails(3, "knowledge", "lint", self.folder, saying="own.yaml:")
        (formats / "own.yaml").write_text("id: own\ntitle: Own\nsections: []\n")
        done = run("knowledge", "lint", self.folder)
        self.assertEqual(done.returncode, 1, done.stderr.decode())
        self.assertIn(b"formats own: has no source", done.stdout)

    def test_errors_hold_no_patient_text(self):
        secret = "Zebulon confided"
        for name, text in (("s.json", '{"segments": [{"text": "%s' % secret),
                           ("k.json", '{"%s": 1}' % secret),
                           ("g.json", '{"plan": {"goals": [{"id": "%s"}, {"id": "%s"}]}}'
                            % (secret, secret))):
            options = () if name == "s.json" else ("--client", self.file(name, text))
            source = self.file(name, text) if name == "s.json" else EXAMPLE
            done = run("note", source, *options)
            self.assertEqual(done.returncode, 3)
            self.assertNotIn(secret, done.stderr.decode())

    def test_empty_option_values_exit_two(self):
        for option in ("--client", "--summary", "-o", "--format"):
            self.fails(2, "note", EXAMPLE, option, "", saying="empty")

    def test_standard_input_stands_for_one_input_only(self):
        self.fails(2, "note", "-", "--summary", "-", stdin=b"Client: Fine.\n", saying="two inputs")

    def test_a_result_file_replaces_no_input_and_keeps_permissions(self):
        session = self.file("s.txt", EXAMPLE.read_bytes())
        self.fails(2, "note", session, "-o", session, saying="replace an input")
        self.assertEqual(session.read_bytes(), EXAMPLE.read_bytes())
        note = self.file("n.txt", "old")
        note.chmod(0o640)
        link = self.folder / "link.txt"
        link.symlink_to(note)
        self.assertIn(run("note", session, "-o", link).returncode, (0, 1))
        self.assertTrue(link.is_symlink())
        self.assertIn("SOAP note", note.read_text())
        self.assertEqual(note.stat().st_mode & 0o777, 0o640)
        fresh = self.folder / "fresh.txt"
        self.assertIn(run("note", session, "-o", fresh).returncode, (0, 1))
        self.assertEqual(fresh.stat().st_mode & 0o777, 0o600)
        self.fails(3, "note", session, "-o", self.folder, saying="could not be written")
        self.assertEqual(sorted(f.name for f in self.folder.iterdir()),
                         ["fresh.txt", "link.txt", "n.txt", "s.txt"])

    def test_a_full_disk_is_told(self):
        done = run_into("/dev/full", "assert", stdin=b"panic\tNo panic this week.\n")
        self.assertEqual(done.returncode, 3)

    def test_terminal_commands_of_a_transcript_are_not_passed_on(self):
        talk = "Therapist: How was it?\nClient: I panic every day and \x1b[2Jnight.\n"
        done = run("note", self.file("t.txt", talk))
        self.assertNotIn(b"\x1b", done.stdout)

    def test_two_hundred_thousand_utterances_are_read_and_one_more_is_refused(self):
        line = "Client: fine\n"
        done = run("note", self.file("many.txt", line * 200_000), "--stop-after", "transcript")
        self.assertEqual(done.returncode, 0, done.stderr.decode())
        self.assertEqual(done.stdout.count(b"\n"), 200_000)
        self.fails(3, "note", self.file("more.txt", line * 200_001), saying="200,000")

    def test_a_note_from_two_hundred_thousand_utterances_comes(self):
        turns = "Therapist: How was the day?\nClient: It was all right, nothing special.\n"
        done = run("note", self.file("many.txt", turns * 100_000), "--output", "json")
        self.assertIn(done.returncode, (0, 1), done.stderr.decode())

    def test_a_ten_megabyte_line_gives_one_clear_error(self):
        long_line = "Client: " + "well and then " * 750_000
        self.fails(3, "note", self.file("long.txt", "Therapist: Yes?\n" + long_line + "\n"),
                   saying="utterance 2 is longer than 256 KiB")

    def test_docx_is_not_read_yet(self):
        self.fails(2, "note", self.file("a.docx", b"PK\x03\x04\x14\0\x06\0"),
                   saying="DOCX is not read")

    def test_a_transcript_is_no_summary(self):
        self.fails(3, "note", EXAMPLE, "--summary", EXAMPLE, saying="not a typed summary")

    def test_another_language_is_refused(self):
        text = '{"language": "german", "segments": [{"text": "So how was it?"}]}'
        self.fails(3, "note", self.file("g.json", text), saying="'german'")

    def test_no_client_speech_gives_a_truthful_note(self):
        note = self.note(self.file("t.txt", "Therapist: Hello?\nTherapist: Are you there?\n"))
        statements = [s for part in note["sections"] for s in part["statements"]]
        self.assertEqual([s for s in statements if s["origin"] == "session"], [])
        self.assertIn("no client statements", json.dumps(note["checks"]).lower())
        self.assertTrue(all(r["state"] == "not_asked" for r in note["risk"].values()))

    def test_an_exported_draft_can_be_checked_again(self):
        for output in ("text", "markdown"):
            exported = self.folder / "note.txt"
            run("note", EXAMPLE, "--client", CLIENT, "--output", output, "-o", exported)
            done = run("check", exported, "--session", EXAMPLE, "--client", CLIENT,
                       "--output", "json")
            drafted = self.note(EXAMPLE, "--client", CLIENT)
            words = [s["text"] for part in drafted["sections"] for s in part["statements"]]
            again = json.loads(done.stdout)
            read = [s["text"] for part in again["sections"] for s in part["statements"]
                    if not s["text"].startswith("Not ask")]
            self.assertEqual(read, words)

    # ---- style and own formats ------------------------------------------------------------------

    def test_the_programs_own_knowledge_has_no_faults(self):
        for words in ((), (ROOT / "knowledge",)):
            done = run("knowledge", "lint", *words)
            self.assertEqual(done.returncode, 0, done.stdout.decode() + done.stderr.decode())

    def test_an_own_format_holds_the_same_facts(self):
        own = self.file("own.yaml", "title: Own\nsections:\n  - title: All\n    risk: true\n"
                        "    kinds: [symptom, plan]\n")
        told = []
        for chosen in ("soap", own):
            note = self.note(EXAMPLE, "--client", CLIENT, "--format", chosen)
            told.append({f for part in note["sections"] for s in part["statements"]
                         for f in s["facts"]})
        self.assertEqual(told[0], told[1])
        self.assertEqual(note["sections"][0]["title"], "All")

    def test_without_quotations_only_risk_is_quoted(self):
        note = self.note(EXAMPLE, "--client", CLIENT, "--quotes", "none")
        risk = {f["id"] for f in note["facts"] if f["kind"] == "risk"}
        for part in note["sections"]:
            for statement in part["statements"]:
                if not risk & set(statement["facts"]):
                    self.assertNotIn('"', statement["text"])

    def test_denser_notes_are_longer(self):
        words = [sum(len(s["text"].split()) for part in
                     self.note(EXAMPLE, "--client", CLIENT, "--density", d)["sections"]
                     for s in part["statements"]) for d in ("brief", "standard", "detailed")]
        self.assertLessEqual(words[0], words[1])
        self.assertLessEqual(words[1], words[2])

    def test_the_client_is_named_as_the_style_says(self):
        first = run("note", EXAMPLE, "--client", CLIENT, "--client-name", "first").stdout.decode()
        self.assertIn("Nora reported", first)
        self.assertNotIn("Client reported", first)

    # ---- the contract ----------------------------------------------------------------------------

    def test_every_quote_stands_at_its_place_in_the_file(self):
        for path in (EXAMPLE, SUMMARY):
            source = path.read_bytes()
            lines = source.decode().split("\n")
            found = 0
            for part in self.note(path, "--client", CLIENT)["sections"]:
                for statement in part["statements"]:
                    self.assertTrue(statement["evidence"], statement["text"])
                    for evidence in statement["evidence"]:
                        if evidence["input"] not in ("session", "summary"):
                            continue
                        found += 1
                        span = source[evidence["source_begin"]:evidence["source_end"]].decode()
                        self.assertEqual(span, evidence["quote"])
                        self.assertIn(span.split("\n")[0], lines[evidence["line"] - 1])
            self.assertGreater(found, 5)

    def test_offsets_survive_crlf_bom_and_latin1(self):
        text = EXAMPLE.read_text().replace("honestly", "très honnêtement")
        for name, data in (("crlf", text.replace("\n", "\r\n").encode()),
                           ("bom", b"\xef\xbb\xbf" + text.encode()),
                           ("latin1", text.encode("latin-1"))):
            note = self.note(self.file(name + ".txt", data))
            quotes = [e for p in note["sections"] for s in p["statements"] for e in s["evidence"]]
            self.assertGreater(len(quotes), 5, name)
            for e in quotes:
                span = data[e["source_begin"]:e["source_end"]]
                coding = "latin-1" if name == "latin1" else "utf-8"
                self.assertEqual(span.decode(coding).replace("\r\n", "\n"), e["quote"], name)

    def test_same_input_gives_the_same_bytes(self):
        first = run("note", EXAMPLE, "--client", CLIENT, "--output", "json").stdout
        self.assertEqual(first, run("note", EXAMPLE, "--client", CLIENT, "--output", "json").stdout)
        piped = run("note", "-", "--client", CLIENT, "--output", "json", stdin=EXAMPLE.read_bytes())
        self.assertEqual(first, piped.stdout)

    def test_every_format_holds_the_risk_statement_and_the_same_facts(self):
        facts = {}
        for form in FORMATS:
            for path in (EXAMPLE, SUMMARY):
                note = self.note(path, "--client", CLIENT, "--format", form)
                self.assertEqual(note["format"], form)
                whole = " ".join(s["text"] for p in note["sections"] for s in p["statements"])
                self.assertRegex(whole.lower(), "suicid", (form, path.name))
                facts.setdefault(path, note["facts"])
                self.assertEqual(note["facts"], facts[path], form)

    def test_summary_beside_a_transcript_shows_both_inputs(self):
        note = self.note(EXAMPLE, "--summary", SUMMARY, "--client", CLIENT)
        inputs = {e["input"] for f in note["facts"] for e in f["evidence"]}
        self.assertEqual(inputs, {"session", "summary"})

    def test_our_own_draft_does_not_block(self):
        for path in (EXAMPLE, SUMMARY):
            for form in FORMATS:
                done = run("note", path, "--client", CLIENT, "--format", form, "--output", "json")
                blocks = [c for c in json.loads(done.stdout)["checks"] if c["severity"] == "block"]
                self.assertEqual((done.returncode, blocks), (0, []), (path.name, form))

    def test_check_judges_every_line_and_blocks_what_nobody_said(self):
        lines = ["Client reported two panic attacks this week.",
                 "Client described hearing voices that command her to jump."]
        note = self.file("note.txt", "Subjective:\n" + "\n".join(lines) + "\n")
        done = run("check", note, "--session", EXAMPLE, "--output", "json")
        self.assertEqual(done.returncode, 1, done.stderr.decode())
        judged = [s for p in json.loads(done.stdout)["sections"] for s in p["statements"]]
        self.assertEqual([s["text"] for s in judged], lines)
        self.assertNotIn(judged[0]["verdict"], ("unmentioned", "contradicted"))
        self.assertIn(judged[1]["verdict"], ("unmentioned", "contradicted"))
        self.assertGreater(judged[0]["support"], judged[1]["support"])

    def test_stages_print_and_stop(self):
        for stage in ("transcript", "findings", "thread", "note", "verify"):
            for output in ("text", "json"):
                done = run("note", EXAMPLE, "--client", CLIENT, "--stop-after", stage, "--output",
                           output)
                self.assertIn(done.returncode, (0, 1), done.stderr.decode())
                self.assertTrue(done.stdout)
                if output == "json":
                    json.loads(done.stdout)

    def test_output_file_is_whole_or_absent(self):
        out = self.folder / "note.md"
        done = run("note", EXAMPLE, "--output", "markdown", "-o", out)
        self.assertIn(done.returncode, (0, 1))
        self.assertEqual(done.stdout, b"")
        self.assertIn("DRAFT, not signed", out.read_text())
        self.fails(3, "note", EXAMPLE, "-o", self.folder / "no" / "such" / "folder.md")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["note.md"])

    def test_assert_answers_line_by_line(self):
        done = run("assert", stdin=b"fever\tNo fever today.\npanic attacks\tMy brother has panic "
                                   b"attacks.\n")
        self.assertEqual(done.stdout.decode(),
                         "negated\trecent\tpatient\naffirmed\trecent\tother\n")
        self.fails(3, "assert", stdin=b"no tab here\n", saying="no tab")


if __name__ == "__main__":
    unittest.main()
