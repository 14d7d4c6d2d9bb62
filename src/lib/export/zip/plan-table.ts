/** What a plan is made from: columns of all items, without a single record. */

import type { ItemColumns } from '../../catalog/columns/item-columns';
import type { PartColumns } from '../../catalog/columns/part-columns';

/** Row i everywhere is item i, in the order in which items are stored. */
export type PlanTable = {
	/** As the person has them. */
	readonly columns: ItemColumns;
	readonly parts: PartColumns;
	/** All ids in order. */
	readonly ids: readonly string[];
};
