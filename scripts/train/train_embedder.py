"""Trains the stock embedder: python train_embedder.py --data ../../../shared/data --out checkpoints/embedder.pt

Two changed views of each photo; cross-entropy on the garment kind keeps like kinds together, an instance
contrast (NT-Xent, Chen et al., SimCLR, ICML 2020) keeps one garment's own look apart from its kind.
"""

import argparse
import random

import numpy as np
import torch
import torch.nn.functional as F

from embed_data import GarmentSet, augment, centre, to_tensor
from mobilenet import calibrate
from networks import Embedder
from training import Average, Checkpoint, Clock, device, seed_all

SIZE = 192
TEMPERATURE = 0.12


def contrast(vectors):
    """NT-Xent over [2n,d] unit vectors whose rows k and k+n show the same garment."""
    n = len(vectors) // 2
    similarity = vectors @ vectors.T / TEMPERATURE
    similarity = similarity - torch.eye(2 * n, device=vectors.device) * 1e4
    partner = torch.arange(2 * n, device=vectors.device).roll(n)
    return F.cross_entropy(similarity, partner)


@torch.no_grad()
def evaluate(model, data, split):
    model.eval()
    vectors, logits = [], []
    for start in range(0, len(data.kinds[split]), 32):
        x = to_tensor([centre(p, SIZE) for p in data.pixels[split][start : start + 32]]).to(device())
        v, l = model(x)
        vectors.append(v.cpu())
        logits.append(l.cpu())
    vectors, logits, truth = torch.cat(vectors), torch.cat(logits), torch.tensor(data.kinds[split])
    similarity = vectors @ vectors.T
    similarity.fill_diagonal_(-9)
    near = truth[similarity.topk(10, 1).indices]
    top1 = (logits.argmax(1) == truth).float().mean().item()
    top3 = (logits.topk(3, 1).indices == truth[:, None]).any(1).float().mean().item()
    return f"top1 {top1:.3f} top3 {top3:.3f} same kind in ten {(near == truth[:, None]).float().mean().item():.3f}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--out", default="checkpoints/embedder.pt")
    options.add_argument("--epochs", type=int, default=5)
    options.add_argument("--batch", type=int, default=20, help="photos; each gives two views")
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    seed_all(args.seed)

    data = GarmentSet(f"{args.data}/garments")
    pixels, kinds = data.pixels["train"], data.kinds["train"]
    model = Embedder(len(data.names), f"{args.data}/init/mobilenet_v2_imagenet.npz")
    model = model.to(device(), memory_format=torch.channels_last)
    sample = lambda: to_tensor([augment(p, SIZE) for p in random.choices(pixels, k=32)]).to(device())
    calibrate(model.backbone, [sample() for _ in range(3)])
    average = Average(model)
    heads = [*model.project.parameters(), *model.kind.parameters()]
    groups = [{"params": model.backbone.parameters(), "lr": 2e-4}, {"params": heads, "lr": 1e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=2e-2)
    steps = args.epochs * (len(pixels) // args.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [4e-4, 2e-3], total_steps=steps, pct_start=0.15)
    checkpoint = Checkpoint(args.out, model=model, average=average.model, optimiser=optimiser, schedule=schedule)
    first = checkpoint.resume()
    clock = Clock(first, args.epochs)

    for epoch in range(first, args.epochs):
        model.train()
        order = np.random.permutation(len(pixels))
        losses = []
        for start in range(0, len(order) - args.batch + 1, args.batch):
            chosen = order[start : start + args.batch]
            images = to_tensor([augment(pixels[k], SIZE) for k in (*chosen, *chosen)]).to(device())
            truth = torch.tensor(kinds[chosen]).repeat(2).to(device())
            vectors, logits = model(images)
            loss = F.cross_entropy(logits, truth, label_smoothing=0.1) + 0.3 * contrast(vectors)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            average.update(model)
            losses.append(loss.item())
        checkpoint.save(epoch)
        clock.say(epoch, f"loss {np.mean(losses):.3f} · val {evaluate(average.model, data, 'val')}")


if __name__ == "__main__":
    main()
