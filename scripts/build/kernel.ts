/** `npm run kernel`: assembles the search kernel after a change of scan.wat. */

import { writeFile } from 'node:fs/promises';
import { assembleKernel, MODULE_FILE, moduleText } from './assemble-kernel';

const bytes = await assembleKernel();
await writeFile(MODULE_FILE, moduleText(bytes));
console.log(`${bytes.length} bytes`);
