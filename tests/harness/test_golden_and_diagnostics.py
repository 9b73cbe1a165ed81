"""The comparison with the golden tables, and the check that every diagnostic has a case."""

import hashlib
import json
import unittest

import check_diagnostic_coverage
import compare_golden
from harness_test import FAKE, HarnessTest

TABLE = "step,lr\n0,0.5\n1,2.5\n2,4.5\n"


class CompareGolden(HarnessTest):
    def compare(self, entry: dict, table: str = TABLE, **known):
        self.write("tables/a.csv", table)
        self.write("index.json", json.dumps([{"id": "a", "file": "tables/a.csv", **known}]))
        self.write("expressions/a.jsonl", json.dumps({"id": "a", "expr": "2", "run": {"base": 0.5}, **entry}) + "\n")
        return self.run_main(compare_golden.main, "--binary", FAKE, "--golden", self.folder)

    def expect_failure(self, message: str, entry: dict, table: str = TABLE, **known):
        code, output = self.compare(entry, table, **known)
        self.assertEqual(code, 1, output)
        self.assertIn(message, output)

    def test_equal_values_agree(self):
        self.assertEqual(self.compare({}), (0, "1 of 1 expressions agree with their tables\n"))

    def test_worst_row_is_told(self):
        self.expect_failure("2 of 3 rows differ; worst at row 2: expected 4.5, got 6.5", {"expr": "3"})

    def test_tolerance_is_that_of_the_type(self):
        close = TABLE.replace("2.5", "2.500001")
        self.expect_failure("1 of 3 rows differ", {}, close)
        self.assertEqual(self.compare({}, close, dtype="float32")[0], 0)
        self.expect_failure("1 of 3 rows differ", {}, TABLE.replace("2.5", "2.50001"), dtype="float32")
        self.assertEqual(self.compare({}, TABLE.replace("2.5", "2.500000000001"))[0], 0)
        self.expect_failure("1 of 3 rows differ", {}, TABLE.replace("2.5", "2.50000000001"))

    def test_values_near_nought_agree_within_the_floor(self):
        table = "step,lr\n0,{}\n1,2.0\n"
        self.assertEqual(self.compare({"run": {"base": 0}}, table.format("1e-15"))[0], 0)
        self.expect_failure("1 of 2 rows differ", {"run": {"base": 0}}, table.format("1e-14"))

    def test_not_a_number_never_agrees(self):
        self.expect_failure("1 of 3 rows differ", {}, TABLE.replace("2.5", "nan"))

    def test_steps_come_from_a_column(self):
        self.assertEqual(self.compare({"at_column": "x"}, "step,x,lr\n0,0.25,1.0\n1,0.5,1.5\n")[0], 0)

    def test_excepted_row_has_to_differ(self):
        peer_bug = {"except": {"1": "a bug of the peer"}}
        self.assertEqual(self.compare(peer_bug, TABLE.replace("2.5", "7"))[0], 0)
        self.expect_failure("row 1 agrees, and is excepted", peer_bug)

    def test_edited_table_is_refused(self):
        self.assertEqual(self.compare({}, sha256=hashlib.sha256(TABLE.encode()).hexdigest())[0], 0)
        self.expect_failure("sha256 differs", {}, TABLE.replace("2.5", "2.50"), sha256=hashlib.sha256(TABLE.encode()).hexdigest())

    def test_failing_program_and_unknown_keys_fail(self):
        self.expect_failure("exit 1", {"expr": "nonsense"})
        self.expect_failure("unknown keys: att_column", {"att_column": "x"})

    def test_missing_tables_fail(self):
        code, output = self.run_main(compare_golden.main, "--binary", FAKE, "--golden", self.folder)
        self.assertEqual(code, 1)
        self.assertIn("index.json", output)
        self.expect_failure("No such file", {"file": "tables/none.csv"})

    def test_run_facts_become_options(self):
        entry = {"expr": "e", "run": {"base": 0.1, "total": 90, "epoch": 10, "batch": 256}}
        argv = compare_golden.command("lrsched", entry, TABLE, "a.csv")
        self.assertEqual(argv, ["lrsched", "eval", "e", "--base", "0.1", "--total", "90", "--epoch", "10",
                                "--run", "batch=256", "--steps", "0:3", "--format", "csv"])

    def test_a_table_reports_its_own_metrics(self):
        argv = compare_golden.command("lrsched", {"id": "a", "expr": "e", "metrics": True}, TABLE, "tables/a.csv")
        self.assertEqual(argv, ["lrsched", "eval", "e", "--metrics", "tables/a.csv", "--steps", "0:3", "--format", "csv"])

    def test_every_named_column_is_compared(self):
        self.expect_failure("no column `momentum`", {"columns": ["lr", "momentum"]}, "step,lr,momentum\n0,0.5,0.9\n")

    def test_an_index_of_its_own_adds_tables(self):
        self.write("tables/b.csv", TABLE)
        self.write("index/more.json", json.dumps([{"id": "b", "file": "tables/b.csv"}]))
        self.write("expressions/b.jsonl", json.dumps({"id": "b", "expr": "2", "run": {"base": 0.5}}) + "\n")
        self.assertEqual(self.compare({}), (0, "2 of 2 expressions agree with their tables\n"))


class DiagnosticCoverage(HarnessTest):
    CATALOG = 'x{\n    {Id::one_thing, "one-thing", Severity::error},\n    {Id::other, "other", Severity::error},\n};'

    def check(self):
        return self.run_main(check_diagnostic_coverage.main, "--catalog", self.folder / "catalog.cpp",
                             "--cases", self.folder / "cases", "--bad", self.folder / "bad")

    def setUp(self):
        super().setUp()
        self.write("catalog.cpp", self.CATALOG)
        self.write("cases/a.case", "# a\n--- file x\n[other]\n$ lrsched\n--- stderr\nerror: a [one-thing]\n--- exit 1\n")

    def test_code_that_only_an_input_holds_is_missing(self):
        self.assertEqual(self.check(), (1, "no case shows [other]\n1 of 2 diagnostics have a case\n"))

    def test_all_codes_shown_passes(self):
        self.write("bad/more.txt", "x:1:1: error: b [other]\n")
        self.assertEqual(self.check(), (0, "2 of 2 diagnostics have a case\n"))

    def test_entry_that_cannot_be_read_fails(self):
        self.write("catalog.cpp", self.CATALOG.replace('"other"', "kOther"))
        code, output = self.check()
        self.assertEqual(code, 1)
        self.assertIn("2 entries begin with `{Id::`, 1 read as", output)


if __name__ == "__main__":
    unittest.main()
