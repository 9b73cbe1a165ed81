"""The check of all examples, and of what they say of themselves."""

import json

import run_examples
from harness_test import HarnessTest

# A stand-in for `lrsched check FILE` and `lrsched run --output FOLDER CONFIG`: the table of a run is that behind the `#` of its config.
RUNNER = """#!/bin/sh
verb=$1
for last; do :; done
if grep -q bad "$last"; then echo "$last: this is bad"; exit 1; fi
[ "$verb" = run ] || exit 0
while [ "$1" != --output ]; do shift; done
mkdir -p "$2/$(basename "$last" .yaml)"
sed -n 's/^#,//p' "$last" > "$2/$(basename "$last" .yaml)/setups.csv"
"""
CONFIG = "about: it ends with 0.092 after ten of\n  eleven\n#,schedule,runs,mean\n#,a,10,0.0924\n#,b,11,0.5\n#,b,12,\n"


class RunExamples(HarnessTest):
    def setUp(self) -> None:
        super().setUp()
        self.write("runner", RUNNER).chmod(0o755)
        self.write("examples/experiments/one.yaml", CONFIG)
        self.write("examples/a.sched", "let a = 1\n")

    def examples(self, *claims: dict) -> tuple[int, str]:
        lines = (json.dumps({"config": "experiments/one.yaml", **claim}) + "\n" for claim in claims)
        return self.run_main(run_examples.main, "--binary", self.folder / "runner", "--examples", self.folder / "examples",
                             "--claims", self.write("claims.jsonl", "".join(lines)))

    def expect_failure(self, message: str, *claims: dict) -> None:
        code, output = self.examples(*claims)
        self.assertEqual(code, 1, output)
        self.assertIn(message, output)

    def test_all_are_checked_and_experiments_run(self):
        self.assertEqual(self.examples(), (0, "2 examples checked, 1 run, 0 claims: 0 problems\n"))
        self.write("examples/deep/down/b.yaml", "bad\n")
        self.expect_failure("FAILED deep/down/b.yaml: exit 1")

    def test_a_folder_without_examples_fails(self):
        (self.folder / "examples/a.sched").unlink()
        (self.folder / "examples/experiments/one.yaml").unlink()
        self.expect_failure("no .sched file and no config")

    def test_a_stated_number_is_that_of_the_table(self):
        claim = {"where": {"schedule": "a"}, "column": "mean", "says": "0.092"}
        self.assertEqual(self.examples(claim)[0], 0)
        self.write("examples/experiments/one.yaml", CONFIG.replace("0.0924", "0.0926"))
        self.expect_failure("it says `0.092`, and `mean` where {'schedule': 'a'} is 0.0926", claim)

    def test_a_number_in_words_is_told(self):
        self.assertEqual(self.examples({"where": {"schedule": "a"}, "column": "runs", "says": "ten of eleven", "is": 10})[0], 0)
        self.expect_failure("is 10", {"where": {"schedule": "a"}, "column": "runs", "says": "ten of", "is": 11})

    def test_the_text_says_it(self):
        self.expect_failure("does not say `0.0920`", {"where": {"schedule": "a"}, "column": "mean", "says": "0.0920"})

    def test_one_row_is_meant(self):
        claim = {"where": {"schedule": "b"}, "column": "runs", "says": "eleven", "is": 11}
        self.expect_failure("2 rows where", claim)
        self.assertEqual(self.examples({**claim, "best": True})[0], 0)
        self.expect_failure("0 rows where", {**claim, "where": {"schedule": "c"}})

    def test_claims_of_nothing_fail(self):
        self.expect_failure("no config experiments/two.yaml", {"config": "experiments/two.yaml"})
        self.expect_failure("unknown keys: colum", {"where": {}, "colum": "mean", "says": "0.092"})
        self.expect_failure("is not there", {"where": {"schedule": "a"}, "column": "median", "says": "0.092"})

    def test_a_module_that_is_not_there_is_told(self):
        self.write("examples/experiments/one.yaml", "# Needs python3 with no_such_module.\n" + CONFIG)
        code, output = self.examples({"where": {"schedule": "a"}, "column": "mean", "says": "7"})
        self.assertEqual(code, 0, output)
        self.assertIn("one.yaml is passed over: python3 has no no_such_module", output)
        self.write("examples/experiments/one.yaml", "# Needs python3 with json.\n" + CONFIG)
        self.assertEqual(self.examples(), (0, "2 examples checked, 1 run, 0 claims: 0 problems\n"))
