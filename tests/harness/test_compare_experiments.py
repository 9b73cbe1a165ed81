"""The comparison of experiments with the golden tables."""

import json

import compare_experiments
from harness_test import HarnessTest

TABLE = "step,lr,x\n0,0.5,1\n1,0.25,2\n"
# A stand-in for `lrsched run CONFIG... -o FOLDER`: a config's text is its table.
RUNNER = """#!/bin/sh
shift
while [ $# -gt 0 ]; do
    case $1 in
    -o) output=$2; shift ;;
    *.yaml) configs="$configs $1" ;;
    esac
    shift
done
for config in $configs; do
    folder=$output/$(basename "$config" .yaml)
    mkdir "$folder"
    grep -v '^#' "$config" > "$folder/schedules.csv"
    sed -n 's/^#//p' "$config" >&2
done
"""


class CompareExperiments(HarnessTest):
    def setUp(self) -> None:
        super().setUp()
        self.write("runner", RUNNER).chmod(0o755)
        self.write("golden/tables/a.csv", TABLE)
        self.write("golden/index.json", json.dumps([{"id": "seed/a", "file": "tables/a.csv"}]))

    def compare(self, config: str, *options: str, **entry) -> tuple[int, str]:
        self.write("examples/n/one.yaml", config)
        line = {"config": "n/one.yaml", "file": "schedules.csv", "column": "c", "id": "seed/a", **entry}
        self.write("golden/experiments.jsonl", json.dumps(line) + "\n")
        return self.run_main(compare_experiments.main, "--binary", self.folder / "runner", "--golden", self.folder / "golden",
                             "--examples", self.folder / "examples", *options)

    def expect_failure(self, message: str, config: str, *options: str, **entry) -> None:
        code, output = self.compare(config, *options, **entry)
        self.assertEqual(code, 1, output)
        self.assertIn(message, output)

    def test_equal_columns_agree(self):
        self.assertEqual(self.compare("step,c\n0,0.5\n1,0.25\n"), (0, "1 comparisons, 0 problems\n"))
        self.assertEqual(self.compare("step,c\n0,1\n1,2\n", of="x", exact=True)[0], 0)

    def test_other_values_and_lengths_fail(self):
        self.expect_failure("worst at row 1", "step,c\n0,0.5\n1,0.26\n")
        self.expect_failure("2 rows expected, 1 given", "step,c\n0,0.5\n")

    def test_exact_forgives_nothing(self):
        close = "step,c\n0,0.5\n1,0.25000000000000006\n"
        self.assertEqual(self.compare(close)[0], 0)
        self.expect_failure("not bit for bit the same", close, exact=True)

    def test_a_small_value_counts_beside_a_huge_one(self):
        self.write("golden/tables/a.csv", "step,lr\n0,1e15\n1,0.25\n")
        self.expect_failure("worst at row 1", "step,c\n0,1e15\n1,0.26\n")

    def test_rows_are_chosen(self):
        rows = "name,c\np,0.5\nq,7\np,0.25\n"
        self.assertEqual(self.compare(rows, where={"name": "p"})[0], 0)
        self.expect_failure("no row where", rows, where={"name": "r"})
        self.assertEqual(self.compare("c\n0.5\n9\n", rows=1)[0], 0)
        self.expect_failure("3 rows are to be compared of 2 and 2", "c\n0.5\n0.25\n", rows=3)

    def test_unknown_columns_and_keys_fail(self):
        self.expect_failure("no column `d`", "c\n0.5\n0.25\n", column="d")
        self.expect_failure("unknown keys: columns", "c\n0.5\n0.25\n", columns="d")

    def test_a_warning_of_the_program_fails(self):
        self.expect_failure("shorter than asked", "#shorter than asked\nc\n0.5\n0.25\n")

    def test_what_nothing_is_compared_with_is_told(self):
        self.assertEqual(self.compare("c\n0.5\n0.25\n", "--all", "seed/")[0], 0)
        self.write("golden/index/more.json", json.dumps([{"id": "seed/b", "file": "tables/a.csv"}]))
        self.expect_failure("seed/b: no comparison with this table", "c\n0.5\n0.25\n", "--all", "seed/")
        self.write("examples/n/two.yaml", "")
        self.expect_failure("n/two.yaml: no comparison of this config", "c\n0.5\n0.25\n", "--all", "seed/")
