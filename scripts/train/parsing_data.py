"""Street photos with pixel labels, folded from 59 source labels to the 12 classes of the product."""

import csv
import json
import pathlib
import random

import numpy as np
import torch
from PIL import Image

from composites import UNDECIDED, laid_on

# Pixels the parser looks at in use, whatever the photo's shape: more than it is trained with.
AREA_PX = 512 * 320
CLASSES = ["background", "skin", "hair", "top", "outer", "dress", "skirt", "pants", "shoes", "bag", "hat", "accessory"]

# Every source label not named here (belt, glasses, scarf, tie, …) is an accessory.
FOLD = {
    "background": ["background", "null"],
    "skin": ["skin"],
    "hair": ["hair"],
    "top": ["blouse", "bodysuit", "bra", "cardigan", "hoodie", "intimate", "jumper", "shirt", "sweater", "sweatshirt",
            "t-shirt", "top", "vest", "swimwear"],
    "outer": ["blazer", "cape", "coat", "jacket", "suit"],
    "dress": ["dress", "romper"],
    "skirt": ["skirt"],
    "pants": ["jeans", "leggings", "panties", "pants", "shorts", "stockings", "tights"],
    "shoes": ["boots", "clogs", "flats", "heels", "loafers", "pumps", "sandals", "shoes", "sneakers", "wedges", "socks"],
    "bag": ["bag", "purse", "wallet"],
    "hat": ["hat"],
}


def fold_table(source_labels):
    """Look-up table [256] uint8 from source label index to class index."""
    class_of = {name: CLASSES.index(target) for target, names in FOLD.items() for name in names}
    table = np.full(256, CLASSES.index("accessory"), np.uint8)
    for index, name in enumerate(source_labels):
        table[index] = class_of.get(name, CLASSES.index("accessory"))
    return table


class ParsingSet:
    """All photos and folded masks in memory; ``splits`` maps split name to photo ids."""

    def __init__(self, folder):
        root = pathlib.Path(folder)
        table = fold_table(json.loads((root / "labels.json").read_text()))
        self.splits = {}
        with open(root / "split.csv", newline="") as rows:
            for row in csv.DictReader(rows):
                self.splits.setdefault(row["split"], []).append(row["id"])
        self.pairs = {}
        for ids in self.splits.values():
            for photo in ids:
                image = np.asarray(Image.open(root / "photos" / f"{photo}.jpg").convert("RGB"))
                self.pairs[photo] = (image, table[np.asarray(Image.open(root / "masks" / f"{photo}.png"))])


def input_size(height, width, area=AREA_PX):
    """Sides in multiples of 32 near the area that keep the photo's shape, as the app chooses them."""
    scale = (area / (height * width)) ** 0.5
    return tuple(max(32, round(side * scale / 32) * 32) for side in (height, width))


def turn(image, mask, degrees):
    """Both turned about their centre; what comes in from outside is undecided."""
    fill = tuple(int(v) for v in image[:4].mean((0, 1)))
    turned = Image.fromarray(image).rotate(degrees, Image.BILINEAR, fillcolor=fill)
    return np.asarray(turned), np.asarray(Image.fromarray(mask).rotate(degrees, Image.NEAREST, fillcolor=UNDECIDED))


def augment(image, mask, height, width):
    """Random turn, crop, flip, light, saturation and tint; returns float [h,w,3] in −1..1 and labels [h,w]."""
    if random.random() < 0.3:
        image, mask = turn(image, mask, random.uniform(-12, 12))
    h, w = mask.shape
    scale = random.uniform(0.45, 1.0) if random.random() < 0.75 else 1.0
    aspect = width / height * random.uniform(0.85, 1.18)
    ch = int(min(h, w / aspect) * scale) if scale < 1 else h
    cw = int(min(w, ch * aspect)) if scale < 1 else w
    y, x = random.randint(0, h - ch), random.randint(0, w - cw)
    box = (x, y, x + cw, y + ch)
    a = np.asarray(Image.fromarray(image).resize((width, height), Image.BILINEAR, box=box), dtype=np.float32)
    b = np.asarray(Image.fromarray(mask).resize((width, height), Image.NEAREST, box=box))
    if random.random() < 0.5:
        a, b = a[:, ::-1], b[:, ::-1]
    a = a * random.uniform(0.65, 1.35) + random.uniform(-20, 20)
    grey = a.mean(2, keepdims=True)
    a = grey + (a - grey) * random.uniform(0.5, 1.5)
    a = a * np.array([random.uniform(0.9, 1.1) for _ in range(3)], np.float32)
    return np.clip(a, 0, 255) / 127.5 - 1, b


class FlatlaySet:
    """Photos of single garments with the masks of `flatlay_masks.py`, in memory; each can lend its ground."""

    def __init__(self, photos, masks):
        self.pairs = {}
        for path in sorted(pathlib.Path(masks).glob("*.png")):
            image = Image.open(pathlib.Path(photos) / f"{path.stem}.jpg").convert("RGB")
            self.pairs[path.stem] = (np.asarray(image), np.asarray(Image.open(path)))
        self.names = list(self.pairs)

    def sample(self, count, composites=0.5):
        """Pairs drawn at random; a share of them lies on another photo's ground."""
        drawn = [self.pairs[name] for name in random.sample(self.names, count)]
        return [laid_on(*pair, *self.pairs[random.choice(self.names)]) if random.random() < composites else pair
                for pair in drawn]


def batch(pairs, height, width):
    """Changed views of (photo, mask) pairs as images [n,3,h,w] and labels [n,h,w]."""
    pairs = [augment(*pair, height, width) for pair in pairs]
    images = torch.tensor(np.stack([p[0] for p in pairs])).permute(0, 3, 1, 2).float().contiguous()
    return images, torch.tensor(np.stack([p[1] for p in pairs]).copy()).long()
