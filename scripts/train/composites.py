"""A garment cut from its photo and laid on the ground of another one."""

import random

import cv2
import numpy as np

UNDECIDED = 255
WORK = 160


def box_of(mask):
    """(x0, y0, x1, y1) around the true pixels of a mask that has some."""
    rows, columns = np.flatnonzero(mask.any(1)), np.flatnonzero(mask.any(0))
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


def empty_ground(image, mask):
    """The photo [h,w,3] with its garment painted over from around it (Telea, J. Graphics Tools 2004)."""
    h, w = mask.shape
    scale = WORK / max(h, w)
    size = (round(w * scale), round(h * scale))
    hole = cv2.dilate((mask > 0).astype(np.uint8), np.ones((7, 7), np.uint8))
    small = cv2.inpaint(cv2.resize(image, size, interpolation=cv2.INTER_AREA),
                        cv2.resize(hole, size, interpolation=cv2.INTER_NEAREST), 3, cv2.INPAINT_TELEA)
    painted = cv2.resize(small, (w, h), interpolation=cv2.INTER_LINEAR).astype(np.int16)
    painted += np.random.normal(0, random.uniform(0, 6), (h, w, 1)).astype(np.int16)
    return np.where(hole[..., None] > 0, np.clip(painted, 0, 255), image).astype(np.uint8)


def laid_on(image, mask, other, other_mask):
    """The garment of (image, mask) about where the other photo's garment lay: (image, index mask)."""
    garment = np.isin(mask, (0, UNDECIDED), invert=True)
    if not garment.any() or not (other_mask > 0).any():
        return image, mask
    ground = empty_ground(other, other_mask)
    h, w = other_mask.shape
    x0, y0, x1, y1 = box_of(mask > 0)
    left, top, right, bottom = box_of(other_mask > 0)
    scale = random.uniform(0.85, 1.2) * max((right - left) / (x1 - x0), (bottom - top) / (y1 - y0))
    scale = min(scale, 1.05 * w / (x1 - x0), 1.05 * h / (y1 - y0))
    x, y = (left + right) / 2 + random.uniform(-0.04, 0.04) * w, (top + bottom) / 2 + random.uniform(-0.04, 0.04) * h
    place = np.float32([[scale, 0, x - scale * (x0 + x1) / 2], [0, scale, y - scale * (y0 + y1) / 2]])
    alpha = cv2.warpAffine(cv2.GaussianBlur(garment.astype(np.float32), (0, 0), 0.8), place, (w, h))[..., None]
    colours = cv2.warpAffine(image, place, (w, h), borderMode=cv2.BORDER_REPLICATE)
    labels = cv2.warpAffine(mask, place, (w, h), flags=cv2.INTER_NEAREST)
    offset = np.float32([[1, 0, random.uniform(-5, 5)], [0, 1, random.uniform(-5, 5)]])
    shade = cv2.GaussianBlur(cv2.warpAffine(alpha[..., 0], offset, (w, h)), (0, 0), random.uniform(2, 7))
    lit = ground * (1 - random.uniform(0, 0.5) * shade[..., None])
    return (colours * alpha + lit * (1 - alpha)).astype(np.uint8), labels
