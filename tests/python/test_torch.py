"""The scheduler for PyTorch: what it writes, where it can stand, what it says."""

import copy
import gc
import io
import pickle
import tempfile
import unittest
import warnings
import weakref
from pathlib import Path

import support

support.need("torch")
import torch  # noqa: E402
from torch.optim import SGD, Adam  # noqa: E402
from torch.optim import lr_scheduler as theirs  # noqa: E402

import lrsched  # noqa: E402
from lrsched.torch import LRScheduler  # noqa: E402

WARMUP_COSINE = "chain(warmup(10), cosine(90, min=1e-3))"


def parameter():
    return torch.nn.Parameter(torch.zeros(2))


def sgd(**options):
    return SGD([parameter()], **{"lr": 0.1, **options})


def rates_of(optimizer, scheduler, steps, key="lr"):
    values = []
    for _ in range(steps):
        values.append([group[key] for group in optimizer.param_groups])
        optimizer.step()
        scheduler.step()
    return values


class Writes(unittest.TestCase):
    def test_the_rates_are_those_of_the_schedule(self):
        optimizer = sgd()
        scheduler = LRScheduler(optimizer, WARMUP_COSINE)
        rate = lrsched.compile(WARMUP_COSINE, base=0.1)
        self.assertEqual(rates_of(optimizer, scheduler, 120), [[rate(step)] for step in range(120)])
        self.assertEqual(scheduler.get_last_lr(), [rate(120)])
        self.assertEqual((scheduler.last_epoch, scheduler.get_lr(), scheduler.schedule), (120, [rate(120)], rate))

    def test_it_is_a_scheduler_of_torch(self):
        scheduler = LRScheduler(sgd(), WARMUP_COSINE)
        self.assertIsInstance(scheduler, getattr(theirs, "LRScheduler", theirs._LRScheduler))
        self.assertIsInstance(scheduler, theirs._LRScheduler)
        self.assertEqual(scheduler.base_lrs, [0.1])

    def test_every_number_of_a_group_has_its_schedule(self):
        optimizer = sgd(momentum=0.9, weight_decay=0.1)
        text = "schedule lr = linear(10)\nschedule momentum = 0.95 - 0.1*lr/base\nschedule weight_decay = 0.01"
        scheduler = LRScheduler(optimizer, text)
        group = optimizer.param_groups[0]
        self.assertEqual((group["lr"], group["momentum"], group["weight_decay"]), (0.1, 0.95 - 0.1, 0.01))
        optimizer.step()
        scheduler.step()
        self.assertEqual((group["lr"], group["momentum"]), (0.09, 0.95 - 0.1 * 0.09 / 0.1))

    def test_betas_are_a_pair(self):
        optimizer = Adam([parameter()], lr=0.1, betas=(0.8, 0.99))
        LRScheduler(optimizer, "schedule beta1 = 0.5\nschedule beta2 = 0.75")
        self.assertEqual(optimizer.param_groups[0]["betas"], (0.5, 0.75))
        optimizer = Adam([parameter()], lr=0.1, betas=(0.8, 0.99))
        scheduler = LRScheduler(optimizer, "schedule momentum = 0.25")
        self.assertEqual(optimizer.param_groups[0]["betas"], (0.25, 0.99))
        self.assertEqual(scheduler.get_last_lr(), [0.1])

    def test_each_group_has_its_own_base_rate(self):
        optimizer = SGD([{"params": [parameter()]}, {"params": [parameter()], "lr": 0.01}], lr=0.1)
        scheduler = LRScheduler(optimizer, "linear(10)")
        self.assertEqual(rates_of(optimizer, scheduler, 2), [[0.1, 0.01], [lrsched.compile("linear(10)", base=base)(1) for base in (0.1, 0.01)]])

    def test_a_base_rate_that_is_said_holds_for_all_groups(self):
        for options, text in (({"base": 0.5}, "linear(10)"), ({}, "run base=0.5\n\nlinear(10)")):
            optimizer = SGD([{"params": [parameter()]}, {"params": [parameter()], "lr": 0.01}], lr=0.1)
            scheduler = LRScheduler(optimizer, text, **options)
            self.assertEqual(scheduler.get_last_lr(), [0.5, 0.5])
            self.assertEqual(len(scheduler.state_dict()["runs"]), 1)

    def test_facts_of_the_run(self):
        scheduler = LRScheduler(sgd(), "linear()", total="2ep", dataset=100, batch=10)
        self.assertEqual(scheduler.schedule.length, 20)
        self.assertEqual(LRScheduler(sgd(), "param p = 1\n\nbase * p", params={"p": 3}).get_last_lr(), [0.1 * 3])
        self.assertEqual(LRScheduler(sgd(), "p + h.q", constants={"p": 0.5}, modules={"h": "let q = 0.25"}).get_last_lr(), [0.75])

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "run.sched"
            path.write_text('import "lib.sched" as lib\nschedule lr = lib.half * base\n')
            (Path(folder) / "lib.sched").write_text("let half = 0.5\n")
            for scheduler in (LRScheduler(sgd(), path), LRScheduler(sgd(), file=str(path))):
                self.assertEqual(scheduler.get_last_lr(), [0.05])

    def test_groups_that_come_later(self):
        optimizer = sgd()
        scheduler = LRScheduler(optimizer, "linear(10)")
        optimizer.add_param_group({"params": [parameter()], "lr": 0.2})
        optimizer.step()
        scheduler.step()
        self.assertEqual([group["lr"] for group in optimizer.param_groups], [0.09, 0.18])

    def test_an_optimizer_that_was_loaded_has_other_groups_and_gets_its_rates(self):
        optimizer = sgd()
        scheduler = LRScheduler(optimizer, "linear(10)")
        optimizer.load_state_dict(optimizer.state_dict())
        optimizer.step()
        scheduler.step()
        self.assertEqual(optimizer.param_groups[0]["lr"], 0.09)

    def test_a_rate_that_is_a_tensor_is_filled_where_it_lies(self):
        optimizer = sgd()
        rate = optimizer.param_groups[0]["lr"] = torch.tensor(0.1, dtype=torch.float64)
        scheduler = LRScheduler(optimizer, "linear(10)", base=0.1)
        optimizer.step()
        scheduler.step()
        self.assertIs(optimizer.param_groups[0]["lr"], rate)
        self.assertEqual(rate.item(), 0.09)
        self.assertEqual(scheduler.get_last_lr(), [0.09])


