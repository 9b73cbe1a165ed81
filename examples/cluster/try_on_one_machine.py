#!/usr/bin/env python3
"""Does a sweep in five ways on one machine and compares all that they leave, byte for byte: with one thread, with two, in
three shards of folders of their own, with mpirun, and as a Slurm array.

mpirun (Debian: openmpi-bin) and Slurm (slurm-wlm) are passed over with a sentence where they are not installed. Slurm is
started for this alone, as a cluster of this one machine, with all its files in a temporary folder, and ended afterwards.

Exit status: 0 all is the same, 1 something differs or failed, 77 what was asked for is not installed.
"""

import argparse
import contextlib
import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
NOT_INSTALLED = 77
SHARES = 3
ENGINES = ("SLURM_", "OMPI_", "PMI_")
SLURM_CONF = """\
ClusterName=one
SlurmctldHost={host}(127.0.0.1)
SlurmUser={user}
SlurmdUser={user}
AuthType=auth/none
CredType=cred/none
SlurmctldPort={controller_port}
SlurmdPort={node_port}
StateSaveLocation={folder}/state
SlurmdSpoolDir={folder}/spool
SlurmctldPidFile={folder}/slurmctld.pid
SlurmdPidFile={folder}/slurmd.pid
SlurmctldLogFile={folder}/slurmctld.log
SlurmdLogFile={folder}/slurmd.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
ReturnToService=2
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobCompType=jobcomp/none
AccountingStorageType=accounting_storage/none
NodeName={host} NodeAddr=127.0.0.1 CPUs={processors} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""


class Failed(Exception):
    """What went wrong, for people."""


class NotInstalled(Exception):
    """What is missing."""


class Trial:
    def __init__(self, binary: Path, config: Path, figures: str) -> None:
        self.config = config
        self.figures = ["--figures", figures]
        # Without what an engine says in whose job this may itself be running.
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(ENGINES)}
        self.environment["PATH"] = f"{binary.parent}:{os.environ.get('PATH', '')}"

    def call(self, folder: Path, *command: str, **environment: str) -> None:
        done = subprocess.run(command, cwd=folder, env={**self.environment, **environment}, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False)
        if done.returncode != 0:
            raise Failed(f"`{' '.join(command)}` ended with {done.returncode}:\n{done.stdout.decode(errors='replace')}")

    def run(self, folder: Path, *options: str) -> None:
        self.call(folder, "lrsched", "run", "--quiet", *options, str(self.config))

    def merge(self, folder: Path, *folders: str) -> None:
        """What each process has is no result yet: one that knows of no others would have made it."""
        if alone := list(folder.rglob("report.html")):
            raise Failed(f"a process took itself for the only one: {alone[0]} is there before the merge")
        self.call(folder, "lrsched", "merge", *self.figures, str(self.config), *folders)

    def one_thread(self, folder: Path) -> None:
        self.run(folder, "--jobs", "1", *self.figures)

    def two_threads(self, folder: Path) -> None:
        self.run(folder, "--jobs", "2", *self.figures)

    def three_shards(self, folder: Path) -> None:
        shards = [f"shard-{i}" for i in range(1, SHARES + 1)]
        for i, shard in enumerate(shards, start=1):
            self.run(folder, "--jobs", "1", "--shard", f"{i}/{SHARES}", "--output", shard)
        self.merge(folder, *shards)

    def mpi(self, folder: Path) -> None:
        if not shutil.which("mpirun"):
            raise NotInstalled("mpirun is not installed (Debian's package: openmpi-bin)")
        # More processes than processors, and root, are what Open MPI warns of; here they are meant.
        self.call(folder, str(HERE / "mpi.sh"), str(self.config), "-n", str(SHARES), OMPI_ALLOW_RUN_AS_ROOT="1",
                  OMPI_ALLOW_RUN_AS_ROOT_CONFIRM="1", OMPI_MCA_rmaps_base_oversubscribe="1")
        self.merge(folder)

    def slurm(self, folder: Path) -> None:
        if not all(map(shutil.which, ("slurmctld", "slurmd", "sbatch"))):
            raise NotInstalled("Slurm is not installed (Debian's package: slurm-wlm)")
        with slurm_of_one_machine() as conf:
            self.call(folder, "sbatch", "--wait", f"--array=1-{SHARES}", str(HERE / "slurm-array.sbatch"), str(self.config),
                      SLURM_CONF=str(conf))
        self.merge(folder)


WAYS = {"1-thread": Trial.one_thread, "2-threads": Trial.two_threads, "shards": Trial.three_shards, "mpi": Trial.mpi,
        "slurm": Trial.slurm}


def free_port() -> int:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        return bound.getsockname()[1]


@contextlib.contextmanager
def slurm_of_one_machine():
    """The file that tells clients of the cluster; the cluster ends with the block."""
    host = socket.gethostname().split(".")[0]
    with tempfile.TemporaryDirectory(prefix="lrsched-slurm-") as name, contextlib.ExitStack() as daemons:
        folder = Path(name)
        for part in ("state", "spool"):
            (folder / part).mkdir()
        conf = folder / "slurm.conf"
        conf.write_text(SLURM_CONF.format(host=host, user=getpass.getuser(), folder=folder, controller_port=free_port(),
                                          node_port=free_port(), processors=os.cpu_count()))
        environment = {**os.environ, "SLURM_CONF": str(conf)}
        for daemon in (["slurmctld", "-D"], ["slurmd", "-D", "-N", host]):
            daemons.callback(end, subprocess.Popen(daemon, env=environment, stdout=subprocess.DEVNULL,
                                                   stderr=subprocess.DEVNULL))
        wait_for_node(environment, folder)
        yield conf


def end(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGTERM)
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def wait_for_node(environment: dict[str, str], folder: Path) -> None:
    for _ in range(120):
        told = subprocess.run(["sinfo", "--noheader", "--format=%T"], env=environment, capture_output=True, text=True, check=False)
        if told.stdout.strip() == "idle":
            return
        time.sleep(0.5)
    logs = "".join(log.read_text(errors="replace")[-2000:] for log in sorted(folder.glob("*.log")))
    raise Failed(f"Slurm does not come up here: {told.stdout}{told.stderr}\n{logs}")


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def difference(wanted: dict[str, bytes], given: dict[str, bytes]) -> str:
    """Of what two folders hold; empty where there is none."""
    if missing := sorted(wanted.keys() - given.keys()):
        return f"{len(missing)} files are missing, as {missing[0]}"
    if extra := sorted(given.keys() - wanted.keys()):
        return f"{len(extra)} files are there that should not be, as {extra[0]}"
    differing = [name for name in wanted if wanted[name] != given[name]]
    return f"{len(differing)} files differ, as {differing[0]}" if differing else ""


def go(trial: Trial, chosen: list[str]) -> int:
    wanted, status = None, 0
    for name in chosen:
        with tempfile.TemporaryDirectory(prefix="lrsched-cluster-") as folder:
            begun = time.monotonic()
            try:
                WAYS[name](trial, Path(folder))
            except NotInstalled as missing:
                print(f"{name}: passed over: {missing}")
                status = status or NOT_INSTALLED
                continue
            took = time.monotonic() - begun
            files = files_of(Path(folder) / "results" / trial.config.stem)
        wanted = wanted if wanted is not None else files
        problem = difference(wanted, files) if files else "it left nothing"
        size = sum(map(len, files.values()))
        print(f"{name}: {problem or f'{len(files)} files, {size} bytes, all the same'}; {took:.1f} s", flush=True)
        status = 1 if problem else status
    return status


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", type=Path, help="lrsched; that of PATH if left out")
    parser.add_argument("--config", type=Path, default=HERE / "sweep.yaml")
    parser.add_argument("--figures", default="svg,png", help="as for `lrsched run`")
    parser.add_argument("--ways", nargs="+", choices=WAYS, default=list(WAYS), help="which; each is compared with the first")
    options = parser.parse_args()
    binary = options.binary or shutil.which("lrsched")
    if not binary:
        parser.error("lrsched is not in PATH; --binary tells where it is")
    trial = Trial(Path(binary).resolve(), options.config.resolve(), options.figures)
    try:
        return go(trial, options.ways)
    except Failed as problem:
        print(problem)
        return 1


if __name__ == "__main__":
    sys.exit(main())
