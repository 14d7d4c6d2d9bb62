"""First masks for photos of one garment on plain ground: python flatlay_masks.py --data DIR

GrabCut (Rother, Kolmogorov, Blake, SIGGRAPH 2004) seeded by colour: what looks like the photo's rim is
ground. Only photos whose result passes `is_sound` are kept; pixels near an edge are left undecided, so
that the parser learns the inside and finds its own edge. Writes index masks (255: undecided) that
`train_parser.py --flatlay` reads.

With `--parser checkpoints/parser-2.pt`, a second round: photos that have no mask yet get the parser's own,
where that one is sound.
"""

import argparse
import csv
import multiprocessing
import pathlib

import cv2
import numpy as np
import torch
import torch.nn.functional as F

from composites import UNDECIDED
from networks import parser_for
from parsing_data import CLASSES, input_size
from training import average_of

# The garment kinds of the data as classes of the parser.
CLASS_OF_KIND = {
    "Blazer": "outer", "Outwear": "outer", "Dress": "dress", "Skirt": "skirt", "Pants": "pants", "Shorts": "pants",
    "Shoes": "shoes", "Hat": "hat", "Blouse": "top", "Body": "top", "Hoodie": "top", "Longsleeve": "top",
    "Polo": "top", "Shirt": "top", "T-Shirt": "top", "Top": "top", "Undershirt": "top",
}
RIM = 0.04


def ground_distance(lab, rim_px, clusters=4):
    """Distance of each pixel (CIELAB, [h,w,3] float32) to the nearest main colour of the photo's rim."""
    h, w = lab.shape[:2]
    rim = np.concatenate([lab[:rim_px].reshape(-1, 3), lab[-rim_px:].reshape(-1, 3),
                          lab[:, :rim_px].reshape(-1, 3), lab[:, -rim_px:].reshape(-1, 3)])
    stop = (cv2.TERM_CRITERIA_EPS + cv2.TERM_CRITERIA_MAX_ITER, 20, 0.5)
    cv2.setRNGSeed(0)
    _, label, centres = cv2.kmeans(rim, clusters, None, stop, 2, cv2.KMEANS_PP_CENTERS)
    share = np.bincount(label.ravel(), minlength=clusters) / len(rim)
    main = centres[share > 0.12]
    # Lightness counts less: shadows of folds and of the garment lie on the ground too.
    scale = np.array([0.6, 1, 1], np.float32)
    return np.sqrt((((lab[:, :, None] - main) * scale) ** 2).sum(3)).min(2)


def cut_out(image, longest=200):
    """Boolean mask [h,w] of the garment in an RGB photo [h,w,3]."""
    h, w = image.shape[:2]
    scale = longest / max(h, w)
    small = cv2.resize(image, (round(w * scale), round(h * scale)), interpolation=cv2.INTER_AREA)
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    rim_px = max(2, round(RIM * min(small.shape[:2])))
    distance = ground_distance(lab, rim_px)
    cut, _ = cv2.threshold(np.clip(distance * 4, 0, 255).astype(np.uint8), 0, 255, cv2.THRESH_OTSU)
    seeds = np.where(distance * 4 > cut, cv2.GC_PR_FGD, cv2.GC_PR_BGD).astype(np.uint8)
    rim = np.ones(seeds.shape, bool)
    rim[rim_px:-rim_px, rim_px:-rim_px] = False
    seeds[rim & (distance * 4 <= cut)] = cv2.GC_BGD
    seeds[rim & (distance * 4 > cut)] = cv2.GC_PR_BGD
    if (seeds == cv2.GC_PR_FGD).sum() < 50:
        return np.zeros((h, w), bool)
    models = np.zeros((1, 65)), np.zeros((1, 65))
    cv2.setRNGSeed(0)
    cv2.grabCut(small, seeds, None, *models, 5, cv2.GC_INIT_WITH_MASK)
    mask = np.isin(seeds, (cv2.GC_FGD, cv2.GC_PR_FGD)).astype(np.uint8)
    mask = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    return cv2.resize(tidy(mask), (w, h), interpolation=cv2.INTER_LINEAR) > 0.5


