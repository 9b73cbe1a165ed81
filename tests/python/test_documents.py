"""What the documents show of Python is what Python says."""

import doctest
import unittest

import support

support.need("numpy")
import lrsched  # noqa: E402


class Documents(unittest.TestCase):
    def check(self, path, least):
        failed, tried = doctest.testfile(str(support.ROOT / path), module_relative=False, encoding="utf-8",
                                         optionflags=doctest.NORMALIZE_WHITESPACE)
        self.assertEqual(failed, 0)
        self.assertGreaterEqual(tried, least)

    def test_the_page_of_python(self):
        self.check("docs/python.md", 15)

    def test_the_package_itself(self):
        failed, tried = doctest.testmod(lrsched)
        self.assertEqual((failed, tried), (0, 3))


if __name__ == "__main__":
    support.main()
