"""Trains the embedder's second branch, EfficientNet-Lite0: python train_branch.py --data DIR

Its early blocks stay as ImageNet left them, so that what they make of some changed views of each crop is
computed once and kept (`kept_views.py`); only the late blocks are trained, to kinds, source labels and upper
categories by cosine softmax as in `train_embedder.py`. In every other batch the early maps are blended (Verma et al.,
Manifold Mixup, ICML 2019). What ships is the mean of the weights of several such trainings, which start alike and go
through the batches in other orders (Wortsman et al., Model soups, ICML 2022).
"""

import argparse
import copy
import pathlib
import random

import numpy as np
import torch
import torch.nn.functional as F

from embed_data import CATEGORIES, GarmentSet, NothingSet, WornSet
from kept_views import keep, views_of
from networks import Branch, embedder_for
from training import Average, Checkpoint, Clock, average_of, descend, device, figures, mean_of, seed_all

BATCH = {"lying": 40, "worn": 12, "nothing": 6}
# Of the crops, whose views are kept for trainings of any seed.
CROPS_SEED = 2


class Lessons:
    """Batches of kept early maps, and what is known of them."""

    def __init__(self, views, data, worn):
        self.views, self.kinds, self.labels = views, data.kinds["train"], worn.labels
        self.kind_categories, self.label_categories = data.categories, worn.categories
        self.count = len(self.kinds) // BATCH["lying"]

    def of_epoch(self):
        """Tensors (early maps [n,80,12,12], kinds, labels, categories) of each batch, as `loss_of` takes them."""
        order = np.random.permutation(len(self.kinds))
        for start in range(0, self.count * BATCH["lying"], BATCH["lying"]):
            index = {"lying": order[start : start + BATCH["lying"]]}
            for name in ("worn", "nothing"):
                index[name] = np.random.choice(len(self.views[name][0]), BATCH[name], replace=False)
            kinds, labels = self.kinds[index["lying"]], self.labels[index["worn"]]
            categories = np.concatenate([self.kind_categories[kinds], self.label_categories[labels],
                                         np.full(BATCH["nothing"], CATEGORIES.index("nothing"))])
            early = np.concatenate([self.draw(name, chosen) for name, chosen in index.items()])
            yield torch.tensor(early, device=device()), *(numbers(values) for values in (kinds, labels, categories))

    def draw(self, name, index):
        """[index,80,12,12] float32, each row in any of its views."""
        return np.stack([random.choice(self.views[name])[i] for i in index]).astype(np.float32)


def numbers(values):
    return torch.as_tensor(np.asarray(values), device=device()).long()


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


def train(model, lessons, checked, out, epochs):
    """The averaged weights of one training, which goes on from its checkpoint ``out``."""
    average = Average(model, 0.997)
    heads = [p for part in (model.project, model.kind, model.label, model.category) for p in part.parameters()]
    late = [p for p in model.net.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": late}, {"params": heads}], weight_decay=4e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [6e-4, 2e-3], total_steps=epochs * lessons.count, pct_start=0.12)
    checkpoint = Checkpoint(out, model=model, average=average.model, optimiser=optimiser, schedule=schedule)
    first = checkpoint.resume()
    clock = Clock(first, epochs)
    for epoch in range(first, epochs):
        model.train()
        losses = []
        for lesson in lessons.of_epoch():
            losses.append(descend(model, loss_of(model, *lesson), optimiser, schedule, average))
        checkpoint.save(epoch)
        clock.say(epoch, f"loss {np.mean(losses):.3f} · val {evaluate(average.model, *checked)}")
    return average.model


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--flatlay", default="checkpoints/flatlay")
    options.add_argument("--embedder", default="checkpoints/embedder.pt", help="the first branch")
    options.add_argument("--views", default="checkpoints/views", help="folder for what is computed once")
    options.add_argument("--out", default="checkpoints/branch.pt", help="beside it each training keeps its own checkpoint")
    options.add_argument("--epochs", type=int, default=12)
    options.add_argument("--seeds", type=int, nargs="+", default=[2, 3], help="of the trainings whose mean is kept")
    args = options.parse_args()

    seed_all(CROPS_SEED)
    data, worn = GarmentSet(f"{args.data}/garments", args.flatlay), WornSet(f"{args.data}/parsing")
    nothing = NothingSet(f"{args.data}/parsing")
    model = Branch(len(data.names), len(worn.names), len(CATEGORIES), init=True).to(device())
    embedder = average_of(args.embedder, embedder_for).to(device())
    crops = {"lying": data.crops["train"], "worn": worn.crops, "nothing": nothing.crops, "val": data.crops["val"]}
    keep(args.views, embedder, model.net.eval(), crops)
    views = {name: [v.early for v in views_of(args.views, embedder, name)] for name in crops}
    (unchanged,) = views["val"]
    lessons, checked = Lessons(views, data, worn), (unchanged, numbers(data.kinds["val"]))
    out, trained = pathlib.Path(args.out), []
    for seed in args.seeds:
        seed_all(seed)
        print(f"training of seed {seed}", flush=True)
        trained.append(train(copy.deepcopy(model), lessons, checked, out.with_stem(f"{out.stem}-{seed}"), args.epochs))
    model.load_state_dict(mean_of([one.state_dict() for one in trained]))
    torch.save({"average": model.state_dict()}, out)
    print(f"mean of them · val {evaluate(model, *checked)}")


if __name__ == "__main__":
    main()
