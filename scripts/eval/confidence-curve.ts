/** How F1 changes when guesses below a confidence are not counted as guesses. */

/** Confidence in steps of one hundredth. */
const STEPS = 100;

export class ConfidenceCurve {
	/** [classes × steps] guesses of a class by confidence, and those of them that are right. */
	readonly #guessed: Float64Array;
	readonly #right: Float64Array;
	readonly #truths: Float64Array;

	constructor(readonly classes: number) {
		this.#guessed = new Float64Array(classes * (STEPS + 1));
		this.#right = new Float64Array(classes * (STEPS + 1));
		this.#truths = new Float64Array(classes);
	}

	/** @param confidence 0..1 */
	add(truth: number, guess: number, confidence: number): void {
		const at = guess * (STEPS + 1) + Math.floor(confidence * STEPS);
		this.#guessed[at] = (this.#guessed[at] ?? 0) + 1;
		if (truth === guess) this.#right[at] = (this.#right[at] ?? 0) + 1;
		this.#truths[truth] = (this.#truths[truth] ?? 0) + 1;
	}

	/** F1 of a class at each confidence from 0 to 1; undefined where the truth never holds it. */
	f1(index: number): number[] | undefined {
		const truths = this.#truths[index] ?? 0;
		if (truths === 0) return undefined;
		const curve = new Array<number>(STEPS + 1).fill(0);
		let guessed = 0;
		let right = 0;
		for (let step = STEPS; step >= 0; step--) {
			guessed += this.#guessed[index * (STEPS + 1) + step] ?? 0;
			right += this.#right[index * (STEPS + 1) + step] ?? 0;
			curve[step] = (2 * right) / (truths + guessed);
		}
		return curve;
	}

	/** Mean F1 over the classes that occur, at each confidence. */
	macroF1(): number[] {
		const curves = Array.from({ length: this.classes }, (_, i) => this.f1(i)).filter(
			(curve) => curve !== undefined
		);
		return Array.from({ length: STEPS + 1 }, (_, step) => {
			const sum = curves.reduce((total, curve) => total + (curve[step] ?? 0), 0);
			return curves.length > 0 ? sum / curves.length : 0;
		});
	}
}
