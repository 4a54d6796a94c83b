// `npm run cli -- admin:create …`: the project's own Node, with TSX for the letters.
import { ensureInstalled } from './install.js';
import { root, useProjectNode } from './project-node.js';

await ensureInstalled();
await useProjectNode();
process.chdir(root);
const { register } = await import('tsx/esm/api');
register();
const { cli } = await import('./cli/main.ts');
await cli(process.argv.slice(2));
