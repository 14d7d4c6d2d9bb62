"""Fits the parts that both branches make together: python train_parts.py --data DIR

All are fitted to fixed features of both (decoupled training of the classifier, Kang et al., ICLR 2020): the projections
that were trained with the networks have seen their features change and fit the training photos too well. Kinds are
scored by a linear discriminant and by known garments that look alike, which err differently; categories by a
discriminant of all that is known of garments and of what is none. The look part is made
of principal components, which keep what tells garments apart that no label names.
"""

import argparse

import torch
import torch.nn.functional as F

from embed_data import CATEGORIES, GarmentSet, WornSet
from kept_views import views_of
from networks import Categories, Describer, Discriminant, Look, Memory, branch_for, embedder_for, units_of
from training import average_of, device, figures

SETS = ("lying", "worn", "nothing")
# What the spread within classes is raised by, in its mean variance.
RIDGE = 20.0
# Scale of the discriminants' logits: few garments and many views of each make them too sure.
CERTAINTY = 0.2
# Log of how much more of what is no garment there is than among the crops; few of all things are.
NOTHING = 1.6
# Power of its deviation that each component of the look is divided by.
EVENING = 0.45


@torch.no_grad()
def means_of(net, views):
    """[views,n,2560] float16: mean features of both branches."""
    late = lambda early: torch.cat([
        net.late(torch.tensor(early[k : k + 64]).float().to(device())).mean((2, 3)).half() for k in range(0, len(early), 64)
    ])
    return torch.stack([torch.cat([torch.tensor(v.first[:]).to(device()), late(v.early)], 1) for v in views])


def log_shares_of(truth, classes):
    """Log share [classes] of each class among those of ``truth`` [n]."""
    return (truth.bincount(minlength=classes) / len(truth)).log()


@torch.no_grad()
def fit_discriminant(rows, truth, prior):
    """A `Discriminant` for unit features [n,2560] of known class ``truth`` [n]; ``prior`` [classes] is added to its logits.

    The spread within classes is held far from zero (regularised discriminant analysis, Friedman, 1989).
    """
    means = torch.stack([rows[truth == k].mean(0) for k in range(len(prior))])
    within = rows - means[truth]
    spread = within.T @ within / len(within)
    directions = torch.linalg.solve(spread + RIDGE * spread.diagonal().mean() * torch.eye(len(spread), device=rows.device), means.T).T
    model = Discriminant(len(prior)).to(rows.device)
    model.kind.weight.copy_(CERTAINTY * directions)
    model.kind.bias.copy_(prior - CERTAINTY * (directions * means).sum(1) / 2)
    return model.eval()


def fit_kinds(rows, kinds):
    """A `Discriminant` of lying garments [n,2560] of known ``kinds`` [n]."""
    return fit_discriminant(rows, kinds, CERTAINTY * log_shares_of(kinds, int(kinds.max()) + 1))


@torch.no_grad()
def fit_categories(rows, classes, category_of):
    """A `Categories` for what is of known ``classes`` [n], each in the category that ``category_of`` [classes] says."""
    prior = log_shares_of(classes, len(category_of))
    prior[category_of == CATEGORIES.index("nothing")] += NOTHING
    model = Categories(len(CATEGORIES), len(category_of)).to(rows.device)
    model.classes = fit_discriminant(rows, classes, prior)
    model.members.weight.copy_(F.one_hot(category_of, len(CATEGORIES)).T)
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


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--flatlay", default="checkpoints/flatlay")
    options.add_argument("--embedder", default="checkpoints/embedder.pt")
    options.add_argument("--branch", default="checkpoints/branch.pt")
    options.add_argument("--views", default="checkpoints/views")
    options.add_argument("--out", default="checkpoints/parts.pt")
    args = options.parse_args()

    embedder = average_of(args.embedder, embedder_for).to(device())
    branch = average_of(args.branch, branch_for).to(device())
    data, worn = GarmentSet(f"{args.data}/garments", args.flatlay), WornSet(f"{args.data}/parsing")
    features = {name: means_of(branch.net, views_of(args.views, embedder, name)) for name in (*SETS, "val")}
    rows = {name: units_of(features[name].float().flatten(0, 1)) for name in SETS}
    numbers = lambda values: torch.as_tensor(values, device=device()).long()
    kinds, labels = numbers(data.kinds["train"]), numbers(worn.labels)
    # Kinds, then source labels, then nothing.
    category_of = numbers([*data.categories, *worn.categories, CATEGORIES.index("nothing")])
    classes = torch.cat([
        kinds.repeat(len(features["lying"])), len(data.names) + labels.repeat(len(features["worn"])),
        torch.full((len(rows["nothing"]),), len(category_of) - 1, device=device()),
    ])
    categories = fit_categories(torch.cat([rows[name] for name in SETS]), classes, category_of)
    discriminant = fit_kinds(rows["lying"], kinds.repeat(len(features["lying"])))
    # Unchanged crops: what they differ in is what garments differ in.
    look = fit_look(torch.cat([features[name][0] for name in SETS]))
    memory = remember(look(features["lying"][0].float()), kinds, len(data.names))
    parts = {"categories": categories, "look": look, "discriminant": discriminant, "memory": memory}
    model = Describer(embedder, branch, parts.values(), torch.nn.ModuleDict())
    print(f"val {evaluate(model, features['val'][0], numbers(data.kinds['val']))}")
    torch.save({name: part.state_dict() for name, part in parts.items()}, args.out)


if __name__ == "__main__":
    main()
