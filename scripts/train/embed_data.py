"""Photos of single garments, squared on their own border colour, with light, place and colour changes."""

import csv
import pathlib
import random

import numpy as np
import torch
from PIL import Image

STORED = 240


def square(image, size):
    """Fit into a square filled with the mean of the border, as the app does with a crop."""
    w, h = image.size
    side = max(w, h)
    pixels = np.asarray(image)
    border = np.concatenate([pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]]).mean(0)
    canvas = Image.new("RGB", (side, side), tuple(int(round(v)) for v in border))
    canvas.paste(image, ((side - w) // 2, (side - h) // 2))
    return np.asarray(canvas.resize((size, size), Image.BILINEAR))


class GarmentSet:
    """``pixels[split]`` uint8 arrays [n,240,240,3]; ``kinds[split]`` class indices."""

    def __init__(self, folder):
        root = pathlib.Path(folder)
        with open(root / "labels.csv", newline="") as rows:
            records = list(csv.DictReader(rows))
        self.names = sorted({r["label"] for r in records})
        self.pixels, self.kinds = {}, {}
        for split in ("train", "val", "test"):
            mine = [r for r in records if r["split"] == split]
            photos = [square(Image.open(root / "photos" / f"{r['image']}.jpg").convert("RGB"), STORED) for r in mine]
            self.pixels[split] = np.stack(photos)
            self.kinds[split] = np.array([self.names.index(r["label"]) for r in mine])


def augment(pixels, size):
    """Random crop, turn, flip, light, saturation, slight tint; float32 [size,size,3] in −1..1."""
    side = int(STORED * random.uniform(0.62, 1.0))
    x, y = random.randint(0, STORED - side), random.randint(0, STORED - side)
    image = Image.fromarray(pixels)
    if random.random() < 0.6:
        image = image.rotate(random.uniform(-20, 20), Image.BILINEAR, fillcolor=tuple(int(v) for v in pixels[0, 0]))
    a = np.asarray(image.resize((size, size), Image.BILINEAR, box=(x, y, x + side, y + side)), dtype=np.float32)
    if random.random() < 0.5:
        a = a[:, ::-1]
    a = a * random.uniform(0.7, 1.3) + random.uniform(-12, 12)
    grey = a.mean(2, keepdims=True)
    a = grey + (a - grey) * random.uniform(0.6, 1.4)
    a = a * np.array([random.uniform(0.94, 1.06) for _ in range(3)], np.float32)
    return np.clip(a, 0, 255) / 127.5 - 1


def centre(pixels, size):
    return np.asarray(Image.fromarray(pixels).resize((size, size), Image.BILINEAR), dtype=np.float32) / 127.5 - 1


def to_tensor(images):
    return torch.tensor(np.stack(images)).permute(0, 3, 1, 2).float().contiguous(memory_format=torch.channels_last)
