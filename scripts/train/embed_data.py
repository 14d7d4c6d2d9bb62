"""Garment crops with their masks: lying or hanging ones by kind, worn ones by source label; and changed views of them.

A crop is kept as RGBA in a square of ``STORED`` px whose middle holds the garment's box with a margin, as
the app crops it; alpha is the garment, so that a view can get another ground.
"""

import csv
import json
import pathlib
import random

import cv2
import numpy as np
import torch

from composites import UNDECIDED, box_of
from flatlay_masks import CLASS_OF_KIND
from parsing_data import CLASSES, fold_table

STORED = 224
MARGIN = 0.08
# Upper-level categories of the embedder: the parser's garments, and what is none.
CATEGORIES = [*CLASSES[CLASSES.index("top") :], "nothing"]
# Source labels of the street photos that are no article of their own.
NO_ARTICLE = {"background", "null", "skin", "hair", "intimate", "accessories"}


def square(image, alpha, box, size=STORED):
    """The box (x0, y0, x1, y1) with its margin, in a square of its border's mean colour: RGBA [size,size,4]."""
    h, w = alpha.shape
    x0, y0, x1, y1 = box
    mx, my = MARGIN * (x1 - x0), MARGIN * (y1 - y0)
    x0, y0, x1, y1 = max(0, int(x0 - mx)), max(0, int(y0 - my)), min(w, int(x1 + mx) + 1), min(h, int(y1 + my) + 1)
    crop, mask = image[y0:y1, x0:x1], alpha[y0:y1, x0:x1]
    border = np.concatenate([crop[0], crop[-1], crop[:, 0], crop[:, -1]]).mean(0)
    side = max(crop.shape[:2])
    canvas = np.zeros((side, side, 4), np.uint8)
    canvas[..., :3] = border.round()
    top, left = (side - crop.shape[0]) // 2, (side - crop.shape[1]) // 2
    canvas[top : top + crop.shape[0], left : left + crop.shape[1]] = np.dstack([crop, mask])
    return cv2.resize(canvas, (size, size), interpolation=cv2.INTER_AREA)


def read_rgb(path):
    return cv2.cvtColor(cv2.imread(str(path)), cv2.COLOR_BGR2RGB)


class GarmentSet:
    """``crops[split]`` RGBA [n,224,224,4]; ``kinds[split]`` class indices; ``categories`` of the kinds.

    Without a mask the whole photo counts.
    """

    def __init__(self, folder, masks):
        root, masks = pathlib.Path(folder), pathlib.Path(masks)
        with open(root / "labels.csv", newline="") as rows:
            records = list(csv.DictReader(rows))
        self.names = sorted({r["label"] for r in records})
        self.categories = np.array([CATEGORIES.index(CLASS_OF_KIND[name]) for name in self.names])
        self.crops, self.kinds = {}, {}
        for split in ("train", "val", "test"):
            mine = [r for r in records if r["split"] == split]
            self.crops[split] = np.stack([self._crop(root, masks, r["image"]) for r in mine])
            self.kinds[split] = np.array([self.names.index(r["label"]) for r in mine])

    def _crop(self, root, masks, name):
        image = read_rgb(root / "photos" / f"{name}.jpg")
        path = masks / f"{name}.png"
        if not path.exists():
            alpha = np.full(image.shape[:2], 255, np.uint8)
            return square(image, alpha, (0, 0, alpha.shape[1], alpha.shape[0]))
        mask = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        # The undecided rim would carry the old ground along.
        alpha = np.where((mask > 0) & (mask != UNDECIDED), 255, 0).astype(np.uint8)
        return square(image, alpha, box_of(alpha))


def read_street(folder):
    """(image, source mask) of each street photo of the training split."""
    root = pathlib.Path(folder)
    with open(root / "split.csv", newline="") as rows:
        for row in csv.DictReader(rows):
            if row["split"] == "train":
                mask = cv2.imread(str(root / "masks" / f"{row['id']}.png"), cv2.IMREAD_GRAYSCALE)
                yield read_rgb(root / "photos" / f"{row['id']}.jpg"), mask


