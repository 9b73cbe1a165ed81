"""What pip makes of the sources: a wheel that works where nothing else is, the same bytes each time."""

import os
import subprocess
import sys
import tarfile
import tempfile
import unittest
import zipfile
from pathlib import Path

import support

support.need("pip")
sys.path.insert(0, str(support.ROOT / "python/backend"))
import lrsched_build  # noqa: E402

BUILD = os.environ["LRSCHED_BUILD"]
PRINT = "import lrsched; print(lrsched.__version__, lrsched.compile('linear(4)')(1), lrsched.__file__)"


def run(*arguments, **environment):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=False,
                          env={**os.environ, **environment})


class Package(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def pip(self, *arguments):
        return run("-m", "pip", "--disable-pip-version-check", *arguments)

    def test_pip_installs_it_without_a_network(self):
        done = self.pip("install", "--no-index", "--no-deps", "--target", self.folder, f"--config-settings=build-dir={BUILD}",
                        str(support.ROOT))
        self.assertEqual(done.returncode, 0, done.stderr)
        shown = run("-c", PRINT, PYTHONPATH=self.folder)
        self.assertEqual(shown.stdout, f"{lrsched_build.version()} 0.75 {self.folder}/lrsched/__init__.py\n", shown.stderr)
        stubs = {path.name for path in (Path(self.folder) / "lrsched").iterdir()} & {"py.typed", "_lrsched.pyi"}
        self.assertEqual(stubs, {"py.typed", "_lrsched.pyi"})

    def test_a_setting_that_there_is_not_is_refused(self):
        done = self.pip("install", "--no-index", "--target", self.folder, "--config-settings=build-dri=x", str(support.ROOT))
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("there is no setting build-dri", done.stdout + done.stderr)

    def test_the_wheel_lists_what_is_in_it(self):
        wheels = []
        for place in ("first", "second"):
            (Path(self.folder) / place).mkdir()
            name = lrsched_build.build_wheel(Path(self.folder) / place, {"build-dir": BUILD})
            wheels.append((Path(self.folder) / place / name).read_bytes())
        self.assertEqual(wheels[0], wheels[1])
        with zipfile.ZipFile(Path(self.folder) / "first" / name) as wheel:
            record = wheel.read(f"lrsched-{lrsched_build.version()}.dist-info/RECORD").decode().splitlines()
            self.assertEqual({line.split(",")[0] for line in record}, set(wheel.namelist()))
            for line in record[:-1]:
                entry, digest, size = line.split(",")
                self.assertEqual((digest, int(size)), (lrsched_build.digest(wheel.read(entry)), len(wheel.read(entry))))

    def test_the_sources_hold_what_building_needs(self):
        name = lrsched_build.build_sdist(self.folder)
        with tarfile.open(Path(self.folder) / name) as sources:
            names = {entry.split("/", 1)[1] for entry in sources.getnames()}
        for needed in ("pyproject.toml", "PKG-INFO", "CMakeLists.txt", "python/src/module.cpp", "src/library/core.sched", "LICENSE"):
            self.assertIn(needed, names)
        self.assertFalse([entry for entry in names if entry.startswith(("build/", ".git/"))])


if __name__ == "__main__":
    support.main()
