"""Trains the attribute heads on the two trained branches: python train_attributes.py --data DIR --demo DIR

Labels were given by eye (`scripts/eval/labels/attributes.csv`); the drawn demo catalog, whose patterns are known
exactly, joins the training. The branches stay as they are; each head chooses where on the garment to look
(attention pooling, Ilse et al., ICML 2018) and is kept as it was at its best macro F1 on the validation part.
"""

import argparse
import csv
import json
import pathlib

import cv2
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from composites import UNDECIDED, box_of
from embed_data import centre, read_rgb, square, to_tensor, view
from flatlay_masks import cut_out, is_sound
from networks import CROP_PX as SIZE
from networks import AttributeHead, Describer, branch_for, embedder_for
from training import average_of, device, seed_all

VALUES = {
    "sleeve": ["none", "short", "long"],
    "neckline": ["collarless", "collar", "hood", "high"],
    "pattern": ["plain", "graphic", "striped", "checked", "print"],
    "length": ["short", "medium", "long"],
}
# What was seen and is not told apart; what is not named here or above (straps, colour blocks) stays out.
FOLD = {"round": "collarless", "v": "collarless"}
DRAWN_PATTERNS = {"plain": "plain", "melange": "plain", "stripe": "striped", "check": "checked", "print": "print",
                  "dot": "print"}
UNKNOWN = -1
# What the kind of a lying garment says: true of at least 96 % of those looked at by eye.
IMPLIED = {
    "T-Shirt": {"sleeve": "short"}, "Undershirt": {"sleeve": "none"}, "Longsleeve": {"sleeve": "long"},
    "Hoodie": {"sleeve": "long", "neckline": "hood"}, "Polo": {"neckline": "collar"}, "Shirt": {"neckline": "collar"},
}
IMPLIED_EACH = 50


def lying(photo, mask):
    """Stored crop of a single garment: by its mask, by GrabCut, or the whole photo."""
    image = read_rgb(photo)
    if mask.exists():
        index = cv2.imread(str(mask), cv2.IMREAD_GRAYSCALE)
        found = (index > 0) & (index != UNDECIDED)
    else:
        found = cut_out(image)
        if not is_sound(found, 2):
            found = np.ones(image.shape[:2], bool)
    return square(image, np.where(found, 255, 0).astype(np.uint8), box_of(found))


def boxed(photo, crop):
    """Stored crop of the box "x y width height", in fractions of the photo."""
    image = read_rgb(photo)
    h, w = image.shape[:2]
    x, y, width, height = (float(v) for v in crop.split())
    box = (x * w, y * h, (x + width) * w, (y + height) * h)
    return square(image, np.full((h, w), 255, np.uint8), box)


def index_of(row):
    seen = {name: FOLD.get(row.get(name), row.get(name)) for name in VALUES}
    return [values.index(seen[name]) if seen[name] in values else UNKNOWN for name, values in VALUES.items()]


def labelled(csv_file, data, flatlay):
    """``{part: (crops, labels [n,attributes])}`` and the names of the photos."""
    parts, names = {}, set()
    with open(csv_file, newline="") as rows:
        for row in csv.DictReader(rows):
            photo = pathlib.Path(data) / row["source"] / "photos" / f"{row['image']}.jpg"
            crop = boxed(photo, row["crop"]) if row["crop"] else lying(photo, pathlib.Path(flatlay) / f"{row['image']}.png")
            crops, labels = parts.setdefault(row["part"], ([], []))
            crops.append(crop)
            labels.append(index_of(row))
            names.add(row["image"])
    return parts, names


def implied(garments, flatlay, taken):
    """Crops of training garments that nobody looked at, and what their kinds say of them."""
    with open(pathlib.Path(garments) / "labels.csv", newline="") as rows:
        free = [r for r in csv.DictReader(rows) if r["split"] == "train" and r["image"] not in taken]
    chosen = [r for kind in IMPLIED for r in [r for r in free if r["label"] == kind][:IMPLIED_EACH]]
    crops = [lying(pathlib.Path(garments) / "photos" / f"{r['image']}.jpg", pathlib.Path(flatlay) / f"{r['image']}.png")
             for r in chosen]
    return crops, [index_of(IMPLIED[r["label"]]) for r in chosen]


