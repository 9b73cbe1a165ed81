"""The scheduler from a configuration, as Hydra makes objects: `_target_` is called with what stands beside it."""

import importlib
import unittest

import support

support.need("torch", "omegaconf")
import torch  # noqa: E402
from omegaconf import OmegaConf  # noqa: E402

import lrsched  # noqa: E402


def instantiate(config, **more):
    """What hydra.utils.instantiate does with one node."""
    arguments = {name: config[name] for name in config if name != "_target_"}
    module, _, name = config["_target_"].rpartition(".")
    return getattr(importlib.import_module(module), name)(**arguments, **more)


class Configs(unittest.TestCase):
    def test_a_node_of_omegaconf(self):
        config = OmegaConf.create("""
            run: {steps: 200, warm: 5}
            scheduler:
              _target_: lrsched.torch.LRScheduler
              schedule: |
                param peak = 0.1
                schedule lr = peak * chain(warmup(5%), cosine())
                schedule lr.head = 2 * lr
              total: ${run.steps}
              groups: [body, head]
              params: {peak: 0.5}
        """)
        groups = [{"params": [torch.nn.Parameter(torch.zeros(1))]} for _ in range(2)]
        scheduler = instantiate(config.scheduler, optimizer=torch.optim.SGD(groups, lr=0.1))
        rate = lrsched.compile("0.5 * chain(warmup(5%), cosine())", base=0.1, total=200)
        self.assertEqual(scheduler.get_last_lr(), [rate(0), 2 * rate(0)])
        self.assertEqual(scheduler.schedule.total, 200)

    def test_a_schedule_alone(self):
        config = OmegaConf.create({"_target_": "lrsched.compile", "text": "cosine()", "total": 100, "base": "3e-4"})
        self.assertEqual(instantiate(config)(0), 3e-4)


if __name__ == "__main__":
    support.main()
