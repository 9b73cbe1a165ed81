"""tools/setup, tools/test and tools/make_docs, with stand-ins for apt-get, cmake, ctest and the program: nothing is installed
and nothing is built."""

import shutil
import subprocess
import unittest
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

from harness_test import FAKE, HarnessTest

TOOLS = Path(__file__).resolve().parent.parent.parent / "tools"
NEEDED = ("bash", "cat", "chmod", "dpkg-shlibdeps", "env", "g++", "gnuplot", "head", "id", "mktemp", "ninja", "pkg-config",
          "python3", "rm", "sed", "sort")
CMAKE = "echo cmake version 3.25.1"
APT = 'echo "$@" >> {folder}/calls; echo "apt-get says something"; '
BRINGS_NINJA = "printf '#!/bin/sh\\n' > {folder}/bin/ninja; chmod +x {folder}/bin/ninja"


class Setup(HarnessTest):
    def setUp(self) -> None:
        super().setUp()
        (self.folder / "bin").mkdir()
        for name in NEEDED:
            (self.folder / "bin" / name).symlink_to(shutil.which(name) or name)
        self.program("sudo", 'exec "$@"')
        self.program("cmake", CMAKE)

    def program(self, name: str, text: str) -> None:
        path = self.write(f"bin/{name}", "#!/bin/bash\n" + text.replace("{folder}", str(self.folder)) + "\n")
        path.chmod(0o755)

    def setup_with(self, apt: str, *options: str) -> subprocess.CompletedProcess:
        self.program("apt-get", APT + apt)
        return subprocess.run([shutil.which("bash"), TOOLS / "setup", *options], env={"PATH": f"{self.folder}/bin"},
                              capture_output=True, text=True, check=False)

    def calls(self) -> list[str]:
        calls = self.folder / "calls"
        return [line.split()[2] for line in calls.read_text().splitlines()] if calls.exists() else []

    def test_nothing_missing_is_silent_and_leaves_apt_alone(self):
        done = self.setup_with("exit 1")
        self.assertEqual((done.returncode, done.stdout, done.stderr, self.calls()), (0, "", "", []))

    def test_missing_program_is_installed_without_update(self):
        (self.folder / "bin/ninja").unlink()
        done = self.setup_with(BRINGS_NINJA)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "installing ninja-build\n", ""))
        self.assertEqual(self.calls(), ["install"])

    def test_lists_are_updated_when_the_install_fails(self):
        (self.folder / "bin/ninja").unlink()
        done = self.setup_with(f'[[ -e {{folder}}/updated ]] && {{ {BRINGS_NINJA}; exit 0; }}\n'
                               '[[ $3 == update ]] && : > {folder}/updated')
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(self.calls(), ["install", "update", "install"])

    def test_failing_install_shows_what_apt_said(self):
        (self.folder / "bin/ninja").unlink()
        done = self.setup_with("exit 1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("apt-get says something", done.stderr)
        self.assertIn("could not install: ninja-build", done.stderr)

    def test_a_browser_is_installed_only_where_it_is_asked_for(self):
        brings = "printf '#!/bin/sh\\n' > {folder}/bin/chromium; chmod +x {folder}/bin/chromium"
        self.assertEqual(self.setup_with(brings).stdout, "")
        done = self.setup_with(brings, "--browser")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "installing chromium\n", ""))
        self.assertEqual(self.setup_with("exit 1", "--browser").stdout, "")

    def test_options_stand_beside_one_another(self):
        brings = "printf '#!/bin/sh\\n' | tee {folder}/bin/chromium > {folder}/bin/doxygen; chmod +x {folder}/bin/{chromium,doxygen}"
        (self.folder / "bin/tee").symlink_to(shutil.which("tee"))
        done = self.setup_with(brings, "--doxygen", "--browser")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "installing chromium doxygen\n", ""))

    def test_what_python_needs_is_installed_only_where_it_is_asked_for(self):
        self.assertEqual(self.setup_with("exit 1").returncode, 0)
        done = self.setup_with("exit 1", "--python", "--browser")
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, "could not install: .*chromium.* mypy")

    def test_unknown_option_is_refused(self):
        done = self.setup_with("exit 1", "--bowser")
        self.assertEqual((done.returncode, done.stdout, self.calls()), (2, "", []))
        self.assertIn("--bowser", done.stderr)

    def test_old_cmake_is_named(self):
        self.program("cmake", "echo cmake version 3.22.1")
        done = self.setup_with("exit 1")
        self.assertEqual(done.returncode, 1)
        self.assertIn("cmake 3.22.1 is too old, lrsched needs 3.25", done.stderr)


class Test(HarnessTest):
    SUMMARY = "50% tests passed, 1 tests failed out of 2"

    def run_test(self, *arguments: str) -> subprocess.CompletedProcess:
        (self.folder / "tools").mkdir()
        shutil.copy(TOOLS / "test", self.folder / "tools/test")
        self.write("tools/build", '#!/bin/sh\necho "$@" > built\n').chmod(0o755)
        self.write("bin/ctest", f'#!/bin/sh\necho "$@"\necho "{self.SUMMARY}"\necho\necho "Total Test time"\nexit 8\n').chmod(0o755)
        return subprocess.run([self.folder / "tools/test", *arguments], cwd="/", capture_output=True, text=True, check=False,
                              env={"PATH": f"{self.folder}/bin:/usr/bin:/bin"})

    def test_summary_is_the_last_line_and_the_status_is_that_of_ctest(self):
        done = self.run_test("-R", "some cases")
        self.assertEqual(done.returncode, 8)
        self.assertEqual(done.stdout.splitlines()[1:], ["", "Total Test time", self.SUMMARY])
        self.assertTrue(done.stdout.splitlines()[0].endswith("-R some cases"), done.stdout)
        self.assertEqual((self.folder / "built").read_text(), "dev\n")


class MakeDocs(HarnessTest):
    PART = "before\n<!-- generated: lrsched say 'a b' c -->\nold\n<!-- end -->\nbehind\n"

    def setUp(self) -> None:
        super().setUp()
        loader = SourceFileLoader("make_docs", str(TOOLS / "make_docs"))
        self.make_docs = module_from_spec(spec_from_loader("make_docs", loader))
        loader.exec_module(self.make_docs)

    def test_part_whose_name_is_a_command_is_what_it_prints(self):
        text = self.make_docs.with_printed(self.PART, "x.md", FAKE)
        self.assertEqual(text, "before\n<!-- generated: lrsched say 'a b' c -->\n\na b\nc\n\n<!-- end -->\nbehind\n")
        self.assertEqual(self.make_docs.with_printed(text, "x.md", FAKE), text)

    def test_command_in_the_middle_of_a_line_is_only_spoken_of(self):
        text = "a part `<!-- generated: lrsched say x -->`\n"
        self.assertEqual(self.make_docs.with_printed(text, "x.md", FAKE), text)

    def test_part_of_a_command_that_fails_is_told(self):
        with self.assertRaisesRegex(SystemExit, "`lrsched fail f m` fails with status 1:\nf:1:1: error: m"):
            self.make_docs.with_printed("<!-- generated: lrsched fail f m -->\n<!-- end -->\n", "x.md", FAKE)

    def test_part_of_a_command_needs_the_program(self):
        with self.assertRaisesRegex(SystemExit, "`lrsched say 'a b' c` needs .*nowhere: tools/build dev lrsched"):
            self.make_docs.with_printed(self.PART, "x.md", self.folder / "nowhere")
        self.assertEqual(self.make_docs.with_printed("no part\n", "x.md", self.folder / "nowhere"), "no part\n")


if __name__ == "__main__":
    unittest.main()
