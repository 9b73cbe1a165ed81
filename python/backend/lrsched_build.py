"""Builds wheels of the package for pip: CMake does it, and what it installs is put into an archive.

Everything that building needs has to be installed beforehand, as tools/setup does it. Settings, `pip install --config-settings=NAME=VALUE .`:

    build-dir=PATH      where CMake builds; kept, so that the next time is quick (default: a folder that is removed)
    cmake-args=TEXT     further arguments for CMake, separated by blanks
"""

import base64
import contextlib
import hashlib
import os
import re
import shlex
import subprocess
import sys
import sysconfig
import tarfile
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SETTINGS = {"build-dir", "cmake-args"}
# What never belongs into an archive of sources.
LEFT_OUT = re.compile(r"(^|/)(build|\.git|__pycache__|dist)(/|$)")


def version():
    text = (ROOT / "include/lrsched/version.h").read_text(encoding="utf-8")
    return re.search(r'#define LRSCHED_VERSION "([^"]+)"', text)[1]


def metadata():
    head = {
        "Metadata-Version": "2.1",
        "Name": "lrsched",
        "Version": version(),
        "Summary": "A small language for learning-rate schedules",
        "Requires-Python": ">=3.9",
        "Description-Content-Type": "text/markdown",
    }
    return "".join(f"{key}: {value}\n" for key, value in head.items()) + "\n" + (ROOT / "README.md").read_text(encoding="utf-8")


def tag():
    """Of this interpreter and this machine: the module calls more of Python than what is the same in all releases."""
    python = f"cp{sys.version_info.major}{sys.version_info.minor}"
    platform = re.sub(r"[-.]", "_", sysconfig.get_platform())
    return f"{python}-{python}{getattr(sys, 'abiflags', '')}-{platform}"


def run(*command):
    subprocess.run([str(word) for word in command], check=True, stdout=sys.stderr)


def check(settings):
    unknown = set(settings or {}) - SETTINGS
    if unknown:
        raise SystemExit(f"lrsched: there is no setting {', '.join(sorted(unknown))}; there are {', '.join(sorted(SETTINGS))}")
    return settings or {}


def build(staging, settings):
    """The package, as CMake installs it, below `staging`."""
    kept = settings.get("build-dir")
    with contextlib.nullcontext(kept) if kept else tempfile.TemporaryDirectory(prefix="lrsched-") as folder:
        options = ["CMAKE_BUILD_TYPE=Release", "LRSCHED_PYTHON=ON", "LRSCHED_PYTHON_DIR=.", "LRSCHED_INSTALL=ON",
                   "LRSCHED_TESTS=OFF", "LRSCHED_CLI=OFF", "LRSCHED_C=OFF", "LRSCHED_WERROR=OFF",
                   f"Python_EXECUTABLE={sys.executable}", f"Python_ROOT_DIR={sys.prefix}"]
        run("cmake", "-S", ROOT, "-B", folder, *(f"-D{option}" for option in options),
            *shlex.split(settings.get("cmake-args", "")))
        run("cmake", "--build", folder, "--target", "lrsched_python", "--parallel", os.cpu_count() or 1)
        run("cmake", "--install", folder, "--component", "python", "--prefix", staging, "--strip")


def digest(data):
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()


def archive(path, files):
    """The same files give the same bytes."""
    record = f"lrsched-{version()}.dist-info/RECORD"
    lines = [f"{name},{digest(data)},{len(data)}" for name, data in files.items()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as wheel:
        for name, data in {**files, record: "".join(f"{line}\n" for line in [*lines, f"{record},,"]).encode()}.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.external_attr = (0o755 if name.endswith(".so") else 0o644) << 16
            wheel.writestr(entry, data, zipfile.ZIP_DEFLATED)


def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    settings = check(config_settings)
    name = f"lrsched-{version()}-{tag()}.whl"
    with tempfile.TemporaryDirectory(prefix="lrsched-") as staging:
        build(staging, settings)
        files = {str(path.relative_to(staging)): path.read_bytes() for path in sorted(Path(staging).rglob("*")) if path.is_file()}
    info = f"lrsched-{version()}.dist-info"
    files[f"{info}/METADATA"] = metadata().encode()
    files[f"{info}/WHEEL"] = f"Wheel-Version: 1.0\nGenerator: lrsched\nRoot-Is-Purelib: false\nTag: {tag()}\n".encode()
    files[f"{info}/LICENSE"] = (ROOT / "LICENSE").read_bytes()
    archive(Path(wheel_directory) / name, files)
    return name


def build_sdist(sdist_directory, config_settings=None):
    check(config_settings)
    name = f"lrsched-{version()}"
    with tarfile.open(Path(sdist_directory) / f"{name}.tar.gz", "w:gz", format=tarfile.PAX_FORMAT) as sources:
        for path in sorted(ROOT.rglob("*")):
            inside = str(path.relative_to(ROOT))
            if path.is_file() and not path.is_symlink() and not LEFT_OUT.search(inside):
                sources.add(path, f"{name}/{inside}")
        with tempfile.NamedTemporaryFile() as information:
            information.write(metadata().encode())
            information.flush()
            sources.add(information.name, f"{name}/PKG-INFO")
    return f"{name}.tar.gz"
