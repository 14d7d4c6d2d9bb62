"""Trains the stock embedder: python train_embedder.py --data DIR --flatlay checkpoints/flatlay

This is the first of two branches (`train_branch.py` is the other). It learns two things at once. Kinds, by
cosine softmax (Wang et al., NormFace, ACM MM 2017), over the kinds of lying garments, the source labels of worn
ones, and the upper categories of all, where parts of photos without any garment are a category of their own. Looks:
one garment's views are held together and others apart (NT-Xent, Chen et al., SimCLR, ICML 2020).
"""

import argparse
import random

import numpy as np
import torch
import torch.nn.functional as F

from embed_data import CATEGORIES, GarmentSet, NothingSet, WornSet, centre, to_tensor, view
from mobilenet import calibrate
from networks import CROP_PX as SIZE
from networks import Embedder
from training import Average, Checkpoint, Clock, descend, device, seed_all

# Small first, larger in the last third (Tan, Le, EfficientNetV2, ICML 2021).
FIRST_SIZE = 128
TEMPERATURE = 0.1
SHARES = ((1, 0), (0, 1), (0.7, 0.3))


def contrast(vectors):
    """NT-Xent over [2n,d] unit vectors whose rows k and k+n show the same garment."""
    n = len(vectors) // 2
    similarity = vectors @ vectors.T / TEMPERATURE
    similarity = similarity - torch.eye(2 * n, device=vectors.device) * 1e4
    partner = torch.arange(2 * n, device=vectors.device).roll(n)
    return F.cross_entropy(similarity, partner)


def mixed(images, count):
    """The first ``count`` images blended with one another (Zhang et al., mixup, ICLR 2018): (images, order, share)."""
    share, order = np.random.beta(0.4, 0.4), torch.randperm(count)
    blend = images.clone()
    blend[:count] = share * images[:count] + (1 - share) * images[order]
    return blend, order, share


def loss_of(model, images, kinds, labels, categories):
    """Of one batch of two views each: ``images`` [2n,…], first views, then second ones.

    Of n the first have one of the ``kinds``, the next one of the ``labels``, the rest show nothing; all have a
    category. In every other batch the first views of those with a kind are blended, and tell no looks apart.
    """
    own, worn, n = len(kinds), len(labels), len(categories)
    is_blended = random.random() < 0.5
    order, share = torch.arange(own), 1.0
    if is_blended:
        images, order, share = mixed(images, own)
    kind, look = model.parts(images)
    first, second = kind.chunk(2)
    entropy = lambda scores, truth: F.cross_entropy(scores, truth, label_smoothing=0.1)
    by_kind = (share * entropy(model.kind(first[:own]), kinds) + (1 - share) * entropy(model.kind(first[:own]), kinds[order])
               + entropy(model.kind(second[:own]), kinds)) / 2
    by_label = entropy(model.label(torch.cat([first[own : own + worn], second[own : own + worn]])), labels.repeat(2))
    plain = torch.cat([first[own:], second])
    by_category = entropy(model.category(plain), torch.cat([categories[own:], categories]))
    loss = by_kind + 0.3 * by_label + 0.3 * by_category
    return loss if is_blended else loss + 0.4 * contrast(look.view(2, n, -1)[:, : own + worn].flatten(0, 1))


@torch.no_grad()
def describe(model, crops, size=SIZE, make=centre):
    """(kind parts, look parts, kind logits) of stored crops."""
    model.eval()
    found = []
    for start in range(0, len(crops), 32):
        parts = model.parts(to_tensor([make(c, size) for c in crops[start : start + 32]]).to(device()))
        found.append([part.cpu() for part in (*parts, model.kind(parts[0]))])
    return [torch.cat(part) for part in zip(*found)]


def likeness(these, those, shares):
    return sum(share * (a @ b.T) for share, a, b in zip(shares, these, those))


