"""What both training loops share: seeds, weight averaging, checkpoints that a stopped run resumes from, time left."""

import copy
import os
import pathlib
import random
import time

import numpy as np
import torch


def seed_all(seed):
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.set_num_threads(int(os.environ.get("OTLENS_THREADS", "2")))


def device():
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def figures(scores, likeness, truth):
    """Of class ``scores`` [n,classes] and ``likeness`` [n,n]: how often the kind is right, and shared by the nearest."""
    top = scores.topk(3, 1).indices == truth[:, None]
    near = truth[likeness.fill_diagonal_(-9).topk(10, 1).indices]
    return (f"top1 {top[:, 0].float().mean():.3f} top3 {top.any(1).float().mean():.3f} "
            f"same kind in ten {(near == truth[:, None]).float().mean():.3f}")


class Average:
    """Exponential moving average of the weights (Polyak averaging); ``model`` is what ships."""

    def __init__(self, model, decay=0.995):
        self.model = copy.deepcopy(model).eval()
        self.decay, self.steps = decay, 0

    @torch.no_grad()
    def update(self, model):
        self.steps += 1
        decay = min(self.decay, (1 + self.steps) / (10 + self.steps))
        for mine, theirs in zip(self.model.state_dict().values(), model.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.lerp_(theirs, 1 - decay)
            else:
                mine.copy_(theirs)


def descend(model, loss, optimiser, schedule, average):
    """One step against ``loss``, which the average follows: the loss as a number."""
    optimiser.zero_grad()
    loss.backward()
    optimiser.step()
    schedule.step()
    average.update(model)
    return loss.item()


def mean_of(states):
    """The mean of several networks' weights, which have to be close: trained from one start."""
    first = states[0]
    return {name: sum(state[name] for state in states) / len(states) if value.dtype.is_floating_point else value
            for name, value in first.items()}


def average_of(checkpoint, make):
    """The averaged weights of a training checkpoint, on the CPU, in the network that ``make`` builds for them."""
    weights = torch.load(checkpoint, map_location="cpu")["average"]
    model = make(weights)
    model.load_state_dict(weights)
    return model.eval()


class Checkpoint:
    """Everything a loop needs to go on after a stop, in one file replaced atomically."""

    def __init__(self, path, **parts):
        self.path, self.parts = pathlib.Path(path), parts

    def save(self, epoch):
        self.path.parent.mkdir(parents=True, exist_ok=True)
        temporary = self.path.with_suffix(".tmp")
        torch.save({"epoch": epoch, **{k: p.state_dict() for k, p in self.parts.items()}}, temporary)
        temporary.replace(self.path)

    def resume(self):
        """First epoch still to do."""
        if not self.path.exists():
            return 0
        stored = torch.load(self.path, map_location=device())
        for name, part in self.parts.items():
            part.load_state_dict(stored[name])
        return stored["epoch"] + 1


class Clock:
    """Says after each epoch how long the rest takes."""

    def __init__(self, first, epochs):
        self.first, self.epochs, self.start = first, epochs, time.time()

    def say(self, epoch, message):
        spent = time.time() - self.start
        left = spent / (epoch - self.first + 1) * (self.epochs - epoch - 1)
        print(f"epoch {epoch + 1}/{self.epochs} {spent:.0f}s, {left / 60:.0f} min left · {message}", flush=True)
