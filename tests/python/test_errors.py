"""What is wrong with a text comes as an exception that shows where."""

import pickle
import tempfile
import unittest
import warnings
from pathlib import Path

import support

import lrsched


def error_of(text, **options):
    try:
        lrsched.compile(text, **options)
    except lrsched.ScheduleError as error:
        return error
    raise AssertionError(f"{text!r} compiles")


class Errors(unittest.TestCase):
    def test_the_message_has_the_place_and_a_caret(self):
        self.assertEqual(
            str(error_of("cosine(90, mni=1e-3)")),
            "<expression>:1:12: error: `cosine` has no parameter `mni` [unknown-argument]\n"
            " 1 | cosine(90, mni=1e-3)\n"
            "   |            ^~~\n"
            "  help: did you mean `min`?\n"
            "  note: it is called as `cosine(n=rest, min=0, from=start)`")

    def test_the_finding_is_there_for_programs(self):
        error = error_of("# the rate\ncosine(90, mni=1e-3)", name="run.sched")
        self.assertEqual((error.code, error.place.file, error.place.line, error.place.column, error.place.length),
                         ("unknown-argument", "run.sched", 2, 12, 3))
        self.assertEqual(error.findings[0].suggestion, "did you mean `min`?")

    def test_all_errors_come_at_once(self):
        self.assertEqual([finding.code for finding in error_of("cosine(9, mni=1) + linaer(3)").findings],
                         ["unknown-argument", "unknown-function"])

    def test_it_is_a_value_error_and_can_be_pickled(self):
        error = error_of("cosine(")
        self.assertIsInstance(error, ValueError)
        again = pickle.loads(pickle.dumps(error))
        self.assertEqual((str(again), again.findings), (str(error), error.findings))

    def test_bytes_that_are_no_text_are_an_error_with_a_place(self):
        self.assertEqual(error_of(b"1 + \xff").code, "not-utf8")

    def test_a_text_with_surrogates_is_refused_by_python(self):
        self.assertRaises(UnicodeEncodeError, lrsched.compile, "\udc80")

    def test_warnings_are_warnings_of_python_at_the_callers_line(self):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            rate = lrsched.compile("cosine(10)", total=50)
        self.assertEqual([warning.category for warning in caught], [lrsched.ScheduleWarning])
        self.assertEqual(Path(caught[0].filename).name, "test_errors.py")
        self.assertIn("warning", [finding.severity for finding in rate.check()])


class Files(unittest.TestCase):
    def test_a_file_and_what_it_imports(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "lib").mkdir()
            (Path(folder) / "lib/house.sched").write_text("import \"deep.sched\" as d\nfn half(x) = x * d.half\n")
            (Path(folder) / "lib/deep.sched").write_text("let half = 0.5\n")
            file = Path(folder) / "run.sched"
            file.write_text('import "lib/house.sched" as h\nrun base=4\nschedule lr = h.half(base)\n')
            rate = lrsched.load(file)
            self.assertEqual(rate(0), 2)
            again = pickle.loads(pickle.dumps(rate))  # while the files are there, and below when they are not
        self.assertEqual(again(0), 2)
        self.assertEqual(pickle.loads(pickle.dumps(rate))(0), 2)

    def test_a_file_that_is_not_there(self):
        self.assertRaises(FileNotFoundError, lrsched.load, "/nonexistent/run.sched")

    def test_an_import_needs_an_importer(self):
        self.assertEqual(error_of('import "x.sched" as x\n\n1').code, "import-not-found")

    def test_an_importer_of_ones_own(self):
        asked = []

        def importer(path, asker):
            asked.append((path, asker))
            return "x", "let peak = 7"

        self.assertEqual(lrsched.compile('import "x.sched" as x\n\nx.peak', importer=importer)(0), 7)
        self.assertEqual(asked, [("x.sched", "<expression>")])

    def test_what_an_importer_throws_comes_through(self):
        def importer(path, asker):
            raise PermissionError(path)

        self.assertRaises(PermissionError, lrsched.compile, 'import "x.sched" as x\n\n1', importer=importer)
        self.assertRaises(TypeError, lrsched.compile, 'import "x" as x\n\n1', importer=lambda path, asker: "text")

    def test_a_file_that_is_too_long_is_refused(self):
        with tempfile.NamedTemporaryFile(suffix=".sched") as file:
            file.write(b"#" + b"x" * (5 << 20))
            file.flush()
            self.assertRaises(lrsched.ScheduleError, lrsched.load, file.name)


if __name__ == "__main__":
    support.main()
