"""Trains one of the stock parser's two networks; README.md names the commands.

With masks of single lying or hanging garments their photos join in, and street photos with rare classes are drawn more
often. A stage that starts from the averaged weights of one before keeps the first layers as they are.
"""

import argparse
import random

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from mobilenet import calibrate
from networks import backbone_of, Parser
from parsing_data import CLASSES, UNDECIDED, FlatlaySet, ParsingSet, batch, input_size
from training import Average, Checkpoint, Clock, descend, device, seed_all

# Height to width, so that photos of any shape are met at inference.
SHAPES = [1.4, 1.4, 1.7, 1.1, 0.9]
CLASS_WEIGHTS = [0.6, 1, 1, 1.2, 1.2, 1.4, 1.4, 1, 1.2, 1.2, 1.5, 1.0]
FROZEN_BLOCKS = 4


def loss_of(logits, labels, weights):
    """Cross-entropy plus half a soft Jaccard loss over the classes present, at half the input size."""
    labels = labels[:, ::2, ::2]
    logits = F.interpolate(logits, scale_factor=2, mode="bilinear", align_corners=False)
    decided = (labels != UNDECIDED)[:, None]
    probability = logits.softmax(1) * decided
    truth = F.one_hot(labels.where(decided[:, 0], 0), len(CLASSES)).permute(0, 3, 1, 2).float() * decided
    overlap = (probability * truth).sum((0, 2, 3))
    union = (probability + truth).sum((0, 2, 3)) - overlap
    present = truth.sum((0, 2, 3)) > 0
    entropy = F.cross_entropy(logits, labels, weight=weights, ignore_index=UNDECIDED)
    return entropy + 0.5 * (1 - (overlap / (union + 1))[present].mean())


def rarity(data, ids):
    """Sampling weight of each photo: the sum over its classes of 1 / √(photos with that class)."""
    present = np.array([np.bincount(data.pairs[i][1].ravel(), minlength=len(CLASSES)) > 200 for i in ids])
    return (present / np.sqrt(present.sum(0) + 1)).sum(1)


def freeze_early(model, blocks=FROZEN_BLOCKS):
    """Keeps the first blocks' weights and statistics fixed."""
    for block in model.backbone.blocks[:blocks]:
        block.eval()
        block.requires_grad_(False)


@torch.no_grad()
def evaluate(model, data, ids):
    """(IoU per class, pixel accuracy) at the photos' own resolution."""
    model.eval()
    confusion = np.zeros((len(CLASSES),) * 2, np.int64)
    for photo in ids:
        image, mask = data.pairs[photo]
        height, width = input_size(*mask.shape)
        small = np.asarray(Image.fromarray(image).resize((width, height), Image.BILINEAR), dtype=np.float32) / 127.5 - 1
        logits = model(torch.tensor(small).permute(2, 0, 1)[None].to(device()))
        guess = F.interpolate(logits, mask.shape, mode="bilinear", align_corners=False).argmax(1)[0].cpu().numpy()
        pairs = mask.astype(int).ravel() * len(CLASSES) + guess.ravel()
        confusion += np.bincount(pairs, minlength=confusion.size).reshape(confusion.shape)
    hits = np.diag(confusion)
    return hits / (confusion.sum(0) + confusion.sum(1) - hits + 1e-9), hits.sum() / confusion.sum()


def batches(street, flat, weight_of, size):
    """Pairs of one epoch: each street photo about once; with flat-lays, three of eight are those."""
    ids = list(street.splits["train"])
    order = random.sample(ids, len(ids)) if weight_of is None else random.choices(ids, weight_of, k=len(ids))
    extra = round(size * 3 / 8) if flat else 0
    step = size - extra
    for start in range(0, len(order) - step + 1, step):
        chosen = [street.pairs[i] for i in order[start : start + step]]
        yield chosen + (flat.sample(extra) if flat else [])


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--out", default="checkpoints/parser.pt")
    options.add_argument("--backbone", choices=["mobilenet", "efficientnet"], default="mobilenet")
    options.add_argument("--epochs", type=int, default=30)
    options.add_argument("--batch", type=int, default=8)
    options.add_argument("--start", help="averaged weights of a first stage to go on from")
    options.add_argument("--flatlay", help="folder of masks made by flatlay_masks.py")
    options.add_argument("--area", type=int, default=90_112, help="pixels of a training view")
    options.add_argument("--rate", type=float, default=1, help="factor on the learning rate")
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    seed_all(args.seed)

    street = ParsingSet(f"{args.data}/parsing")
    flat = FlatlaySet(f"{args.data}/garments/photos", args.flatlay) if args.flatlay else None
    train = street.splits["train"]
    backbone = backbone_of(args.backbone, f"{args.data}/init/mobilenet_v2_imagenet.npz")
    model = Parser(len(CLASSES), backbone).to(device(), memory_format=torch.channels_last)
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location=device())["average"], strict=False)
        freeze_early(model)
    elif args.backbone == "mobilenet":
        sample = lambda: [street.pairs[i] for i in random.sample(train, 8)]
        calibrate(model.backbone, [batch(sample(), *input_size(1.4, 1, args.area))[0].to(device()) for _ in range(3)])
    weight_of = rarity(street, train) if flat else None
    average = Average(model, 0.998)
    heads = [p for n, p in model.named_parameters() if not n.startswith("backbone.")]
    pretrained = [p for p in model.backbone.parameters() if p.requires_grad]
    optimiser = torch.optim.AdamW([{"params": pretrained}, {"params": heads}], weight_decay=1e-2)
    steps = args.epochs * len(list(batches(street, flat, weight_of, args.batch)))
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [4e-4 * args.rate, 1.2e-3 * args.rate], total_steps=steps, pct_start=0.1)
    checkpoint = Checkpoint(args.out, model=model, average=average.model, optimiser=optimiser, schedule=schedule)
    first = checkpoint.resume()
    clock, weights = Clock(first, args.epochs), torch.tensor(CLASS_WEIGHTS, device=device())

    for epoch in range(first, args.epochs):
        model.train()
        if args.start:
            freeze_early(model)
        losses = []
        for pairs in batches(street, flat, weight_of, args.batch):
            images, labels = batch(pairs, *input_size(random.choice(SHAPES), 1, args.area))
            loss = loss_of(model(images.to(device(), memory_format=torch.channels_last)), labels.to(device()), weights)
            losses.append(descend(model, loss, optimiser, schedule, average))
        checkpoint.save(epoch)
        message = f"loss {np.mean(losses):.3f}"
        if epoch % 4 == 3 or epoch == args.epochs - 1:
            iou, accuracy = evaluate(average.model, street, street.splits["val"])
            message += f" · val mIoU {iou.mean():.3f} accuracy {accuracy:.3f} · "
            message += " ".join(f"{n}:{v:.2f}" for n, v in zip(CLASSES, iou))
        clock.say(epoch, message)


if __name__ == "__main__":
    main()