def drawn(folder):
    """Crops of the demo catalog and their patterns."""
    items = json.loads((pathlib.Path(folder) / "items.json").read_text())
    chosen = [i for i in items if i["category"] in ("top", "outer", "dress", "skirt", "pants") and i["pattern"] in DRAWN_PATTERNS]
    crops = [boxed(pathlib.Path(folder) / i["file"], " ".join(str(i["box"][k]) for k in ("x", "y", "width", "height")))
             for i in chosen]
    return crops, [index_of({"pattern": DRAWN_PATTERNS[i["pattern"]]}) for i in chosen]


@torch.no_grad()
def features_of(describer, crops, make):
    found = []
    for start in range(0, len(crops), 16):
        found.append(describer.features(to_tensor([make(c, SIZE) for c in crops[start : start + 16]]).to(device())).half())
    return torch.cat(found)


def macro_f1(guess, truth, count):
    scores = []
    for value in range(count):
        actual, said = truth == value, guess == value
        if actual.any():
            scores.append((2 * (actual & said).sum() / (actual.sum() + said.sum())).item())
    return sum(scores) / len(scores)


def fit(features, labels, checked, truth, count, epochs):
    """(head at its best, macro F1 on what is checked)."""
    head = AttributeHead(features.shape[1], count).to(device())
    share = torch.bincount(labels, minlength=count).float()
    weights = (share.sum() / (share + 5)).sqrt()
    optimiser = torch.optim.AdamW(head.parameters(), lr=4e-4, weight_decay=0.1)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimiser, epochs)
    best, kept = -1, None
    for _ in range(epochs):
        head.train()
        for batch in torch.randperm(len(features)).split(64):
            loss = F.cross_entropy(head(features[batch].float()), labels[batch], weight=weights / weights.mean(), label_smoothing=0.05)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
        schedule.step()
        head.eval()
        with torch.no_grad():
            guess = torch.cat([head(part.float()) for part in checked.split(64)]).argmax(1)
        score = macro_f1(guess, truth, count)
        if score > best:
            best, kept = score, {k: v.clone() for k, v in head.state_dict().items()}
    head.load_state_dict(kept)
    return head.eval(), best


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--labels", default="../eval/labels/attributes.csv")
    options.add_argument("--demo", default="../../.cache/demo", help="the drawn catalog, made by `npm run demo-catalog`")
    options.add_argument("--flatlay", default="checkpoints/flatlay")
    options.add_argument("--embedder", default="checkpoints/embedder.pt")
    options.add_argument("--branch", default="checkpoints/branch.pt")
    options.add_argument("--out", default="checkpoints/attributes.pt")
    options.add_argument("--views", type=int, default=4, help="changed views of each crop, beside the crop itself")
    options.add_argument("--epochs", type=int, default=8)
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    seed_all(args.seed)

    branches = average_of(args.embedder, embedder_for), average_of(args.branch, branch_for)
    describer = Describer(*branches, [None] * 4, None).to(device())
    parts, names = labelled(args.labels, args.data, args.flatlay)
    more = implied(f"{args.data}/garments", args.flatlay, names)
    crops, labels = (a + b + c for a, b, c in zip(parts["train"], more, drawn(args.demo)))
    print(f"{len(crops)} crops to train with, {len(parts['val'][0])} to choose by", flush=True)
    makes = [centre] + [view] * args.views
    features = torch.cat([features_of(describer, crops, make) for make in makes])
    labels = torch.tensor(labels).repeat(len(makes), 1)
    checked, truth = features_of(describer, parts["val"][0], centre), torch.tensor(parts["val"][1])
    heads = nn.ModuleDict()
    for column, (name, values) in enumerate(VALUES.items()):
        mine, theirs = labels[:, column] != UNKNOWN, truth[:, column] != UNKNOWN
        heads[name], score = fit(features[mine], labels[mine, column], checked[theirs], truth[theirs, column], len(values), args.epochs)
        print(f"{name}: macro F1 {score:.3f} of {int(theirs.sum())} in the validation part", flush=True)
    torch.save({"heads": heads.state_dict(), "values": VALUES}, args.out)


if __name__ == "__main__":
    main()
