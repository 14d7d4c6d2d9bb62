/** What the app keeps in the history beside an address. */
declare global {
	namespace App {
		interface PageState {
			/** The catalog item whose sheet is open. */
			item?: string;
			/** Place of the catalog item whose details lie over the catalog. */
			place?: number;
			/** The photo of a batch whose colours are shown. */
			batchRow?: string;
			/** Which of its garments was opened, counted from 0. */
			batchPart?: number;
		}
	}
}

export {};
