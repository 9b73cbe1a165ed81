#!/usr/bin/env python3
"""What only processes show of experiments: kills at any moment, Ctrl-C, full disks, folders that cannot be written to,
trainers that misbehave, several processes at once. `process_test.py LRSCHED [TEST...]`; silent when all is well."""
import contextlib
import csv
import json
import os
import pathlib
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

LRSCHED = ""
KILLS = 25
NOBODY = 65534
PATIENCE = 120

SWEEP = """
schedules: {flat: 0.1, ramp: linear(400)}
train:
  problem: {kind: nqm, dimension: 20}
  steps: 400
  seeds: 0..14
  record_every: 20
  sweep: {grid: {problem.noise: [0.5, 1]}}
range_tests:
  lr: {problem: noisy_quadratic, steps: 50}
"""


def contents(folder):
    """Every file below the folder by its path from there, and what it holds."""
    folder = pathlib.Path(folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def identities(folder):
    """What changes when a file is written anew."""
    return {path.name: (path.stat().st_ino, path.stat().st_mtime_ns) for path in pathlib.Path(folder).glob("*")}


def differing(left, right):
    """Names of files that are in one alone, or hold something else; unittest would look for the nearest bytes for hours."""
    return sorted(name for name in left.keys() | right.keys() if left.get(name) != right.get(name))


class Case(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="lrsched-test-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def put(self, name, text, mode=0o644):
        path = self.folder / name
        path.write_text(text)
        path.chmod(mode)
        return path

    def start(self, *words, before=None, environment=None):
        return subprocess.Popen([LRSCHED, *map(str, words)], cwd=self.folder, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=before,
                                env={**os.environ, **(environment or {})})

    def run_to_end(self, *words, **how):
        process = self.start(*words, **how)
        out, errors = process.communicate(timeout=PATIENCE)
        return process.returncode, out, errors

    def done(self, *words, **how):
        status, out, errors = self.run_to_end(*words, **how)
        self.assertEqual((status, errors), (0, ""), words)
        return out

    def sweep(self, *words):
        return ("run", "x.yaml", "--quiet", "--figures", "none", *words)

    def wait_for_runs(self, folder, count, process):
        """Until so many runs are kept."""
        for _ in range(PATIENCE * 200):
            if len(list(folder.glob("*.json"))) >= count:
                return
            if process.poll() is not None:
                self.fail(f"ended before {count} runs were kept: {process.communicate()}")
            time.sleep(0.005)
        self.fail(f"no {count} runs in {folder}")


class Kills(Case):
    def check_whole(self, folder, reference):
        """What is there is whole, and there is nothing else."""
        for name, data in contents(folder).items():
            if not name.startswith(".lrsched-"):  # of a result that was to be replaced
                self.assertTrue(data == reference.get(name), f"{name} is not as it should be")

    def test_a_sweep_that_is_killed_again_and_again_loses_no_finished_run(self):
        self.put("x.yaml", SWEEP)
        began = time.monotonic()
        self.done(*self.sweep("-o", "whole"))
        length = time.monotonic() - began
        reference = contents(self.folder / "whole/x")
        chance = random.Random(113)
        kills = finished = 0
        seen = set()
        while kills < KILLS:
            place = self.folder / "cut/x"
            before = identities(place / "runs")
            process = self.start(*self.sweep("-o", "cut"))
            # A part of the sweep, so that it takes several kills to get through; also its last moments.
            time.sleep(chance.uniform(0, length) * chance.choice([0.2, 0.5, 1]))
            process.kill()
            process.communicate()
            kills += process.returncode == -signal.SIGKILL
            self.assertIn(process.returncode, (-signal.SIGKILL, 0))
            self.check_whole(place, reference)
            after = identities(place / "runs")
            self.assertEqual({name: after.get(name) for name in before}, before, "a finished run was done again")
            seen.add(len(after))
            if process.returncode == 0:
                finished += 1
                shutil.rmtree(self.folder / "cut")
            self.assertLess(finished, 10 * KILLS, "never killed in time")
        before = identities(self.folder / "cut/x/runs")
        self.done(*self.sweep("-o", "cut"))
        after = identities(self.folder / "cut/x/runs")
        self.assertEqual({name: after[name] for name in before}, before)
        left = {name: data for name, data in contents(self.folder / "cut/x").items()
                if not name.startswith(".lrsched-")}
        self.assertEqual(differing(left, reference), [])
        self.assertGreater(len(seen), 3, f"all kills came at the same moment: {seen}")


class Signals(Case):
    def interrupt(self, number):
        self.put("x.yaml", SWEEP.replace("steps: 400", "steps: 4000").replace("linear(400)", "linear(4000)"))
        runs = self.folder / "results/x/runs"
        # A parent that ignores it would hand that on.
        process = self.start("run", "x.yaml", "--jobs", 2, "--figures", "none",
                             before=lambda: signal.signal(number, signal.SIG_DFL))
        self.wait_for_runs(runs, 3, process)
        process.send_signal(number)
        out, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, -number, errors)
        self.assertEqual(out, "")
        kept = len(list(runs.iterdir()))
        self.assertLess(kept, 61)
        self.assertEqual(errors.splitlines()[-1],
                         f"lrsched run: interrupted: {kept} of 61 runs of `x` are kept in results/x; the same command goes "
                         "on from there")
        self.assertEqual([path.name for path in (self.folder / "results/x").iterdir()], ["runs"])
        return runs, kept

    def test_ctrl_c_keeps_what_is_finished_and_says_so(self):
        runs, kept = self.interrupt(signal.SIGINT)
        before = identities(runs)
        status, _, errors = self.run_to_end("run", "x.yaml", "--figures", "none")
        self.assertEqual(status, 0, errors)
        self.assertIn(f"61/61 runs, {kept} kept from before", errors)
        after = identities(runs)
        self.assertEqual({name: after[name] for name in before}, before)

    def test_so_does_the_end_of_a_batch_job(self):
        self.interrupt(signal.SIGTERM)

    def test_ctrl_c_ends_an_external_trainer_too(self):
        self.put("trainer.sh", "read -r hello\necho '{\"lrsched\":1,\"metrics\":[\"loss\"]}'\nread -r step\n"
                               "echo $$ > number.new\nmv number.new number\nsleep 1000\n")
        self.put("x.yaml", "schedules: {a: 0.1}\ntrain:\n  steps: 5\n"
                           "  problem: {kind: command, command: [sh, trainer.sh]}\n")
        process = self.start(*self.sweep(), before=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        number = self.folder / "number"
        for _ in range(PATIENCE * 100):
            if number.exists():
                break
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
        self.assertEqual(process.returncode, -signal.SIGINT, errors)
        self.assertIn("interrupted: 0 of 1 runs", errors)
        self.assertNotIn("fail", errors)
        self.assertEqual(list((self.folder / "results/x/runs").iterdir()), [])
        with self.assertRaises(ProcessLookupError):
            os.kill(int(number.read_text()), 0)


@contextlib.contextmanager
def small_disk(place, size):
    """A file system of so many bytes, or nothing where it cannot be had."""
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", place], check=True)


class Disks(Case):
    def check_kept(self, runs):
        for path in runs.iterdir():
            self.assertRegex(path.name, r"^[0-9a-f]{16}\.json$")
            self.assertEqual(json.loads(path.read_text())["ending"], "finished")

    def test_a_disk_that_is_full_while_runs_are_kept_is_told_and_leaves_no_half_file(self):
        self.put("x.yaml", SWEEP)
        with small_disk(self.folder / "results", "64k") as mounted:
            if not mounted:
                self.skipTest("no file system can be mounted here")
            status, out, errors = self.run_to_end(*self.sweep())
            self.assertEqual((status, out), (3, ""), errors)
            self.assertRegex(errors, r"^lrsched run: cannot keep runs: results/x/runs/[0-9a-f]{16}\.json: no space left on device\n$")
            runs = self.folder / "results/x/runs"
            self.assertGreater(len(list(runs.iterdir())), 0)
            self.check_kept(runs)
            before = identities(runs)
            # More room, and the same command goes on.
            subprocess.run(["mount", "-o", "remount,size=64m", self.folder / "results"], check=True)
            self.done(*self.sweep())
            after = identities(runs)
            self.assertEqual({name: after[name] for name in before}, before)
            self.done(*self.sweep("-o", "elsewhere"))
            self.assertEqual(differing(contents(self.folder / "results/x"), contents(self.folder / "elsewhere/x")), [])

    def test_a_disk_that_is_full_when_results_are_written_is_told_and_leaves_no_half_file(self):
        self.put("x.yaml", "schedules: {flat: 0.1}\ntrain: {problem: noisy_quadratic, steps: 50}\n")
        self.done(*self.sweep("-o", "whole"))
        reference = contents(self.folder / "whole/x")
        with small_disk(self.folder / "results", "64k") as mounted:
            if not mounted:
                self.skipTest("no file system can be mounted here")
            status, out, errors = self.run_to_end(*self.sweep())
            self.assertEqual((status, out), (3, ""), errors)
            self.assertEqual(errors, "lrsched run: cannot write results/x/report.html: no space left on device\n")
            found = contents(self.folder / "results/x")
            self.assertEqual(differing(found, reference), ["report.html"])
            self.assertNotIn("report.html", found)

    def test_a_file_that_may_not_grow_is_told(self):
        self.put("x.yaml", SWEEP)

        def limited():
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (300, 300))

        status, out, errors = self.run_to_end(*self.sweep(), before=limited)
        self.assertEqual((status, out), (3, ""), errors)
        self.assertRegex(errors, r"^lrsched run: cannot keep runs: results/x/runs/[0-9a-f]{16}\.json: file too large\n$")
        self.assertEqual(list((self.folder / "results/x/runs").iterdir()), [])

    def test_a_folder_that_may_not_be_written_to_is_told(self):
        self.put("x.yaml", SWEEP)
        self.folder.chmod(0o755)
        (self.folder / "results").mkdir(mode=0o555)
        as_user = (lambda: os.setuid(NOBODY)) if os.geteuid() == 0 else None
        try:
            status, out, errors = self.run_to_end(*self.sweep(), before=as_user)
        except PermissionError:
            self.skipTest("`nobody` may not start the program here")
        self.assertEqual((status, out), (3, ""), errors)
        self.assertEqual(errors, "lrsched run: cannot keep runs: results/x/runs: permission denied\n")
        self.assertEqual(list((self.folder / "results").iterdir()), [])


TRAINER = r"""
import json, sys, time
way = sys.argv[1]
with open("begun", "a") as log:
    log.write(way + "\n")
hello = json.loads(sys.stdin.readline())
print(json.dumps({"lrsched": 1, "metrics": ["loss"]}), flush=True)
import os
for line in sys.stdin:
    request = json.loads(line)
    if "end" in request:
        break
    if request["step"] == 1 and not os.path.exists("repaired"):
        if way == "crash":
            print("out of memory on device 0", file=sys.stderr)
            sys.exit(3)
        if way == "hang":
            time.sleep(1000)
        if way == "garbage":
            print("epoch 1 done", flush=True)
            continue
    print(json.dumps({"step": request["step"], "loss": 1 / (1 + request["step"])}), flush=True)
"""


class Trainers(Case):
    def test_trainers_that_misbehave_are_failed_runs_with_names_and_are_done_anew(self):
        self.put("trainer.py", TRAINER)
        problems = "".join(f"  {way}: {{kind: command, command: ['{sys.executable}', trainer.py, {way}]{limit}}}\n"
                           for way, limit in (("good", ""), ("crash", ""), ("hang", ", step_limit: 0.5"), ("garbage", "")))
        self.put("x.yaml", f"schedules: {{a: 0.1}}\nproblems:\n{problems}train:\n  problem: good\n  steps: 3\n"
                           "  sweep: {grid: {problem: [good, crash, hang, garbage]}}\n")
        status, out, errors = self.run_to_end(*self.sweep("--jobs", 2))
        self.assertEqual(status, 4, errors)
        lines = errors.splitlines()
        self.assertIn("lrsched run: a, problem = crash, seed 0: ", errors)
        self.assertIn("out of memory on device 0", errors)
        self.assertIn("lrsched run: a, problem = hang, seed 0: ", errors)
        self.assertIn("lrsched run: a, problem = garbage, seed 0: ", errors)
        self.assertIn("epoch 1 done", errors)
        self.assertEqual(sum(line.startswith("lrsched run: ") for line in lines), 3, errors)
        self.assertNotIn("problem = good", errors)
        self.assertEqual(self.endings(), {"good": "finished", "crash": "failed", "hang": "failed", "garbage": "failed"})
        self.assertEqual(self.begun(), ["crash", "garbage", "good", "hang"])

        # Until they are repaired they fail again, and the good one is left alone.
        (self.folder / "repaired").touch()
        status, out, errors = self.run_to_end(*self.sweep("--jobs", 2))
        self.assertEqual((status, errors), (0, ""))
        self.assertEqual(set(self.endings().values()), {"finished"})
        self.assertEqual(self.begun(), ["crash", "crash", "garbage", "garbage", "good", "hang", "hang"])

    def endings(self):
        with open(self.folder / "results/x/runs.csv", newline="") as table:
            return {row["problem"]: row["ending"] for row in csv.DictReader(table)}

    def begun(self):
        return sorted((self.folder / "begun").read_text().split())

    def test_a_trainer_that_is_not_there_is_a_failed_run(self):
        self.put("x.yaml", "schedules: {a: 0.1}\ntrain: {problem: {kind: command, command: [no-such-trainer]}, steps: 3}\n")
        status, out, errors = self.run_to_end(*self.sweep())
        self.assertEqual(status, 4, errors)
        self.assertTrue(errors.startswith("lrsched run: a, seed 0: "), errors)
        self.assertIn("no-such-trainer", errors)


class Kept(Case):
    def setUp(self):
        super().setUp()
        self.put("x.yaml", "schedules: {a: 0.1}\ntrain: {problem: noisy_quadratic, steps: 3, seeds: 0..3}\n")
        self.done(*self.sweep())
        self.runs = sorted((self.folder / "results/x/runs").iterdir())
        self.whole = contents(self.folder / "results/x")

    def check_refused(self, data, reason):
        """Neither done again nor counted: whoever put it there decides."""
        self.runs[1].write_bytes(data)
        name = self.runs[1].relative_to(self.folder)
        status, out, errors = self.run_to_end(*self.sweep())
        self.assertEqual((status, out, errors), (3, "", f"lrsched run: cannot keep runs: {name}: {reason}\n"))
        status, out, errors = self.run_to_end("merge", "x.yaml", "--figures", "none")
        self.assertEqual((status, out, errors), (3, "", f"lrsched merge: cannot read {name}: {reason}\n"))
        self.assertEqual(self.runs[1].read_bytes(), data)

    def test_a_kept_file_that_is_no_run_is_told_until_fresh_replaces_it(self):
        for data in (b"", b"garbage", self.runs[1].read_bytes()[:-20], b"{}"):
            self.check_refused(data, "holds no run of lrsched")
        self.done(*self.sweep("--fresh"))
        self.assertEqual(differing(contents(self.folder / "results/x"), self.whole), [])

    def test_a_run_of_another_version_is_told(self):
        self.check_refused(self.runs[1].read_bytes().replace(b'"lrsched_run":1', b'"lrsched_run":2'),
                           "was written by another version of lrsched")

    def test_a_run_under_the_name_of_another_is_told(self):
        self.check_refused(self.runs[0].read_bytes(), "holds another run")

    def test_a_run_that_was_lost_is_done_again(self):
        before = identities(self.folder / "results/x/runs")
        self.runs[2].unlink()
        self.done(*self.sweep())
        self.assertEqual(differing(contents(self.folder / "results/x"), self.whole), [])
        after = identities(self.folder / "results/x/runs")
        self.assertEqual([name for name in after if after[name] != before[name]], [self.runs[2].name])

    def test_merge_prefers_a_run_that_did_not_fail(self):
        for part in ("bad", "good"):
            shutil.copytree(self.folder / "results", self.folder / part)
        for part in ("bad", "results"):
            name = self.folder / part / "x/runs" / self.runs[3].name
            run = json.loads(name.read_text())
            run["ending"], run["why"] = "failed", "no power"
            name.write_text(json.dumps(run))
        self.done("merge", "x.yaml", "--figures", "none", "bad", "good")
        self.assertEqual(differing(contents(self.folder / "results/x"), self.whole), [])


class Together(Case):
    def thousand(self):
        self.put("x.yaml", "schedules: {flat: 0.1, ramp: linear(4)}\ntrain:\n  problem: noisy_quadratic\n  steps: 4\n"
                           "  seeds: 0..99\n  sweep: {grid: {problem.noise: [0, 0.5, 1, 1.5, 2]}}\n")

    def test_a_thousand_runs_are_the_same_bytes_however_they_are_done(self):
        self.thousand()
        self.done(*self.sweep("--jobs", 1, "-o", "one"))
        whole = contents(self.folder / "one/x")
        self.assertEqual(sum(name.startswith("runs/") for name in whole), 1000)

        self.done(*self.sweep("--jobs", 2, "-o", "two"))
        self.assertEqual(differing(contents(self.folder / "two/x"), whole), [])

        for shard in ("1/3", "2/3", "3/3"):
            self.done(*self.sweep("--shard", shard, "-o", f"part{shard[0]}"))
        parts = [contents(self.folder / f"part{i}/x") for i in (1, 2, 3)]
        self.assertEqual([len(part) for part in parts], [334, 333, 333])
        self.done("merge", "x.yaml", "--figures", "none", "-o", "merged", "part1", "part2", "part3")
        self.assertEqual(differing(contents(self.folder / "merged/x"), whole), [])

        for rank in range(2):
            status, _, errors = self.run_to_end(*self.sweep("-o", "ranks"), environment={
                "OMPI_COMM_WORLD_RANK": str(rank), "OMPI_COMM_WORLD_SIZE": "2"})
            self.assertEqual((status, errors), (0, f"lrsched run: shard {rank + 1}/2, as rank {rank} of Open MPI\n"))
        self.done("merge", "x.yaml", "--figures", "none", "-o", "ranks")
        self.assertEqual(differing(contents(self.folder / "ranks/x"), whole), [])

    def test_two_processes_in_one_folder_do_not_harm_each_other(self):
        self.put("x.yaml", SWEEP)
        self.done(*self.sweep("-o", "whole"))
        both = [self.start(*self.sweep("-o", "shared")) for _ in range(2)]
        for process in both:
            _, errors = process.communicate(timeout=PATIENCE)
            self.assertEqual((process.returncode, errors), (0, ""))
        self.assertEqual(differing(contents(self.folder / "shared/x"), contents(self.folder / "whole/x")), [])

    def test_a_system_that_gives_no_more_threads_is_no_failure(self):
        self.thousand()

        def limited():
            resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))  # 1,000 stacks of threads want 8 GB

        status, _, _ = self.run_to_end("--version", before=limited)
        if status != 0:
            self.skipTest("the program does not start with 1 GB of addresses")
        self.done(*self.sweep("--jobs", 1000), before=limited)
        self.assertEqual(len(list((self.folder / "results/x/runs").iterdir())), 1000)


if __name__ == "__main__":
    LRSCHED = str(pathlib.Path(sys.argv[1]).resolve())
    for name in [name for name in os.environ if name.startswith(("OMPI_", "PMI_", "SLURM_"))]:
        del os.environ[name]  # an engine that runs these tests is not meant
    unittest.main(argv=[sys.argv[0], *sys.argv[2:]], buffer=True)
