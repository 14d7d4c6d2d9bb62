"""Trains the stock parser in two stages.

python train_parser.py --data DIR --out checkpoints/parser.pt
python train_parser.py --data DIR --out checkpoints/parser-2.pt --start checkpoints/parser.pt --epochs 8

The second stage starts from the first one's averaged weights, keeps the early layers as they are, and
draws photos with rare classes (hat, skirt, dress, accessory) more often.
"""

import argparse
import random

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image

from mobilenet import calibrate
from networks import Parser
from parsing_data import CLASSES, ParsingSet, batch
from training import Average, Checkpoint, Clock, device, seed_all

# About 72k pixels each, so that photos of any shape are met at inference.
SHAPES = [(320, 224), (320, 224), (352, 224), (288, 256), (256, 256)]
CLASS_WEIGHTS = [0.6, 1, 1, 1.2, 1.2, 1.4, 1.4, 1, 1.2, 1.2, 1.5, 1.0]


def loss_of(logits, labels, weights):
    """Cross-entropy plus half a soft Jaccard loss over the classes present, at half the input size."""
    labels = labels[:, ::2, ::2]
    logits = F.interpolate(logits, scale_factor=2, mode="bilinear", align_corners=False)
    probability = logits.softmax(1)
    truth = F.one_hot(labels, len(CLASSES)).permute(0, 3, 1, 2).float()
    overlap = (probability * truth).sum((0, 2, 3))
    union = (probability + truth).sum((0, 2, 3)) - overlap
    present = truth.sum((0, 2, 3)) > 0
    return F.cross_entropy(logits, labels, weight=weights) + 0.5 * (1 - (overlap / (union + 1))[present].mean())


def rarity(data, ids):
    """Sampling weight of each photo: the sum over its classes of 1 / √(photos with that class)."""
    present = np.array([np.bincount(data.pairs[i][1].ravel(), minlength=len(CLASSES)) > 200 for i in ids])
    return (present / np.sqrt(present.sum(0) + 1)).sum(1)


def freeze_early(model, blocks=11):
    """Keeps the first blocks' weights and statistics fixed."""
    for block in model.backbone.blocks[:blocks]:
        block.eval()
        block.requires_grad_(False)


@torch.no_grad()
def evaluate(model, data, ids, height=320, width=224):
    """(IoU per class, pixel accuracy) at the photos' own resolution."""
    model.eval()
    confusion = np.zeros((len(CLASSES),) * 2, np.int64)
    for photo in ids:
        image, mask = data.pairs[photo]
        small = np.asarray(Image.fromarray(image).resize((width, height), Image.BILINEAR), dtype=np.float32) / 127.5 - 1
        logits = model(torch.tensor(small).permute(2, 0, 1)[None].to(device()))
        guess = F.interpolate(logits, mask.shape, mode="bilinear", align_corners=False).argmax(1)[0].cpu().numpy()
        pairs = mask.astype(int).ravel() * len(CLASSES) + guess.ravel()
        confusion += np.bincount(pairs, minlength=confusion.size).reshape(confusion.shape)
    hits = np.diag(confusion)
    return hits / (confusion.sum(0) + confusion.sum(1) - hits + 1e-9), hits.sum() / confusion.sum()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--out", default="checkpoints/parser.pt")
    options.add_argument("--epochs", type=int, default=26)
    options.add_argument("--batch", type=int, default=8)
    options.add_argument("--start", help="averaged weights of a first stage to go on from")
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    seed_all(args.seed)

    data = ParsingSet(f"{args.data}/parsing")
    train = list(data.splits["train"])
    model = Parser(len(CLASSES), f"{args.data}/init/mobilenet_v2_imagenet.npz").to(device(), memory_format=torch.channels_last)
    if args.start:
        model.load_state_dict(torch.load(args.start, map_location=device())["average"])
    else:
        calibrate(model.backbone, [batch(data, random.sample(train, 8), 320, 224)[0].to(device()) for _ in range(3)])
    weight_of = rarity(data, train) if args.start else None
    average = Average(model)
    heads = [p for n, p in model.named_parameters() if not n.startswith("backbone.")]
    groups = [{"params": model.backbone.parameters(), "lr": 3e-4}, {"params": heads, "lr": 1e-3}]
    optimiser = torch.optim.AdamW(groups, weight_decay=1e-2)
    steps = args.epochs * (len(train) // args.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [5e-4, 1.5e-3], total_steps=steps, pct_start=0.1)
    checkpoint = Checkpoint(args.out, model=model, average=average.model, optimiser=optimiser, schedule=schedule)
    first = checkpoint.resume()
    clock, weights = Clock(first, args.epochs), torch.tensor(CLASS_WEIGHTS, device=device())

    for epoch in range(first, args.epochs):
        model.train()
        if args.start:
            freeze_early(model)
            order = random.choices(train, weight_of, k=len(train))
        else:
            order = random.sample(train, len(train))
        losses = []
        for start in range(0, len(order) - args.batch + 1, args.batch):
            images, labels = batch(data, order[start : start + args.batch], *random.choice(SHAPES))
            loss = loss_of(model(images.to(device(), memory_format=torch.channels_last)), labels.to(device()), weights)
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            schedule.step()
            average.update(model)
            losses.append(loss.item())
        checkpoint.save(epoch)
        message = f"loss {np.mean(losses):.3f}"
        if epoch % 6 == 5 or epoch == args.epochs - 1:
            iou, accuracy = evaluate(average.model, data, data.splits["val"])
            message += f" · val mIoU {iou.mean():.3f} accuracy {accuracy:.3f} · "
            message += " ".join(f"{n}:{v:.2f}" for n, v in zip(CLASSES, iou))
        clock.say(epoch, message)


if __name__ == "__main__":
    main()
