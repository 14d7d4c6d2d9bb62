import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { assembleKernel, MODULE_FILE, moduleText } from '../../../scripts/build/assemble-kernel';
import { Heap } from '../../../src/lib/catalog/search/kernel/heap';
import { createKernel } from '../../../src/lib/catalog/search/kernel/kernel';
import type { ScanKernel } from '../../../src/lib/catalog/search/kernel/scan-kernel';
import { scriptKernel } from '../../../src/lib/catalog/search/kernel/script-kernel';
import { packPalettes } from '../../../src/lib/catalog/search/palettes';
import { paletteBlocks, queryColours } from '../../../src/lib/catalog/search/query-steps';
import { samplePalette } from './search-sample';
import { seededRandom } from './seeded-random';

const COUNT = 203;
const AT = {
	query: 16,
	palette: 1024,
	scales: 2048,
	ordinals: 4096,
	out: 8192,
	starts: 12_288,
	rows: 65_536,
	colours: 131_072
};

/** The same content in the memory of each kernel. */
function fill(kernel: ScanKernel, seed: number): ScanKernel {
	const random = seededRandom(seed);
	kernel.memory.grow(4);
	const { buffer } = kernel.memory;
	const whole = (most: number) => Math.round((2 * random() - 1) * most);
	new Int16Array(buffer, AT.query, 256).forEach((_, i, query) => (query[i] = whole(32_767)));
	// The first row and the query at their ends: the largest sum there can be.
	if (seed === 1) new Int16Array(buffer, AT.query, 256).fill(32_767);
	new Int8Array(buffer, AT.rows, COUNT * 256).forEach((_, i, rows) => {
		rows[i] = i < 256 ? 127 : i < 512 ? -127 : whole(127);
	});
	new Float32Array(buffer, AT.scales, COUNT).forEach((_, i, scales) => (scales[i] = random()));
	const which = new Uint32Array(buffer, AT.ordinals, 100);
	which.forEach((_, i) => (which[i] = Math.floor(random() * COUNT)));
	const { starts, colours } = packPalettes(
		Array.from({ length: COUNT }, () => samplePalette(random))
	);
	new Uint32Array(buffer, AT.starts).set(starts);
	new Float32Array(buffer, AT.colours).set(colours);
	return kernel;
}

const results = (kernel: ScanKernel, count: number): number[] => [
	...new Float32Array(kernel.memory.buffer, AT.out, count)
];

describe.each([1, 2, 3])('both kernels, content %d', (seed) => {
	const simd = fill(createKernel(), seed);
	const script = fill(scriptKernel(new WebAssembly.Memory({ initial: 1 })), seed);

	it.each([1, 2, 3, 4, 97, COUNT])('agree to the bit on the similarity of %d rows', (count) => {
		const run = (kernel: ScanKernel, ordinals: number, n: number) => {
			kernel.dots(AT.query, 3e-5, AT.rows, AT.scales, ordinals, n, AT.out);
			return results(kernel, n);
		};
		expect(run(simd, 0, count)).toEqual(run(script, 0, count));
		const some = Math.min(count, 100);
		expect(run(simd, AT.ordinals, some)).toEqual(run(script, AT.ordinals, some));
		expect(results(simd, some).every((value) => value !== 0)).toBe(true);
	});

	it.each([1, 3, 4, 5, 8])('agree on the distance of a palette of %d colours', (colours) => {
		const random = seededRandom(seed + colours);
		const palette = Array.from({ length: colours }, () => ({
			oklab: [random(), random() - 0.5, random() - 0.5] as const,
			share: random()
		}));
		const blocks = paletteBlocks(queryColours(palette));
		const run = (kernel: ScanKernel, ordinals: number, n: number) => {
			new Float32Array(kernel.memory.buffer, AT.palette).set(blocks);
			const { palette: at, starts, colours: first, out } = AT;
			kernel.colours(at, blocks.length / 16, starts, first, ordinals, n, out);
			return results(kernel, n);
		};
		for (const [ordinals, n] of [
			[0, COUNT],
			[AT.ordinals, 100]
		] as const) {
			const expected = run(script, ordinals, n);
			expect(expected.some(Number.isNaN)).toBe(true);
			for (const [i, distance] of run(simd, ordinals, n).entries()) {
				const wanted = expected[i] ?? Infinity;
				if (Number.isNaN(wanted)) expect(distance).toBeNaN();
				else expect(distance).toBeCloseTo(wanted, 6);
			}
		}
	});
});

it('ships the bytes that its source assembles to', async () => {
	expect(await readFile(MODULE_FILE, 'utf8')).toBe(moduleText(await assembleKernel()));
});

it('falls back to the script where the engine refuses the module', () => {
	const { validate } = WebAssembly;
	WebAssembly.validate = () => false;
	try {
		expect(createKernel().kind).toBe('script');
	} finally {
		WebAssembly.validate = validate;
	}
	expect(createKernel().kind).toBe('simd');
});

describe('Heap', () => {
	it('gives blocks that do not overlap, whatever is given back in between', () => {
		const heap = new Heap(new WebAssembly.Memory({ initial: 1 }));
		const random = seededRandom(3);
		let held: { at: number; bytes: number }[] = [];
		for (let round = 0; round < 2000; round += 1) {
			if (held.length > 20 || random() < 0.4) {
				const [gone] = held.splice(Math.floor(random() * held.length), 1);
				if (gone) heap.release(gone.at, gone.bytes);
			} else {
				const bytes = 1 + Math.floor(random() * 5000);
				const at = heap.allocate(bytes);
				expect(at % 16).toBe(0);
				expect(at).toBeGreaterThan(0);
				for (const other of held) {
					expect(at + bytes <= other.at || other.at + other.bytes <= at).toBe(true);
				}
				held = [...held, { at, bytes }];
			}
		}
	});

	it('begins anew when all was given back', () => {
		const memory = new WebAssembly.Memory({ initial: 1 });
		const heap = new Heap(memory);
		const first = heap.allocate(40_000);
		const second = heap.allocate(90_000);
		heap.release(first, 40_000);
		heap.release(second, 90_000);
		expect(heap.allocate(130_000)).toBe(first);
		expect(memory.buffer.byteLength).toBe(2 * 65_536);
	});
});
