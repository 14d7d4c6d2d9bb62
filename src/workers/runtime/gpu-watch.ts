/** Tells when the GPU device that a runtime uses is lost. */

class GpuLostError extends Error {
	override name = 'GpuLostError';
}

export type GpuWatch = {
	/** The job's result, unless the device is lost first: a lost device may leave it hanging. */
	readonly guard: <T>(job: () => Promise<T>) => Promise<T>;
	/** Why the device is gone; null while it is there. */
	readonly lostBecause: () => string | null;
};

export function watchGpu(device: GPUDevice): GpuWatch {
	let reason: string | null = null;
	const lost = device.lost.then(({ message, reason: kind }) => {
		reason = `The GPU was lost: ${message || kind}`;
		throw new GpuLostError(reason);
	});
	// Between two runs nobody waits for it.
	lost.catch(() => undefined);
	return {
		async guard(job) {
			const result = await Promise.race([lost, job()]);
			// What a device gave as it went away is not to be trusted.
			if (reason !== null) throw new GpuLostError(reason);
			return result;
		},
		lostBecause: () => reason
	};
}
