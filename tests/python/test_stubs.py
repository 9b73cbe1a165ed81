"""The stubs say of the compiled module what is in it, and the package passes mypy where that is installed."""

import ast
import shutil
import subprocess
import unittest

import support

from lrsched import _lrsched

STUB = support.ROOT / "python/lrsched/_lrsched.pyi"
OF_EVERY_CLASS = {"__call__", "__getitem__", "__reduce__"}


def names_in(body):
    names = set()
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, ast.AnnAssign):
            names.add(node.target.id)
    return names


class Stubs(unittest.TestCase):
    def setUp(self):
        self.tree = ast.parse(STUB.read_text(encoding="utf-8"))

    def test_the_module(self):
        there = {name for name in vars(_lrsched) if not name.startswith("__")}
        self.assertEqual(names_in(self.tree.body), there)

    def test_its_classes(self):
        for node in self.tree.body:
            if not isinstance(node, ast.ClassDef):
                continue
            there = {name for name in vars(getattr(_lrsched, node.name)) if not name.startswith("__")}
            self.assertEqual(names_in(node.body) - OF_EVERY_CLASS, there, node.name)

    @unittest.skipUnless(shutil.which("mypy"), "mypy is not installed")
    def test_types_hold(self):
        done = subprocess.run(
            ["mypy", "--strict", "--no-error-summary", "--cache-dir=/dev/null", "--ignore-missing-imports", "--follow-imports=skip",
             "--allow-subclassing-any", "--allow-any-generics", "--no-warn-unused-ignores", support.ROOT / "python/lrsched"],
            capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""))


if __name__ == "__main__":
    support.main()