def evaluate(model, data, split):
    """Figures by shares of the parts; the app's own measures are in `npm run eval`."""
    crops, truth = data.crops[split], torch.tensor(data.kinds[split])
    *parts, logits = describe(model, crops)
    *changed, _ = describe(model, crops, make=view)
    top = logits.topk(3, 1).indices == truth[:, None]
    said = f"top1 {top[:, 0].float().mean():.3f} top3 {top.any(1).float().mean():.3f}"
    for shares in SHARES:
        near = truth[likeness(parts, parts, shares).fill_diagonal_(-9).topk(10, 1).indices]
        found = (likeness(changed, parts, shares).argmax(1) == torch.arange(len(truth))).float().mean()
        said += f" · {shares}: same kind in ten {(near == truth[:, None]).float().mean():.3f} found again {found:.3f}"
    return said


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", default="../../../shared/data")
    options.add_argument("--flatlay", default="checkpoints/flatlay", help="folder of masks made by flatlay_masks.py")
    options.add_argument("--out", default="checkpoints/embedder.pt")
    options.add_argument("--epochs", type=int, default=12)
    options.add_argument("--batch", type=int, default=24,
                         help="lying garments; a third as many worn ones and a quarter of nothing join; each gives two views")
    options.add_argument("--seed", type=int, default=0)
    args = options.parse_args()
    seed_all(args.seed)

    data, worn = GarmentSet(f"{args.data}/garments", args.flatlay), WornSet(f"{args.data}/parsing")
    nothing = NothingSet(f"{args.data}/parsing")
    crops, kinds = data.crops["train"], data.kinds["train"]
    print(f"{len(crops)} lying garments, {len(worn.crops)} worn articles of {len(worn.names)} labels, "
          f"{len(nothing.crops)} of nothing", flush=True)
    model = Embedder(len(data.names), len(worn.names), len(CATEGORIES), f"{args.data}/init/mobilenet_v2_imagenet.npz")
    model = model.to(device(), memory_format=torch.channels_last)
    calibrate(model.backbone, [to_tensor([view(c, SIZE) for c in random.choices(crops, k=32)]).to(device()) for _ in range(3)])
    average = Average(model, 0.998)
    backbone = [p for p in model.backbone.parameters() if p.requires_grad]
    heads = [p for part in (model.project, model.kind, model.label, model.category) for p in part.parameters()]
    optimiser = torch.optim.AdamW([{"params": backbone}, {"params": heads}], weight_decay=4e-2)
    steps = args.epochs * (len(crops) // args.batch)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, [6e-4, 2e-3], total_steps=steps, pct_start=0.12)
    checkpoint = Checkpoint(args.out, model=model, average=average.model, optimiser=optimiser, schedule=schedule)
    first = checkpoint.resume()
    clock = Clock(first, args.epochs)

    for epoch in range(first, args.epochs):
        model.train()
        size = SIZE if epoch >= args.epochs * 2 // 3 else FIRST_SIZE
        order = np.random.permutation(len(crops))
        losses = []
        for start in range(0, len(order) - args.batch + 1, args.batch):
            mine = order[start : start + args.batch]
            other = np.random.choice(len(worn.crops), args.batch // 3, replace=False)
            none = np.random.choice(len(nothing.crops), args.batch // 4, replace=False)
            chosen = [*crops[mine], *worn.crops[other], *nothing.crops[none]]
            images = to_tensor([view(c, size) for c in (*chosen, *chosen)]).to(device())
            categories = np.concatenate([data.categories[kinds[mine]], worn.categories[worn.labels[other]],
                                         np.full(len(none), CATEGORIES.index("nothing"))])
            loss = loss_of(model, images, *(torch.tensor(t).to(device()) for t in (kinds[mine], worn.labels[other], categories)))
            losses.append(descend(model, loss, optimiser, schedule, average))
        checkpoint.save(epoch)
        message = f"loss {np.mean(losses):.3f}"
        if epoch % 4 == 3 or epoch == args.epochs - 1:
            message += f" · val {evaluate(average.model, data, 'val')}"
        clock.say(epoch, message)


if __name__ == "__main__":
    main()