class Groups(unittest.TestCase):
    def optimizer(self, *names):
        groups = [{"params": [parameter()], **({"name": name} if name else {})} for name in names]
        return SGD(groups, lr=0.1)

    def rates(self, optimizer):
        return [group["lr"] for group in optimizer.param_groups]

    def test_by_their_names(self):
        optimizer = self.optimizer("body", "head", None)
        LRScheduler(optimizer, "schedule lr = 1\nschedule lr.head = 2")
        self.assertEqual(self.rates(optimizer), [1, 2, 1])

    def test_by_names_that_are_given(self):
        optimizer = self.optimizer(None, None)
        LRScheduler(optimizer, "schedule lr = 1\nschedule lr.head = 2", groups=["body", "head"])
        self.assertEqual(self.rates(optimizer), [1, 2])
        self.assertRaises(ValueError, LRScheduler, optimizer, "1", groups=["body"])

    def test_by_their_numbers(self):
        optimizer = self.optimizer("body", "head", None)
        LRScheduler(optimizer, "schedule lr = 0.5\nschedule lr.group[2] = 1 + i")
        self.assertEqual(self.rates(optimizer), [1, 2, 0.5])

    def test_a_group_without_a_schedule_keeps_what_it_has(self):
        optimizer = self.optimizer("body", "head")
        scheduler = LRScheduler(optimizer, "schedule lr.head = 2")
        self.assertEqual(scheduler.get_last_lr(), [0.1, 2])

    def test_a_group_that_is_not_there_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "`hed`.*did you mean `head`"):
            LRScheduler(self.optimizer("body", "head"), "schedule lr = 1\nschedule lr.hed = 2")

    def test_an_entry_that_is_not_there_is_an_error(self):
        with self.assertRaisesRegex(ValueError, "`warmth`.*lr, momentum"):
            LRScheduler(self.optimizer("body"), "schedule warmth = 1")
        with self.assertRaisesRegex(ValueError, "`betas`.*beta1, beta2"):
            LRScheduler(Adam([parameter()]), "schedule betas = 1")


