"""Trains the embedder's second branch, EfficientNet-Lite0: python train_branch.py --data DIR

Its early blocks stay as ImageNet left them, so that what they make of some changed views of each crop is
computed once and kept (`kept_views.py`); only the late blocks are trained, to kinds, source labels and upper
categories by cosine softmax as in `train_embedder.py`. In every other batch the early maps are blended (Verma et al.,
Manifold Mixup, ICML 2019).
"""

import argparse
import random

import numpy as np
import torch
import torch.nn.functional as F

from embed_data import CATEGORIES, GarmentSet, NothingSet, WornSet
from kept_views import keep, views_of
from networks import Branch, embedder_for
from training import Average, Checkpoint, Clock, average_of, device, figures, seed_all

BATCH = {"lying": 40, "worn": 12, "nothing": 6}


def draw(views, index):
    """[index,80,12,12] float32, each row in any of its views."""
    return np.stack([views[random.randrange(len(views))][i] for i in index]).astype(np.float32)


def loss_of(model, early, kinds, labels, categories):
    """Of one batch: ``kinds`` of the first maps, ``labels`` of the next ones, ``categories`` of all."""
    own, order, share = len(kinds), torch.arange(len(kinds)), 1.0
    is_blended = random.random() < 0.5
    if is_blended:
        share, order = np.random.beta(0.4, 0.4), torch.randperm(own)
        early = torch.cat([share * early[:own] + (1 - share) * early[order], early[own:]])
    unit = model(early)
    entropy = lambda scores, truth: F.cross_entropy(scores, truth, label_smoothing=0.1)
    scores = model.kind(unit[:own])
    by_kind = share * entropy(scores, kinds) + (1 - share) * entropy(scores, kinds[order])
    by_label = entropy(model.label(unit[own : own + len(labels)]), labels)
    plain = own if is_blended else 0
    return by_kind + 0.3 * by_label + 0.3 * entropy(model.category(unit[plain:]), categories[plain:])


@torch.no_grad()
def evaluate(model, early, truth):
    model.eval()
    unit = torch.cat([model(torch.tensor(early[k : k + 64]).float().to(device())) for k in range(0, len(early), 64)])
    return figures(model.kind(unit), unit @ unit.T, truth)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--flatlay", default="checkpoints/flatlay")
    options.add_argument("--embedder", default="checkpoints/embedder.pt", help="the first branch")
    options.add_argument("--views", default="checkpoints/views", help="folder for what is computed once")
    options.add_argument("--out", default="checkpoints/branch.pt")
    options.add_argument("--epochs", type=int, default=12)
    options.add_argument("--seed", type=int, default=2)
    args = options.parse_args()
    seed_all(args.seed)

    data, worn = GarmentSet(f"{args.data}/garments", args.flatlay), WornSet(f"{args.data}/parsing")
    nothing = NothingSet(f"{args.data}/parsing")
    model = Branch(len(data.names), len(worn.names), len(CATEGORIES), init=True).to(device())
    embedder = average_of(args.embedder, embedder_for).to(device())
    crops = {"lying": data.crops["train"], "worn": worn.crops, "nothing": nothing.crops, "val": data.crops["val"]}
    keep(args.views, embedder, model.net.eval(), crops)
    views = {name: [v.early for v in views_of(args.views, name)] for name in crops}
    (unchanged,) = views["val"]
    seed_all(args.seed)
    numbers = lambda values: torch.as_tensor(np.asarray(values), device=device()).long()
    truth = numbers(data.kinds["val"])

    average = Average(model, 0.997)
    heads = [p for part in (model.project, model.kind, model.label, model.category) for p in part.parameters()]
    late = [p for p in model.net.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": late}, {"params": heads}], weight_decay=4e-2)
    steps = args.epochs * (len(crops["lying"]) // BATCH["lying"])
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [6e-4, 2e-3], total_steps=steps, pct_start=0.12)
    checkpoint = Checkpoint(args.out, model=model, average=average.model, optimiser=optimiser, schedule=schedule)
    first = checkpoint.resume()
    clock = Clock(first, args.epochs)
    for epoch in range(first, args.epochs):
        model.train()
        order, losses = np.random.permutation(len(crops["lying"])), []
        for start in range(0, len(order) - BATCH["lying"] + 1, BATCH["lying"]):
            mine = order[start : start + BATCH["lying"]]
            other, none = (np.random.choice(len(crops[name]), BATCH[name], replace=False) for name in ("worn", "nothing"))
            early = np.concatenate([draw(views[name], index) for name, index in (("lying", mine), ("worn", other), ("nothing", none))])
            kinds, labels = data.kinds["train"][mine], worn.labels[other]
            categories = np.concatenate([data.categories[kinds], worn.categories[labels],
                                         np.full(len(none), CATEGORIES.index("nothing"))])
            loss = loss_of(model, torch.tensor(early, device=device()), numbers(kinds), numbers(labels), numbers(categories))
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            average.update(model)
            losses.append(loss.item())
        checkpoint.save(epoch)
        clock.say(epoch, f"loss {np.mean(losses):.3f} · val {evaluate(average.model, unchanged, truth)}")


if __name__ == "__main__":
    main()
