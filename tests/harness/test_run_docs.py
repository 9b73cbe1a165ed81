"""The runner of the documents."""

import unittest

import run_docs
from harness_test import FAKE, HarnessTest


class RunDocs(HarnessTest):
    def run_docs(self, text: str):
        self.write("README.md", text)
        return self.run_main(run_docs.main, "--binary", FAKE, "--root", self.folder)

    def expect_success(self, text: str):
        code, output = self.run_docs(text)
        self.assertEqual(code, 0, output)

    def expect_failure(self, text: str, message: str):
        code, output = self.run_docs(text)
        self.assertEqual(code, 1, output)
        self.assertIn(message, output)

    def test_console_output_is_compared(self):
        self.expect_success("```console\n$ lrsched say a b\na\nb\n$ lrsched say c\nc\n\n```\n")
        self.expect_failure("text\n```console\n$ lrsched say a\nb\n```\n", "README.md:2: $ lrsched say a\n--- the document")

    def test_errors_stand_in_the_output(self):
        self.expect_success("```console\n$ lrsched fail f m\nf:1:1: error: m\n```\n")

    def test_three_dots_stand_for_any_lines(self):
        self.expect_success("```console\n$ lrsched say a b c d\na\n...\nd\n```\n")
        self.expect_success("```console\n$ lrsched say a\n...\na\n...\n```\n")
        self.expect_failure("```console\n$ lrsched say a b c d\na\n...\nc\n```\n", "+d")

    def test_backslash_continues_a_command(self):
        self.expect_success("```console\n$ lrsched say a \\\n    b\na\nb\n```\n")

    def test_open_quotes_continue_a_command(self):
        self.expect_success("```console\n$ lrsched say 'a\n    b' c\na\n    b\nc\n```\n")
        self.expect_failure("```console\n$ lrsched say 'a\nb\n```\n", "has no end")

    def test_shell_runs_the_command(self):
        self.expect_success("```console\n$ lrsched say a b | tail -n 1\nb\n```\n")

    def test_unknown_command_and_crash_fail(self):
        self.expect_failure("```console\n$ nosuchprogram\n...\n```\n", "no such command")
        self.expect_failure("```console\n$ lrsched crash\n...\n```\n", "a crash")

    def test_update_writes_outputs_but_those_with_dots(self):
        text = "a\n```console\n$ lrsched say a \\\n    b\nold\n\n$ lrsched say c\n```\nb\n```console\n$ lrsched say d e\n...\ne\n```\n"
        self.write("README.md", text)
        code, output = self.run_main(run_docs.main, "--binary", FAKE, "--root", self.folder, "--update")
        self.assertEqual(code, 0, output)
        now = (self.folder / "README.md").read_text()
        self.assertEqual(now, text.replace("old\n\n", "a\nb\n").replace("say c\n", "say c\nc\n"))
        self.expect_success(now)

    def test_update_does_not_hide_what_dots_do_not_match(self):
        self.write("README.md", "```console\n$ lrsched say a\n...\nb\n```\n")
        code, output = self.run_main(run_docs.main, "--binary", FAKE, "--root", self.folder, "--update")
        self.assertEqual(code, 1, output)

    def test_sched_block_is_checked(self):
        self.expect_success("```sched\nlet a = 1\n```\n")
        self.expect_failure("```sched\nlet a = bad\n```\n", "[bad-thing]")

    def test_sched_block_marked_error_has_to_fail(self):
        self.expect_success("```sched error\nlet a = bad\n```\n")
        self.expect_failure("```sched error\nlet a = 1\n```\n", "marked as an error")

    def test_yaml_block_is_checked_and_kept(self):
        self.expect_success("```yaml file=a.yaml\ntitle: good\n```\n```console\n$ lrsched read a.yaml\ntitle: good\n```\n")
        self.expect_success("```yaml error\ntitle: bad\n```\n")
        self.expect_failure("```yaml\ntitle: bad\n```\n", "example.yaml:1:1: error: this is bad [bad-thing]")

    def test_bare_expression_is_evaluated_with_options(self):
        self.expect_success("```sched --base=2 --steps=0:3\n1\n```\n")
        self.expect_failure("```sched --steps=0:3\nlet a = 1\n```\n\n```sched --steps=0:3\nnonsense\n```\n", "`lrsched eval`")

    def test_later_blocks_see_files_of_earlier_ones_and_the_examples(self):
        self.write("examples/a.sched", "t\n")
        self.expect_success("```sched file=x.sched\nlet a = 1\n```\n```console\n$ cat x.sched examples/a.sched\nlet a = 1\nt\n```\n")

    def test_blocks_of_other_languages_do_not_run(self):
        self.expect_failure("```sh\nlrsched crash\n```\n", "0 blocks ran")

    def test_indented_and_longer_fences(self):
        self.expect_success("- item\n\n  ```console\n  $ lrsched say a\n  a\n  ```\n\n````console\n$ lrsched say '```'\n```\n````\n")
        self.expect_failure("```console\n$ lrsched say a\na\n", "the block has no end")

    def test_unknown_word_behind_sched_is_refused(self):
        self.expect_failure("```sched eror\nlet a = bad\n```\n", "`eror` is none of")


if __name__ == "__main__":
    unittest.main()
