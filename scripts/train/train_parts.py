"""Fits the parts that both branches make together: python train_parts.py --data DIR

All are fitted to fixed features of both (decoupled training of the classifier, Kang et al., ICLR 2020): the projections
that were trained with the networks have seen their features change and fit the training photos too well. Kinds are
scored by a linear discriminant and by known garments that look alike, which err differently. The look part is made
of principal components, which keep what tells garments apart that no label names.
"""

import argparse

import torch
import torch.nn.functional as F

from embed_data import CATEGORIES, GarmentSet, WornSet
from kept_views import views_of
from networks import Categories, Describer, Discriminant, Look, Memory, branch_for, embedder_for, sizes_of, units_of
from training import average_of, device, figures, seed_all

BATCH = {"lying": 128, "worn": 48, "nothing": 24}
# What the spread within kinds is raised by, in its mean variance.
RIDGE = 20.0
# Scale of the discriminant's logits: few garments and many views of each make it too sure.
CERTAINTY = 0.2
# Power of its deviation that each component of the look is divided by.
EVENING = 0.45


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


def fit_categories(features, kinds, kind_categories, labels, label_categories, epochs=12):
    """A `Categories` for ``features`` by set ("lying", "worn", "nothing"), whose inputs need no scaling."""
    lying = features["lying"].float().flatten(0, 1)
    mean, deviation = lying.mean(0), lying.std(0) + 1e-3
    model = Categories(int(kinds.max()) + 1, int(labels.max()) + 1, len(CATEGORIES)).to(lying.device)
    steps = epochs * len(lying) // BATCH["lying"]
    optimiser = torch.optim.AdamW(model.parameters(), weight_decay=0.1)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, 1e-3, total_steps=steps)
    entropy = lambda scores, truth: F.cross_entropy(scores, truth, label_smoothing=0.1)
    for _ in range(steps):
        drawn = {name: draw(features[name], count) for name, count in BATCH.items()}
        unit = model.unit(F.dropout((torch.cat([rows for rows, _ in drawn.values()]) - mean) / deviation, 0.5))
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
def fit_discriminant(views, kinds, classes):
    """A `Discriminant` for mean features [views,n,2560] of garments of known ``kinds`` [n].

    The spread within kinds is held far from zero (regularised discriminant analysis, Friedman, 1989).
    """
    rows, truth = units_of(views.float().flatten(0, 1)), kinds.repeat(len(views))
    means = torch.stack([rows[truth == kind].mean(0) for kind in range(classes)])
    within = rows - means[truth]
    spread = within.T @ within / len(within)
    directions = torch.linalg.solve(spread + RIDGE * spread.diagonal().mean() * torch.eye(len(spread), device=rows.device), means.T).T
    prior = truth.bincount(minlength=classes) / len(truth)
    model = Discriminant(classes).to(rows.device)
    model.kind.weight.copy_(CERTAINTY * directions)
    model.kind.bias.copy_(CERTAINTY * (prior.log() - (directions * means).sum(1) / 2))
    return model.eval()


@torch.no_grad()
def fit_look(means):
    """A `Look` for mean features [n,2560]: components divided by a power of their deviation (Jégou, Chum, ECCV 2012)."""
    rows = units_of(means.float())
    mean = rows.mean(0)
    variance, axes = torch.linalg.eigh((rows - mean).T @ (rows - mean) / len(rows))
    variance, axes = variance[-Look.DIMS :], axes[:, -Look.DIMS :]
    model = Look().to(rows.device)
    model.project.weight.copy_((axes * variance ** (-EVENING / 2)).T)
    model.project.bias.copy_(-model.project.weight @ mean)
    return model.eval()


@torch.no_grad()
def remember(looks, kinds, classes):
    """A `Memory` of garments by their look parts [garments,239] and their ``kinds`` [garments]."""
    model = Memory(classes, len(looks)).to(looks.device)
    model.looks.weight.copy_(looks)
    model.kinds.weight.copy_(F.one_hot(kinds, classes).T)
    return model.eval()


@torch.no_grad()
def evaluate(model, means, truth):
    """Figures of the validation split; the app's own measures are in `npm run eval`."""
    vector, kinds = model.of_means(means.float())
    return figures(kinds, vector @ vector.T, truth)


def kept_categories(checkpoint):
    """A `Categories` that was fitted before."""
    stored = torch.load(checkpoint, map_location=device())
    model = Categories(*sizes_of(stored)).to(device())
    model.load_state_dict(stored)
    return model.eval()


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--flatlay", default="checkpoints/flatlay")
    options.add_argument("--embedder", default="checkpoints/embedder.pt")
    options.add_argument("--branch", default="checkpoints/branch.pt")
    options.add_argument("--views", default="checkpoints/views")
    options.add_argument("--categories", help="categories of `from_onnx.py`, kept instead of fitted anew")
    options.add_argument("--out", default="checkpoints/parts.pt")
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    seed_all(args.seed)

    embedder = average_of(args.embedder, embedder_for).to(device())
    branch = average_of(args.branch, branch_for).to(device())
    data, worn = GarmentSet(f"{args.data}/garments", args.flatlay), WornSet(f"{args.data}/parsing")
    features = {name: means_of(branch.net, views_of(args.views, name)) for name in (*BATCH, "val")}
    numbers = lambda values: torch.as_tensor(values, device=device()).long()
    kinds = numbers(data.kinds["train"])
    categories = kept_categories(args.categories) if args.categories else fit_categories(
        features, kinds, numbers(data.categories), numbers(worn.labels), numbers(worn.categories))
    # Unchanged crops: what they differ in is what garments differ in.
    look = fit_look(torch.cat([features[name][0] for name in BATCH]))
    discriminant = fit_discriminant(features["lying"], kinds, len(data.names))
    memory = remember(look(features["lying"][0].float()), kinds, len(data.names))
    parts = {"categories": categories, "look": look, "discriminant": discriminant, "memory": memory}
    model = Describer(embedder, branch, parts.values(), torch.nn.ModuleDict())
    print(f"val {evaluate(model, features['val'][0], numbers(data.kinds['val']))}")
    torch.save({name: part.state_dict() for name, part in parts.items()}, args.out)


if __name__ == "__main__":
    main()
