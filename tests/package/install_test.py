#!/usr/bin/env python3
"""Builds the examples that embed lrsched as somebody else would who has it installed, or has its sources, and runs them.

The installed tree is moved before it is used: nothing in it may know where it lay.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
FIRST = "0 0.01\n9 0.1\n55 0.0505\n100 0.001\n"


class Failure(Exception):
    """What went wrong, with what the command said."""


def run(words: list, **settings) -> str:
    ran = subprocess.run([str(word) for word in words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                         check=False, **settings)
    if ran.returncode != 0:
        raise Failure(f"{' '.join(map(str, words))}: exit {ran.returncode}\n{ran.stdout}")
    return ran.stdout


def installed(options: argparse.Namespace, folder: Path) -> Path:
    """A prefix with all that is installed, at another place than where it was installed to."""
    run([options.cmake, "--install", options.build, "--prefix", folder / "first"])
    return shutil.move(folder / "first", folder / "moved")


def check_examples(first: Path, trainer_c: Path, environment: dict[str, str] | None = None) -> None:
    if (shown := run([first], env=environment)) != FIRST:
        raise Failure(f"the C++ example printed {shown!r}")
    if "x = 1.80" not in (shown := run([trainer_c], env=environment)):
        raise Failure(f"the C example printed {shown!r}")


def configure(options: argparse.Namespace, source: Path, folder: Path, *settings: str) -> Path:
    build = folder / "build"
    run([options.cmake, "-G", "Ninja", "-S", source, "-B", build, f"-DCMAKE_CXX_COMPILER={options.cxx}", *settings])
    return build


def find_package(options: argparse.Namespace, folder: Path) -> None:
    prefix = installed(options, folder)
    build = configure(options, options.source / "examples/embed", folder, f"-DCMAKE_PREFIX_PATH={prefix}",
                      "-DCMAKE_DISABLE_FIND_PACKAGE_Torch=ON")  # it has a test of its own, and takes its time
    run([options.cmake, "--build", build])
    check_examples(build / "embed_first", build / "embed_trainer_c")


def pkg_config(options: argparse.Namespace, folder: Path) -> None:
    check_pkg_config(options, folder, installed(options, folder))


def check_pkg_config(options: argparse.Namespace, folder: Path, prefix: Path) -> None:
    if not shutil.which("pkg-config"):
        sys.exit(SKIPPED)
    libraries = next(prefix.rglob("pkgconfig")).parent
    environment = {**os.environ, "PKG_CONFIG_PATH": str(libraries / "pkgconfig"), "LD_LIBRARY_PATH": str(libraries)}

    def build(compiler: str, package: str, source: str, *settings: str) -> Path:
        flags = run(["pkg-config", "--cflags", "--libs", package], env=environment).split()
        program = folder / source.replace(".", "_")
        run([compiler, *settings, options.source / "examples/embed" / source, "-o", program, *flags])
        return program

    check_examples(build(options.cxx, "lrsched", "first.cpp", "-std=c++20"),
                   build("cc", "lrsched-c", "trainer.c", "-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"), environment)


PROJECT = """cmake_minimum_required(VERSION 3.25)
project(trainer LANGUAGES C CXX)
set(LRSCHED_C ON)
add_subdirectory({source} lrsched)
add_executable(trainer {source}/examples/embed/first.cpp)
target_link_libraries(trainer PRIVATE lrsched::lrsched)
add_executable(trainer_c {source}/examples/embed/trainer.c)
target_link_libraries(trainer_c PRIVATE lrsched::c)
"""


def add_subdirectory(options: argparse.Namespace, folder: Path) -> None:
    """Compiling all of it again would show nothing new: one room is built, and a way to the rest is asked for."""
    project = folder / "project"
    project.mkdir()
    (project / "CMakeLists.txt").write_text(PROJECT.format(source=options.source), encoding="utf-8")
    build = configure(options, project, folder)
    run([options.cmake, "--build", build, "--target", "lrsched_text"])
    plan = run(["ninja", "-C", build, "-t", "commands", "trainer", "trainer_c"])
    if "liblrsched.a" not in plan or "liblrsched_c.so" not in plan:
        raise Failure(f"the libraries are not made:\n{plan}")
    if (build / "lrsched/src/cli").exists() or (build / "lrsched/tests").exists():
        raise Failure("a project that embeds lrsched wants neither its commands nor its tests")


def debian(options: argparse.Namespace, folder: Path) -> None:
    """Packages, unpacked as dpkg would, but not into this machine."""
    if not (shutil.which("dpkg-deb") and shutil.which("dpkg-shlibdeps")):
        sys.exit(SKIPPED)
    run([options.cmake.parent / "cpack", "--config", options.build / "CPackConfig.cmake", "-B", folder / "packages"])
    packages = {path.name.split("_")[0]: path for path in (folder / "packages").glob("*.deb")}
    if len(packages) != 3:
        raise Failure(f"three packages are wanted: {sorted(packages)}")
    for package in packages.values():
        run(["dpkg-deb", "--extract", package, folder / "root"])
    root = folder / "root/usr"
    version = run(["dpkg-deb", "--field", packages["lrsched"], "Version"]).strip()
    if (shown := run([root / "bin/lrsched", "--version"])) != f"lrsched {version}\n":
        raise Failure(f"the program of package {version} says {shown!r}")
    for name, needed in {"lrsched": "libyaml-cpp", "liblrsched-dev": "liblrsched"}.items():
        if needed not in (depends := run(["dpkg-deb", "--field", packages[name], "Depends"])):
            raise Failure(f"{name} depends on {depends}")
    check_pkg_config(options, folder, root)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("--cmake", "--build", "--cxx", "--source"):
        parser.add_argument(name, type=Path, required=True)
    ways = {way.__name__: way for way in (find_package, pkg_config, add_subdirectory, debian)}
    parser.add_argument("way", choices=ways)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        try:
            ways[options.way](options, Path(folder))
        except Failure as failure:
            print(failure)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