class Stands(unittest.TestCase):
    """Where a scheduler of torch's own can stand."""

    def test_in_sequential_lr(self):
        optimizer = sgd()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch warns of what it does itself
            scheduler = theirs.SequentialLR(
                optimizer,
                [LRScheduler(optimizer, "warmup(5)"), LRScheduler(optimizer, "cosine(5)"), theirs.ExponentialLR(optimizer, 0.5)],
                [3, 6])
            rates = rates_of(optimizer, scheduler, 9)
        cosine = lrsched.compile("cosine(5)", base=0.1)
        warmup = lrsched.compile("warmup(5)", base=0.1)
        expected = [*map(warmup, range(3)), *map(cosine, range(3)), 0.1, 0.05, 0.025]
        self.assertEqual(rates, [[rate] for rate in expected])

    def test_in_newer_sequential_lr(self):
        # from 2.7 on a milestone is _update_lr(0), a step that is not counted
        optimizer = sgd()
        scheduler = LRScheduler(optimizer, "linear(10)")
        scheduler.last_epoch -= 1
        scheduler._initial_step()
        optimizer.step()
        scheduler.step()
        count = scheduler._step_count
        scheduler._update_lr(0)
        self.assertEqual((scheduler.last_epoch, scheduler._step_count, optimizer.param_groups[0]["lr"]), (0, count, 0.1))
        scheduler._update_lr()
        self.assertEqual((scheduler.last_epoch, optimizer.param_groups[0]["lr"]), (1, 0.09))

    def test_in_chained_scheduler(self):
        optimizer = sgd(momentum=0.5)
        chained = theirs.ChainedScheduler([LRScheduler(optimizer, "schedule momentum = 0.1"), theirs.ExponentialLR(optimizer, 0.5)])
        optimizer.step()
        chained.step()
        group = optimizer.param_groups[0]
        self.assertEqual((group["lr"], group["momentum"]), (0.05, 0.1))

    def test_as_lightning_uses_it(self):
        optimizer = sgd()
        config = {"scheduler": LRScheduler(optimizer, "plateau(metric('val_loss'), patience=0)"), "monitor": "val_loss"}
        for loss in (1.0, 1.0):
            optimizer.step()
            config["scheduler"].step(torch.tensor(loss))  # where there is a monitor it is handed over
        self.assertLess(optimizer.param_groups[0]["lr"], 0.1)

    def test_an_epoch_may_be_said(self):
        optimizer = sgd()
        scheduler = LRScheduler(optimizer, "linear(10)")
        optimizer.step()
        scheduler.step(7)
        self.assertEqual((scheduler.last_epoch, optimizer.param_groups[0]["lr"]), (7, lrsched.compile("linear(10)", base=0.1)(7)))
        scheduler.step(epoch=2.5)
        self.assertEqual((scheduler.last_epoch, optimizer.param_groups[0]["lr"]), (2.5, lrsched.compile("linear(10)", base=0.1)(2.5)))

    def test_last_epoch_goes_on_as_in_torch(self):
        optimizer = sgd()
        self.assertRaises(KeyError, LRScheduler, optimizer, "linear(10)", last_epoch=4)
        optimizer.param_groups[0]["initial_lr"] = 0.1
        scheduler = LRScheduler(optimizer, "linear(10)", last_epoch=4)
        self.assertEqual((scheduler.last_epoch, optimizer.param_groups[0]["lr"]), (5, 0.05))

    def test_a_step_before_the_optimizers_warns_once(self):
        scheduler = LRScheduler(sgd(), "linear(10)")
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            scheduler.step()
            scheduler.step()
        self.assertEqual(len(caught), 1)
        self.assertIn("came before the first optimizer.step()", str(caught[0].message))

    def test_it_goes_when_nobody_needs_it(self):
        scheduler = LRScheduler(sgd(), "linear(10)")
        scheduler.circle = scheduler
        gone = weakref.ref(scheduler)
        del scheduler
        gc.collect()
        self.assertIsNone(gone())

    def test_lambda_lr_takes_a_schedule(self):
        optimizer = sgd()
        theirs_ = theirs.LambdaLR(optimizer, lrsched.compile("linear(10)", base=1))
        self.assertEqual(rates_of(optimizer, theirs_, 3), [[0.1], [0.1 * 0.9], [0.1 * 0.8]])


