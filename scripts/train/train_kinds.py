"""Fits the kind part of the vector anew on the finished embedder: python train_kinds.py --data DIR

The part that was trained together with the network has seen its features change and fits the training photos too
well. Fitted again, to fixed features of both branches, the trained and the initial one, it is better at photos
it has not seen (decoupled training of the classifier, Kang et al., ICLR 2020).
"""

import argparse

import torch
import torch.nn.functional as F

from embed_data import CATEGORIES, GarmentSet, NothingSet, WornSet, centre, to_tensor, view
from networks import CROP_PX as SIZE
from networks import Kinds, embedder_for
from train_embedder import SHARES, likeness
from training import average_of, device, seed_all

BATCH = {"lying": 128, "worn": 48, "nothing": 24}


@torch.no_grad()
def pooled(embedder, crops, make):
    """Means [n,2560] of both branches' feature maps."""
    found = []
    for start in range(0, len(crops), 32):
        images = to_tensor([make(c, SIZE) for c in crops[start : start + 32]]).to(device())
        found.append(embedder.features(images).mean((2, 3)).half())
    return torch.cat(found)


def views_of(embedder, crops, count):
    """[1 + count, n, 2560]: the crops as they are, and changed views of them."""
    return torch.stack([pooled(embedder, crops, make) for make in [centre] + [view] * count])


def draw(features, count):
    """Some rows, each in any of its views: (rows [count,2560], their indices)."""
    index = torch.randint(features.shape[1], (count,), device=features.device)
    seen = torch.randint(len(features), (count,), device=features.device)
    return features[seen, index].float(), index


def fit(features, kinds, kind_categories, labels, label_categories, epochs=12):
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
def evaluate(model, embedder, crops, truth):
    """Figures by shares of the vector's parts; the app's own measures are in `npm run eval`."""
    features = pooled(embedder, crops, centre).float()
    trained, initial = features.chunk(2, 1)
    parts = model(features), embedder.look(trained), embedder.general(initial)
    top = model.kind(parts[0]).topk(3, 1).indices == truth[:, None]
    said = f"top1 {top[:, 0].float().mean():.3f} top3 {top.any(1).float().mean():.3f}"
    for shares in SHARES:
        near = truth[likeness(parts, parts, shares).fill_diagonal_(-9).topk(10, 1).indices]
        said += f" · {shares}: same kind in ten {(near == truth[:, None]).float().mean():.3f}"
    return said


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--flatlay", default="checkpoints/flatlay")
    options.add_argument("--embedder", default="checkpoints/embedder.pt")
    options.add_argument("--out", default="checkpoints/kinds.pt")
    options.add_argument("--seed", type=int, default=1)
    args = options.parse_args()
    seed_all(args.seed)

    embedder = average_of(args.embedder, embedder_for).to(device())
    data, worn = GarmentSet(f"{args.data}/garments", args.flatlay), WornSet(f"{args.data}/parsing")
    nothing = NothingSet(f"{args.data}/parsing")
    features = {
        "lying": views_of(embedder, data.crops["train"], 4),
        "worn": views_of(embedder, worn.crops, 1),
        "nothing": views_of(embedder, nothing.crops, 1),
    }
    numbers = lambda values: torch.as_tensor(values, device=device()).long()
    model = fit(features, numbers(data.kinds["train"]), numbers(data.categories), numbers(worn.labels), numbers(worn.categories))
    print(f"val {evaluate(model, embedder, data.crops['val'], numbers(data.kinds['val']))}")
    torch.save(model.state_dict(), args.out)


if __name__ == "__main__":
    main()