def tidy(mask):
    """Regions of at least a fifth of the largest, holes under 2 % of the garment closed; float32."""
    _, label, stats, _ = cv2.connectedComponentsWithStats(mask)
    areas = stats[1:, cv2.CC_STAT_AREA]
    if len(areas) == 0:
        return mask.astype(np.float32)
    kept = np.isin(label, 1 + np.flatnonzero(areas >= areas.max() / 5))
    _, label, stats, _ = cv2.connectedComponentsWithStats((~kept).astype(np.uint8))
    holes = 1 + np.flatnonzero(stats[1:, cv2.CC_STAT_AREA] < 0.02 * kept.sum())
    return (kept | np.isin(label, holes)).astype(np.float32)


def is_sound(mask, pieces):
    """One region (shoes: two), 8–80 % of the photo, hardly any rim touched, and not a scatter of strips."""
    share = mask.mean()
    rim = np.concatenate([mask[0], mask[-1], mask[:, 0], mask[:, -1]]).mean()
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8))
    if count - 1 > pieces or count == 1 or not 0.08 <= share <= 0.8 or rim > 0.08:
        return False
    contours, _ = cv2.findContours(mask.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    area = sum(cv2.contourArea(c) for c in contours)
    hull = sum(cv2.contourArea(cv2.convexHull(c)) for c in contours)
    return area / max(hull, 1) > 0.6 and mask.sum() / max(area, 1) > 0.85


def with_undecided_edge(mask, index):
    """Index mask: the class inside, 0 outside, undecided within 1 % of the long side of the edge."""
    reach = max(1, round(0.01 * max(mask.shape)))
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1,) * 2)
    inner, outer = cv2.erode(mask.astype(np.uint8), kernel), cv2.dilate(mask.astype(np.uint8), kernel)
    return np.where(inner > 0, index, np.where(outer > 0, UNDECIDED, 0)).astype(np.uint8)


def make(task):
    photo, kind, target = task
    cv2.setNumThreads(1)
    image = cv2.cvtColor(cv2.imread(str(photo)), cv2.COLOR_BGR2RGB)
    mask = cut_out(image)
    if not is_sound(mask, 2 if kind == "Shoes" else 1):
        return False
    cv2.imwrite(str(target), with_undecided_edge(mask, CLASSES.index(CLASS_OF_KIND[kind])))
    return True


def parsed(network, image, area=90_112):
    """Boolean mask [h,w]: what the parser takes for anything but ground."""
    h, w = image.shape[:2]
    height, width = input_size(h, w, area)
    small = cv2.resize(image, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32) / 127.5 - 1
    logits = network(torch.tensor(small).permute(2, 0, 1)[None])
    ground = F.interpolate(logits, (h, w), mode="bilinear").argmax(1)[0].numpy() == 0
    return tidy((~ground).astype(np.uint8)) > 0.5


@torch.no_grad()
def second_round(checkpoint, tasks):
    """How many photos without a mask got one from the parser."""
    network = average_of(checkpoint, parser_for)
    made = 0
    for photo, kind, target in tasks:
        if target.exists():
            continue
        mask = parsed(network, cv2.cvtColor(cv2.imread(str(photo)), cv2.COLOR_BGR2RGB))
        if is_sound(mask, 2 if kind == "Shoes" else 1):
            cv2.imwrite(str(target), with_undecided_edge(mask, CLASSES.index(CLASS_OF_KIND[kind])))
            made += 1
    return made


def first_round(tasks):
    with multiprocessing.Pool() as pool:
        return sum(pool.imap_unordered(make, tasks, chunksize=16))


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--out", default="checkpoints/flatlay")
    options.add_argument("--parser", help="checkpoint of a parser, for the second round")
    args = options.parse_args()
    root, out = pathlib.Path(args.data) / "garments", pathlib.Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    with open(root / "labels.csv", newline="") as rows:
        tasks = [(root / "photos" / f"{r['image']}.jpg", r["label"], out / f"{r['image']}.png")
                 for r in csv.DictReader(rows) if r["split"] == "train"]
    kept = second_round(args.parser, tasks) if args.parser else first_round(tasks)
    print(f"{kept} of {len(tasks)} photos gave a sound mask")


if __name__ == "__main__":
    main()
