"""The format of .case files: what blocks stand for, what is refused, and that writing and reading agree."""

import unittest

import case_file

BLOCKS = [
    b"plain\n",
    b"two\nlines\n",
    b"\n",
    b"\n\n",
    b"ends with a blank line\n\n",
    b"no line feed",
    b"line\nno line feed",
    b"$ looks like a command\n",
    b"--- looks like a section\n",
    b"\\backslash\n",
    b"inner \\ backslash\n",
    b"\\\n",
    b"ends with a backslash\\",
    b"tab\there\n",
    b"carriage\r\n",
    b"nul\0byte\n",
    b"\xff\xfe not UTF-8\n",
    b"\x1b[31mred\x1b[0m\n",
    b"\x1b$ \n--- \n$ \n\n",
    "caf\u00e9 \u03b1 \u2028 \ufeff \x85\n".encode(),
    b"# a comment of the language\n",
]


class Blocks(unittest.TestCase):
    def test_what_is_written_reads_back(self):
        for data in BLOCKS:
            with self.subTest(data=data):
                heading, *lines = case_file.encode_block("--- stdout", data)
                self.assertEqual(case_file.decode_block(lines, heading.endswith(" bytes")), data)
                self.assertFalse(any(line.startswith(("$ ", "--- ")) for line in lines))

    def test_every_byte_reads_back(self):
        data = bytes(range(256))
        _, *lines = case_file.encode_block("--- stdout", data)
        self.assertEqual(case_file.decode_block(lines, True), data)

    def test_readable_text_stays_as_it_is(self):
        self.assertEqual(case_file.encode_block("--- stdout", "α = 1\n".encode()), ["--- stdout", "α = 1"])

    def test_nothing_is_no_section(self):
        self.assertEqual(case_file.encode_block("--- stdout", b""), [])

    def test_blank_lines_at_the_end_stand_for_nothing(self):
        self.assertEqual(case_file.decode_block(["a", "", ""], False), b"a\n")

    def test_unknown_escape_is_refused(self):
        with self.assertRaisesRegex(case_file.CaseError, "line 7: .*is none of"):
            case_file.decode_block([r"\q"], True, 7)


class Parsing(unittest.TestCase):
    def test_sections_belong_to_their_commands(self):
        case = case_file.parse(
            "# shows all sections\n--- file a/b.sched\nt\n\n$ X=1 lrsched check 'a b' --base 1\n--- stdin bytes\n\\x00\\\n"
            "--- stdout\nout\n--- stderr\nerr\n--- makes c.svg\n<svg>\n--- exit 2\n\n--- # the same again\n$ lrsched\n"
        )
        first, second = case.commands
        self.assertEqual(first.files, {"a/b.sched": b"t\n"})
        self.assertEqual(first.words(), ({"X": "1"}, ["check", "a b", "--base", "1"]))
        self.assertEqual((first.stdin, first.stdout, first.stderr, first.code), (b"\0", b"out\n", b"err\n", 2))
        self.assertEqual(first.makes, {"c.svg": b"<svg>\n"})
        self.assertEqual((second.files, second.stdin, second.stdout, second.code), ({}, b"", b"", 0))

    def test_rendering_a_parsed_case_changes_nothing(self):
        text = (
            "# what it shows\n# and why\n\n--- file a.sched\nt\n\n--- file b.sched bytes\n\\xff\n\n--- # first\n$ lrsched say a\n"
            "--- stdin\nin\n--- stdout\na\n--- stderr\nb\n--- makes c\nd\n--- exit 3\n\n--- # second\n$ lrsched say\n--- stdout\n\\\n"
        )
        self.assertEqual(case_file.render(case_file.parse(text)), text)

    def test_what_does_not_follow_the_format_is_refused(self):
        for text, message in [
            ("$ lrsched", "line 1: a case begins with"),
            ("# a\n", "no `\\$ lrsched"),
            ("# a\nb\n$ lrsched", "line 2: before the first command"),
            ("# a\n$ rm x", "line 2: a command is"),
            ("# a\n$ lrsched 'a", "line 2: No closing quotation"),
            ("# a\n$ lrsched | head", "line 2: no shell"),
            ("# a\n$ lrsched\ntext", "line 3: no text belongs to a command"),
            ("# a\n$ lrsched\n--- exit 1\ntext", "line 4: no text belongs to `--- exit`"),
            ("# a\n$ lrsched\n--- sdtout\n", "line 3: `--- sdtout` is none of"),
            ("# a\n$ lrsched\n--- exit one\n", "line 3: `--- exit one` is none of"),
            ("# a\n$ lrsched\n--- stdout\n--- stdout\n", "line 4: a second"),
            ("# a\n--- file x\n--- file x\n$ lrsched", "line 3: a second"),
            ("# a\n--- stdout\n$ lrsched", "line 2: .*before its command"),
            ("# a\n$ lrsched\n--- file x\n--- stdout\n", "line 4: .*before its command"),
            ("# a\n$ lrsched\n--- file x\n", "behind the last command"),
            ("# a\n$ lrsched\n--- # remark\n", "behind the last command"),
            ("# a\n--- file ../x\n$ lrsched", "line 2: .*outside the folder"),
            ("# a\n--- file /x\n$ lrsched", "line 2: .*outside the folder"),
        ]:
            with self.subTest(text=text), self.assertRaisesRegex(case_file.CaseError, message):
                case_file.parse(text)


if __name__ == "__main__":
    unittest.main()
