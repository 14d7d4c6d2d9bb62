/** What the app keeps in the history beside an address. */
declare global {
	namespace App {
		interface PageState {
			/** The catalog item whose sheet is open. */
			item?: string;
			/** The photo of a batch whose colours are shown. */
			batchRow?: string;
			/** Which of its garments was opened, counted from 0. */
			batchPart?: number;
		}
	}
}

export {};
