/** Plane projective maps as 3 × 3 matrices, row by row. */

export type Homography = readonly [
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number,
	number
];
export type Point = readonly [number, number];

export const move = (x: number, y: number): Homography => [1, 0, x, 0, 1, y, 0, 0, 1];

/** First `inner`, then `outer`. */
export function compose(outer: Homography, inner: Homography): Homography {
	const [a, b, c, d, e, f, g, h, i] = outer;
	const [j, k, l, m, n, o, p, q, r] = inner;
	return [
		a * j + b * m + c * p,
		a * k + b * n + c * q,
		a * l + b * o + c * r,
		d * j + e * m + f * p,
		d * k + e * n + f * q,
		d * l + e * o + f * r,
		g * j + h * m + i * p,
		g * k + h * n + i * q,
		g * l + h * o + i * r
	];
}

export function apply([a, b, c, d, e, f, g, h, i]: Homography, [x, y]: Point): Point {
	const w = g * x + h * y + i;
	return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

/** About a point, clockwise on a picture whose y points down. */
export function turn(degrees: number, [x, y]: Point): Homography {
	const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
	return compose(move(x, y), compose([cos, -sin, 0, sin, cos, 0, 0, 0, 1], move(-x, -y)));
}

/**
 * The map of a rectangle at the origin onto a quadrilateral (Heckbert 1989, section 2.2.3).
 *
 * @param corners top left, top right, bottom right, bottom left
 */
export function toQuad(
	widthPx: number,
	heightPx: number,
	[[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: readonly [Point, Point, Point, Point]
): Homography {
	const [dx1, dy1] = [x1 - x2, y1 - y2];
	const [dx2, dy2] = [x3 - x2, y3 - y2];
	const [sx, sy] = [x0 - x1 + x2 - x3, y0 - y1 + y2 - y3];
	const area = dx1 * dy2 - dx2 * dy1;
	const g = (sx * dy2 - dx2 * sy) / area;
	const h = (dx1 * sy - sx * dy1) / area;
	const unit: Homography = [
		x1 - x0 + g * x1,
		x3 - x0 + h * x3,
		x0,
		y1 - y0 + g * y1,
		y3 - y0 + h * y3,
		y0,
		g,
		h,
		1
	];
	return compose(unit, [1 / widthPx, 0, 0, 0, 1 / heightPx, 0, 0, 0, 1]);
}
