"""What the tests of the harness share: a fresh folder, the stand-in program, and a way to run a script's main()."""

import contextlib
import io
import tempfile
import unittest
from pathlib import Path

FAKE = Path(__file__).resolve().parent / "fake_lrsched.py"


class HarnessTest(unittest.TestCase):
    def setUp(self) -> None:
        place = tempfile.TemporaryDirectory(prefix="lrsched-harness-")
        self.addCleanup(place.cleanup)
        self.folder = Path(place.name)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def run_main(self, main, *arguments) -> tuple[int, str]:
        """The exit code of a script's main() and all it printed."""
        output = io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = main([str(argument) for argument in arguments])
        return code, output.getvalue()