class Refuses(unittest.TestCase):
    def test_a_text_with_errors(self):
        with self.assertRaises(lrsched.ScheduleError) as caught:
            LRScheduler(sgd(), "cosine(90, mni=1)")
        self.assertIn("did you mean `min`?", str(caught.exception))

    def test_arguments_that_do_not_fit(self):
        compiled = lrsched.compile("linear(10)")
        for arguments, options in (((), {}), (("1",), {"file": "x"}), ((compiled,), {"total": 3}), (("1",), {"totl": 3}),
                                   (("1",), {"base_lr": 3}), ((3,), {})):
            self.assertRaises(TypeError, LRScheduler, sgd(), *arguments, **options)
        self.assertRaises(FileNotFoundError, LRScheduler, sgd(), file="/nonexistent.sched")
        self.assertRaises((TypeError, AttributeError), LRScheduler, "no optimizer", "1")

    def test_steps_that_are_none(self):
        optimizer = sgd()
        scheduler = LRScheduler(optimizer, "linear(10)")
        optimizer.step()
        for step in (lambda: scheduler.step(-1), lambda: scheduler.step(float("nan"))):
            self.assertRaises(lrsched.ScheduleError, step)
        for step in (lambda: scheduler.step("a"), lambda: scheduler.step(1, 2, 3), lambda: scheduler.step(step=1),
                     lambda: scheduler.step(metrics=1)):
            self.assertRaises(TypeError, step)
        self.assertEqual((scheduler.last_epoch, optimizer.param_groups[0]["lr"]), (0, 0.1))

    def test_a_value_that_is_none_leaves_all_as_it_is(self):
        optimizer = sgd()
        scheduler = LRScheduler(optimizer, "1 / (t - 1)")
        optimizer.step()
        self.assertRaises(lrsched.ScheduleError, scheduler.step)
        self.assertEqual((scheduler.last_epoch, optimizer.param_groups[0]["lr"]), (0, -1))

    def test_a_pickle(self):
        self.assertRaises(TypeError, pickle.dumps, LRScheduler(sgd(), "1"))
        self.assertRaises(TypeError, copy.deepcopy, LRScheduler(sgd(), "1"))


class States(unittest.TestCase):
    LOSS = staticmethod(lambda step: [2.0, 1.5, 1.4, 1.4, 1.4, 1.3, 1.3][step % 7])
    TEXTS = {
        WARMUP_COSINE: False,
        "schedule lr = chain(warmup(5), cosine())\nschedule momentum = 0.95 - 0.1*lr/base": False,
        "chain(warmup(3), scan(base, prev * 0.9) for 20, linear(7))": False,
        "plateau(metric('val_loss'), patience=1)": True,
        "torch.ReduceLROnPlateau(optimizer, factor=0.5, patience=2, cooldown=1)": True,
        "chain(warmup(5), hold() until flat(val_loss, patience=2), linear(10))": True,
    }

    def make(self, text):
        model = torch.nn.Linear(2, 1)
        optimizer = SGD([{"params": [model.weight]}, {"params": [model.bias], "lr": 0.02}], lr=0.1, momentum=0.9)
        return optimizer, LRScheduler(optimizer, text, total=100)

    def train(self, optimizer, scheduler, begin, end, listens):
        values = []
        for step in range(begin, end):
            values.append([(group["lr"], group["momentum"]) for group in optimizer.param_groups])
            optimizer.step()
            scheduler.step(**({"metrics": self.LOSS(step)} if listens and step % 2 == 0 else {}))
        return values

    def test_a_run_resumed_at_any_step_has_the_rates_of_one_that_was_not(self):
        for text, listens in self.TEXTS.items():
            optimizer, scheduler = self.make(text)
            straight = self.train(optimizer, scheduler, 0, 40, listens)
            for stop in range(40):
                optimizer, scheduler = self.make(text)
                self.train(optimizer, scheduler, 0, stop, listens)
                file = io.BytesIO()
                torch.save({"optimizer": optimizer.state_dict(), "scheduler": scheduler.state_dict()}, file)
                file.seek(0)
                saved = torch.load(file)
                for order in (("optimizer", "scheduler"), ("scheduler", "optimizer"), ("scheduler",)):
                    optimizer, scheduler = self.make(text)
                    for what in order:
                        {"optimizer": optimizer, "scheduler": scheduler}[what].load_state_dict(saved[what])
                    self.assertEqual(scheduler.last_epoch, stop)
                    self.assertEqual(self.train(optimizer, scheduler, stop, 40, listens), straight[stop:], (text, stop, order))

    def test_the_state_is_small_and_plain(self):
        optimizer = SGD([{"params": [parameter()]} for _ in range(1000)], lr=0.1)
        state = LRScheduler(optimizer, WARMUP_COSINE).state_dict()
        self.assertEqual(set(state), {"last_epoch", "_step_count", "runs"})
        self.assertLess(len(pickle.dumps(state)), 600)

    def test_a_state_of_another_schedule_is_refused_with_what_differs(self):
        optimizer, scheduler = self.make(WARMUP_COSINE)
        state = scheduler.state_dict()
        _, other = self.make(WARMUP_COSINE.replace("90", "80"))
        before = other.state_dict()
        with self.assertRaises(lrsched.ScheduleError) as caught:
            other.load_state_dict(state)
        self.assertEqual(caught.exception.code, "session-of-another")
        self.assertIn("    - chain(warmup(10), cosine(90, min=1e-3))\n    + chain(warmup(10), cosine(80, min=1e-3))",
                      str(caught.exception))
        self.assertEqual(other.state_dict(), before)

    def test_another_base_rate_is_another_schedule(self):
        state = LRScheduler(sgd(), WARMUP_COSINE).state_dict()
        with self.assertRaises(lrsched.ScheduleError) as caught:
            LRScheduler(sgd(lr=0.2), WARMUP_COSINE).load_state_dict(state)
        self.assertIn("    - 0.1\n    + 0.2", str(caught.exception))

    def test_layout_is_no_difference(self):
        state = LRScheduler(sgd(), WARMUP_COSINE).state_dict()
        LRScheduler(sgd(), "# the rate\n" + WARMUP_COSINE.replace(" ", "  ")).load_state_dict(state)

    def test_what_is_no_state(self):
        scheduler = LRScheduler(sgd(), WARMUP_COSINE)
        self.assertRaises(KeyError, scheduler.load_state_dict, theirs.StepLR(sgd(), 3).state_dict())
        self.assertRaises(ValueError, scheduler.load_state_dict, {**scheduler.state_dict(), "runs": []})
        self.assertRaises(lrsched.ScheduleError, scheduler.load_state_dict, {**scheduler.state_dict(), "runs": ["{}"]})

    def test_inside_sequential_lr_the_active_one_decides(self):
        def make():
            optimizer = sgd()
            return optimizer, theirs.SequentialLR(
                optimizer, [LRScheduler(optimizer, "warmup(5)"), theirs.ExponentialLR(optimizer, 0.5)], [3])

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            optimizer, scheduler = make()
            straight = rates_of(optimizer, scheduler, 12)
            for stop in range(12):
                optimizer, scheduler = make()
                rates_of(optimizer, scheduler, stop)
                states = optimizer.state_dict(), scheduler.state_dict()
                optimizer, scheduler = make()
                optimizer.load_state_dict(states[0])
                scheduler.load_state_dict(states[1])
                self.assertEqual(rates_of(optimizer, scheduler, 12 - stop), straight[stop:])


