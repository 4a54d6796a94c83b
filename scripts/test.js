// `npm test`: everything that is proven, on a machine that has nothing yet. What it starts it stops.
import { ensureInstalled } from './install.js';
import { useProjectNode } from './project-node.js';

await ensureInstalled();
await useProjectNode();
const { test } = await import('./testing/main.ts');
await test(process.argv.slice(2));
