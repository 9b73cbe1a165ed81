"""The runner of the cases: what passes, what fails and how it is told, and what --update does."""

import unittest

import run_cases
from harness_test import FAKE, HarnessTest

RIGHT = "# says a word\n$ lrsched say hello\n--- stdout\nhello\n"
WRONG = "# says a word\n$ lrsched say hello\n--- stdout\nhullo\n"


class RunCases(HarnessTest):
    def run_cases(self, *arguments):
        return self.run_main(run_cases.main, "--binary", FAKE, self.folder, *arguments)

    def expect_failure(self, text: str, message: str, *arguments):
        self.write("some_case.case", text)
        code, output = self.run_cases(*arguments)
        self.assertEqual(code, 1, output)
        self.assertIn(message, output)
        self.assertIn("1 of 1 cases failed", output)

    def expect_success(self, text: str):
        self.write("some_case.case", text)
        self.assertEqual(self.run_cases(), (0, "1 cases passed\n"))

    def test_right_expectation_passes(self):
        self.expect_success(RIGHT)

    def test_wrong_stdout_fails_with_a_diff(self):
        self.expect_failure(WRONG, "-hullo\n+hello")

    def test_missing_section_means_nothing_is_expected(self):
        self.expect_failure("# a\n$ lrsched say hello\n", "+hello")

    def test_expected_output_that_does_not_come_fails(self):
        self.expect_failure("# a\n$ lrsched nothing\n--- stdout\nhello\n", "-hello")

    def test_wrong_stderr_fails(self):
        self.expect_failure("# a\n$ lrsched fail f m\n--- stderr\nother\n--- exit 1\n", "+f:1:1: error: m")

    def test_wrong_exit_fails(self):
        self.expect_failure("# a\n$ lrsched fail f m\n--- stderr\nf:1:1: error: m\n", "expected exit 0, actual exit 1")

    def test_line_feed_at_the_end_counts(self):
        self.expect_failure("# a\n$ lrsched copy\n--- stdin bytes\nx\\\n--- stdout\nx\n", "-x\n+x\\")

    def test_second_command_is_checked(self):
        self.expect_failure(RIGHT + "\n$ lrsched say two\n--- stdout\nthree\n", "line 6: $ lrsched say two\n")

    def test_files_and_stdin_reach_the_command(self):
        self.expect_success("# a\n--- file d/x bytes\n\\x00\\xff\n$ lrsched read d/x\n--- stdout bytes\n\\x00\\xff\n")
        self.expect_success("# a\n$ lrsched copy\n--- stdin\n$x\n--- stdout\n$x\n")

    def test_file_that_a_command_makes_is_compared(self):
        text = "# a\n$ lrsched write o.svg text\n--- makes o.svg bytes\n{}\\\n"
        self.expect_success(text.format("text"))
        self.expect_failure(text.format("other"), "expected o.svg")
        self.expect_failure("# a\n$ lrsched nothing\n--- makes o.svg\n", "does not make the file `o.svg`")

    def test_commands_of_a_case_share_a_folder_and_cases_do_not(self):
        self.write("a_writes.case", "# a\n$ lrsched write f x\n$ lrsched read f\n--- stdout bytes\nx\\\n")
        self.write("b_reads.case", "# a\n$ lrsched read f\n")
        code, output = self.run_cases()
        self.assertEqual(code, 1)
        self.assertIn("FAILED", output)
        self.assertIn("b_reads.case", output)
        self.assertNotIn("a_writes.case", output)

    def test_environment_is_clean(self):
        expected = "COLUMNS=80\nLC_ALL=C.UTF-8\nNO_COLOR=1\nPATH=/usr/bin:/bin\nTERM=dumb\n"
        self.expect_success(f"# a\n$ NO_COLOR=1 lrsched environment\n--- stdout\n{expected}")

    def test_crash_fails_and_cannot_be_expected(self):
        self.expect_failure("# a\n$ lrsched crash\n", "ended by SIGABRT")
        self.expect_failure("# a\n$ lrsched crash\n", "ended by SIGABRT", "--update")

    def test_timeout_fails(self):
        self.expect_failure("# a\n$ lrsched sleep 30\n", "still running after 0.3 s", "--timeout", "0.3")

    def test_name_has_to_say_the_behaviour(self):
        for name in ("case1.case", "12_a.case", "Some_Case.case"):
            path = self.write(name, RIGHT)
            code, output = self.run_cases()
            self.assertEqual(code, 1)
            self.assertIn("name says the behaviour", output)
            path.unlink()

    def test_filter_picks_cases_and_no_match_is_an_error(self):
        self.write("one_right.case", RIGHT)
        self.write("two_wrong.case", WRONG)
        self.assertEqual(self.run_cases("--filter", "right"), (0, "1 cases passed\n"))
        self.assertEqual(self.run_cases("--filter", "nothing"), (2, "no case matches\n"))

    def test_update_repairs_a_wrong_expectation(self):
        path = self.write("some_case.case", WRONG)
        code, output = self.run_cases("--update")
        self.assertEqual(code, 0, output)
        self.assertIn("updated", output)
        self.assertEqual(path.read_text(), RIGHT)
        self.assertEqual(self.run_cases(), (0, "1 cases passed\n"))

    def test_update_writes_every_kind_of_section(self):
        path = self.write("some_case.case", "# a\n\n--- file in\nx\n\n$ lrsched fail f m\n\n--- # then\n$ lrsched write o 'y'\n"
                                            "--- stdout\nno\n--- makes o\n--- exit 4\n")
        self.assertEqual(self.run_cases("--update")[0], 0)
        self.assertEqual(path.read_text(), "# a\n\n--- file in\nx\n\n$ lrsched fail f m\n--- stderr\nf:1:1: error: m\n--- exit 1\n\n"
                                           "--- # then\n$ lrsched write o 'y'\n--- makes o bytes\ny\\\n")
        self.assertEqual(self.run_cases(), (0, "1 cases passed\n"))

    def test_update_leaves_a_right_case_alone(self):
        loose = "# a\n\n\n$ lrsched say x\n--- exit 0\n--- stdout\nx\n\n\n"
        path = self.write("some_case.case", loose)
        self.assertEqual(self.run_cases("--update"), (0, "1 cases passed\n"))
        self.assertEqual(path.read_text(), loose)


if __name__ == "__main__":
    unittest.main()