class Metrics(unittest.TestCase):
    def test_one_metric_is_a_number(self):
        for loss in (1.0, torch.tensor(1.0), torch.tensor([1.0])):
            optimizer = sgd()
            scheduler = LRScheduler(optimizer, "plateau(metric('loss'), patience=0)")
            for _ in range(2):
                optimizer.step()
                scheduler.step(loss)
            self.assertLess(scheduler.get_last_lr()[0], 0.1)

    def test_several_are_a_dict(self):
        optimizer = sgd()
        scheduler = LRScheduler(optimizer, "base / (1 + (loss at t - 1) + (accuracy at t - 1)) if t > 0 else base",
                                metrics=["loss", "accuracy"])
        optimizer.step()
        self.assertRaises(TypeError, scheduler.step, 1.0)
        scheduler.step(metrics={"loss": 1.0, "accuracy": torch.tensor(2.0), "else": 7})
        self.assertEqual(scheduler.get_last_lr(), [0.1 / 4])

    def test_the_numbers_are_those_of_torchs_plateau(self):
        ours, others = sgd(), sgd()
        scheduler = LRScheduler(ours, "torch.ReduceLROnPlateau(optimizer, factor=0.5, patience=1, cooldown=2)")
        plateau = theirs.ReduceLROnPlateau(others, factor=0.5, patience=1, cooldown=2)
        for step in range(40):
            loss = [3.0, 2.0, 2.0, 2.0, 1.9, 1.9, 1.9, 1.9][step % 8]
            self.assertEqual(ours.param_groups[0]["lr"], others.param_groups[0]["lr"])
            ours.step(), others.step()
            scheduler.step(loss), plateau.step(loss)

    def test_groups_with_base_rates_of_their_own_listen_alike(self):
        optimizer = SGD([{"params": [parameter()]}, {"params": [parameter()], "lr": 0.01}], lr=0.1)
        scheduler = LRScheduler(optimizer, "plateau(metric('loss'), patience=0, factor=0.5)")
        for _ in range(2):
            optimizer.step()
            scheduler.step(1.0)
        self.assertEqual(scheduler.get_last_lr(), [0.05, 0.005])
        optimizer.add_param_group({"params": [parameter()], "lr": 0.3})
        optimizer.step()
        self.assertRaisesRegex(ValueError, "cannot join", scheduler.step, 1.0)


if __name__ == "__main__":
    support.main()
