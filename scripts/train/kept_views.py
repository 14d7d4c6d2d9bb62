"""Changed views of each crop, as both branches see them: computed once, kept in files, trained on many times."""

import hashlib
import pathlib
from typing import NamedTuple

import numpy as np
import torch

from embed_data import centre, to_tensor, view
from networks import CROP_PX as SIZE
from training import device, seed_all

# How many views each set gets, the first being the crop as it is.
VIEWS = {"lying": 6, "worn": 2, "nothing": 2, "val": 1}


class View(NamedTuple):
    """One view of a whole set: the first branch's mean features [n,1280], the second's early maps [n,80,12,12]."""

    first: np.ndarray
    early: np.ndarray


def folder_of(folder, embedder):
    """Where in ``folder`` the views for this first branch lie: one that was trained anew sees them otherwise."""
    digest = hashlib.sha256()
    for weights in embedder.backbone.state_dict().values():
        digest.update(weights.cpu().numpy().tobytes())
    return pathlib.Path(folder) / digest.hexdigest()[:8]


@torch.no_grad()
def compute(embedder, net, crops, make):
    first, early = [], []
    for start in range(0, len(crops), 32):
        images = to_tensor([make(c, SIZE) for c in crops[start : start + 32]]).to(device())
        first.append(embedder.backbone(images).mean((2, 3)).half().cpu().numpy())
        early.append(net.early(images).half().cpu().numpy())
    return View(np.concatenate(first), np.concatenate(early))


def keep(folder, embedder, net, crops):
    """Computes what is missing of the views of ``crops`` by set; each view has a seed of its own."""
    folder = folder_of(folder, embedder)
    folder.mkdir(parents=True, exist_ok=True)
    for name, mine in crops.items():
        for k in range(VIEWS[name]):
            path = folder / f"{name}-{k}-early.npy"
            if path.exists():
                continue
            seed_all(k)
            seen = compute(embedder, net, mine, view if k else centre)
            np.save(folder / f"{name}-{k}-first.npy", seen.first)
            np.save(path, seen.early)
            print(f"view {k} of {len(mine)} {name} crops", flush=True)


def views_of(folder, embedder, name):
    """The kept views of a set, read from disk as they are needed."""
    folder = folder_of(folder, embedder)
    read = lambda k, part: np.load(folder / f"{name}-{k}-{part}.npy", mmap_mode="r")
    return [View(read(k, "first"), read(k, "early")) for k in range(VIEWS[name])]