class WornSet:
    """Articles on people in street photos: ``crops`` RGBA, ``labels`` indices; ``categories`` of the labels."""

    def __init__(self, folder, share=0.003):
        names = json.loads((pathlib.Path(folder) / "labels.json").read_text())
        table = fold_table(names)
        crops, labels = [], []
        for image, mask in read_street(folder):
            for label in np.unique(mask):
                alpha = np.where(mask == label, 255, 0).astype(np.uint8)
                if names[label] in NO_ARTICLE or (alpha > 0).mean() < share:
                    continue
                crops.append(square(image, alpha, box_of(alpha)))
                labels.append(label)
        self.names = sorted(set(labels))
        self.categories = np.array([CATEGORIES.index(CLASSES[table[label]]) for label in self.names])
        self.crops, self.labels = np.stack(crops), np.array([self.names.index(label) for label in labels])


def outline(points, roundness=8):
    """[n,2] int32: a closed line through the points [m,2], its corners rounded (Chaikin, 1974)."""
    for _ in range(random.randrange(roundness // 2)):
        after = np.roll(points, -1, 0)
        points = np.stack([0.75 * points + 0.25 * after, 0.25 * points + 0.75 * after], 1).reshape(-1, 2)
    return points.round().astype(np.int32)


def solid(size=STORED):
    """RGBA [size,size,4]: a thing of plain parts that is no garment, upright and alike on both sides, as most goods are."""
    canvas = np.ascontiguousarray(ground(size).astype(np.uint8))
    colour = np.random.uniform(0, 255, 3)
    heights = np.sort(np.random.uniform(0.06, 0.94, random.choice((2, 2, 3, 4)))) * size
    heights[[0, -1]] = random.uniform(0.03, 0.2) * size, random.uniform(0.8, 0.97) * size
    widths = random.uniform(0.08, 0.48) * size * np.random.uniform(0.35 if len(heights) > 2 else 0.9, 1, len(heights))
    left, right = np.stack([size / 2 - widths, heights], 1), np.stack([size / 2 + widths, heights], 1)[::-1]
    cv2.fillPoly(canvas, [outline(np.concatenate([left, right]))], colour.tolist(), cv2.LINE_AA)
    for _ in range(random.randrange(4)):
        # A screen, a label, a lid, a knob.
        x, y = np.random.uniform(0.35, 0.65) * size, np.random.uniform(heights[0], heights[-1])
        half = np.random.uniform(0.03, 0.9, 2) * widths.min()
        part = np.clip(colour + np.random.uniform(-120, 120), 0, 255).tolist()
        if random.random() < 0.5:
            cv2.ellipse(canvas, (round(x), round(y)), (round(half[0]), round(half[1])), 0, 0, 360, part, -1, cv2.LINE_AA)
        else:
            cv2.rectangle(canvas, (round(x - half[0]), round(y - half[1])), (round(x + half[0]), round(y + half[1])), part, -1)
    light = 1 + random.uniform(-0.25, 0.25) * np.linspace(-1, 1, size)[None, :, None]
    return np.dstack([np.clip(canvas * light, 0, 255).astype(np.uint8), np.full((size, size), 255, np.uint8)])


class NothingSet:
    """What is no garment: parts of street photos without one, heads among them, and drawn things of plain parts."""

    def __init__(self, folder, each=3, tries=30, solids=700):
        table = fold_table(json.loads((pathlib.Path(folder) / "labels.json").read_text()))
        crops = []
        for image, mask in read_street(folder):
            classes = table[mask]
            h, w = mask.shape
            head = np.isin(classes, (CLASSES.index("hair"), CLASSES.index("skin")))
            is_garment = classes >= CLASSES.index("top")
            found = 0
            for attempt in range(tries):
                side = random.uniform(0.08, 0.14) * h if attempt % 2 else random.uniform(0.15, 0.5) * min(h, w)
                x, y = random.uniform(0, w - side), random.uniform(0, h - side)
                part = np.s_[int(y) : int(y + side), int(x) : int(x + side)]
                # Every other attempt asks for a head.
                if is_garment[part].mean() > 0.02 or head[part].mean() < (0.45 if attempt % 2 else 0):
                    continue
                crops.append(square(image, np.full((h, w), 255, np.uint8), (x, y, x + side, y + side)))
                found += 1
                if found == each:
                    break
        self.crops = np.stack([*crops, *(solid() for _ in range(solids))])


def ground(size):
    """A random ground: a studio's white, one colour with soft blotches, or stripes of boards."""
    if random.random() < 0.3:
        return np.full((size, size, 3), random.uniform(235, 255))
    colour = np.array([random.uniform(20, 250)] * 3) + np.random.uniform(-35, 35, 3)
    rough = cv2.resize(np.random.normal(0, random.uniform(0, 22), (random.choice((3, 6, 16)),) * 2), (size, size),
                       interpolation=cv2.INTER_CUBIC)
    if random.random() < 0.25:
        rough += np.sin(np.arange(size) / random.uniform(2, 12))[:, None] * random.uniform(4, 20)
    if random.random() < 0.5:
        rough = rough.T
    return np.clip(colour + rough[..., None], 0, 255)


def warp(size):
    """Perspective matrix [3,3] from a stored crop to a view: turn, scale, shift, tilt, flip."""
    angle, scale = np.radians(random.gauss(0, 11)), random.uniform(0.82, 1.3) * size / STORED
    flip = random.choice((-1, 1))
    turn = scale * np.array([[np.cos(angle) * flip, -np.sin(angle)], [np.sin(angle) * flip, np.cos(angle)]])
    slack = 0.12 * size
    matrix = np.eye(3)
    matrix[:2, :2] = turn
    matrix[:2, 2] = size / 2 + np.random.uniform(-slack, slack, 2) - turn @ [STORED / 2, STORED / 2]
    tilt = np.eye(3)
    tilt[2, :2] = np.random.uniform(-0.18, 0.18, 2) / size
    centre = np.eye(3)
    centre[:2, 2] = size / 2
    return centre @ tilt @ np.linalg.inv(centre) @ matrix


def view(crop, size):
    """A changed view of a stored crop: float32 [size,size,3] in −1..1."""
    matrix = warp(size)
    border = crop[0, 0].astype(float)
    warped = cv2.warpPerspective(crop, matrix, (size, size), flags=cv2.INTER_LINEAR,
                                 borderValue=(*border[:3], 0)).astype(np.float32)
    a, alpha = warped[..., :3], warped[..., 3:] / 255
    # Without a mask everything is garment, and the ground stays.
    if crop[..., 3].min() == 0 and random.random() < 0.5:
        a = a * alpha + ground(size) * (1 - alpha)
    a = a * random.uniform(0.7, 1.3) + random.uniform(-14, 14)
    grey = a.mean(2, keepdims=True)
    a = grey + (a - grey) * random.uniform(0.65, 1.35)
    a = a * np.random.uniform(0.92, 1.08, 3)
    if random.random() < 0.15:
        a = cv2.GaussianBlur(a, (0, 0), random.uniform(0.4, 1.4))
    return (np.clip(a, 0, 255) / 127.5 - 1).astype(np.float32)


def centre(crop, size):
    """The crop as the app sees it: float32 [size,size,3] in −1..1."""
    return cv2.resize(crop[..., :3], (size, size), interpolation=cv2.INTER_AREA).astype(np.float32) / 127.5 - 1


def to_tensor(images):
    return torch.tensor(np.stack(images)).permute(0, 3, 1, 2).float().contiguous(memory_format=torch.channels_last)
