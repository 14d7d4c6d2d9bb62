"""Fits the parts of the vector that both branches make together: python train_parts.py --data DIR

The kind part is fitted to fixed features of both (decoupled training of the classifier, Kang et al., ICLR 2020): the
projections that were trained with the networks have seen their features change and fit the training photos too well.
The detail part is a linear discriminant with each garment a class of its own: directions in which a garment's views
agree and garments differ (learned whitening, Radenović et al., TPAMI 2019).
"""

import argparse

import torch
import torch.nn.functional as F

from embed_data import CATEGORIES, GarmentSet, WornSet
from kept_views import views_of
from networks import Describer, Details, Kinds, branch_for, embedder_for
from training import average_of, device, figures, seed_all

BATCH = {"lying": 128, "worn": 48, "nothing": 24}
# Eigenvalues of the spread within garments are raised by this many times their mean.
RIDGE = 1.0


@torch.no_grad()
def means_of(net, views):
    """[views,n,2560] float16: mean features of both branches."""
    late = lambda early: torch.cat([
        net.late(torch.tensor(early[k : k + 64]).float().to(device())).mean((2, 3)).half() for k in range(0, len(early), 64)
    ])
    return torch.stack([torch.cat([torch.tensor(v.first[:]).to(device()), late(v.early)], 1) for v in views])


def draw(features, count):
    """Some rows, each in any of its views: (rows [count,2560], their indices)."""
    index = torch.randint(features.shape[1], (count,), device=features.device)
    seen = torch.randint(len(features), (count,), device=features.device)
    return features[seen, index].float(), index


def fit_kinds(features, kinds, kind_categories, labels, label_categories, epochs=12):
    """A `Kinds` for ``features`` by set ("lying", "worn", "nothing"), whose inputs need no scaling."""
    lying = features["lying"].float().flatten(0, 1)
    mean, deviation = lying.mean(0), lying.std(0) + 1e-3
    model = Kinds(int(kinds.max()) + 1, int(labels.max()) + 1, len(CATEGORIES)).to(lying.device)
    steps = epochs * len(lying) // BATCH["lying"]
    optimiser = torch.optim.AdamW(model.parameters(), weight_decay=0.1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1e-3, total_steps=steps)
    entropy = lambda scores, truth: F.cross_entropy(scores, truth, label_smoothing=0.1)
    for _ in range(steps):
        drawn = {name: draw(features[name], count) for name, count in BATCH.items()}
        unit = model(F.dropout((torch.cat([rows for rows, _ in drawn.values()]) - mean) / deviation, 0.5))
        own, worn, _ = unit.split(list(BATCH.values()))
        kind, label = kinds[drawn["lying"][1]], labels[drawn["worn"][1]]
        nothing = torch.full((BATCH["nothing"],), CATEGORIES.index("nothing"), device=lying.device)
        category = torch.cat([kind_categories[kind], label_categories[label], nothing])
        loss = entropy(model.kind(own), kind) + 0.1 * entropy(model.label(worn), label) + 0.3 * entropy(model.category(unit), category)
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        schedule.step()
    with torch.no_grad():
        model.project.weight /= deviation
        model.project.bias -= model.project.weight @ mean
    return model.eval()


@torch.no_grad()
def fit_details(means):
    """A `Details` for mean features [views,n,1280] of the second branch."""
    unit = F.normalize(means.float(), dim=-1)
    mean = unit.mean((0, 1))
    own = unit.mean(0)
    within, between = (unit - own).flatten(0, 1), own - mean
    spread, axes = torch.linalg.eigh(within.T @ within / len(within))
    white = axes * (spread + RIDGE * spread.mean()).rsqrt()
    _, axes = torch.linalg.eigh(white.T @ (between.T @ between) @ white / len(between))
    model = Details().to(means.device)
    model.project.weight.copy_((white @ axes[:, -Details.DIMS :]).T)
    model.project.bias.copy_(-model.project.weight @ mean)
    return model.eval()


@torch.no_grad()
def evaluate(model, means, truth):
    """Figures of the validation split; the app's own measures are in `npm run eval`."""
    parts = model.parts(means.float())
    likeness = sum(share * part @ part.T for share, part in zip(Describer.SHARES, parts))
    return figures(model.kinds.kind(parts[0]), likeness, truth)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--flatlay", default="checkpoints/flatlay")
    options.add_argument("--embedder", default="checkpoints/embedder.pt")
    options.add_argument("--branch", default="checkpoints/branch.pt")
    options.add_argument("--views", default="checkpoints/views")
    options.add_argument("--out", default="checkpoints/parts.pt")
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    seed_all(args.seed)

    embedder = average_of(args.embedder, embedder_for).to(device())
    branch = average_of(args.branch, branch_for).to(device())
    data, worn = GarmentSet(f"{args.data}/garments", args.flatlay), WornSet(f"{args.data}/parsing")
    features = {name: means_of(branch.net, views_of(args.views, name)) for name in (*BATCH, "val")}
    numbers = lambda values: torch.as_tensor(values, device=device()).long()
    kinds = fit_kinds(features, numbers(data.kinds["train"]), numbers(data.categories), numbers(worn.labels), numbers(worn.categories))
    details = fit_details(features["lying"][..., 1280:])
    model = Describer(embedder, branch, kinds, details, torch.nn.ModuleDict())
    print(f"val {evaluate(model, features['val'][0], numbers(data.kinds['val']))}")
    torch.save({"kinds": kinds.state_dict(), "details": details.state_dict()}, args.out)


if __name__ == "__main__":
    main()
