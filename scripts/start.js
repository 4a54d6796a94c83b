// `npm start` and `npm run dev`: installs what is missing, then goes on in the project's own Node.
import { ensureInstalled } from './install.js';
import { useProjectNode } from './project-node.js';

await ensureInstalled();
await useProjectNode();
const { start } = await import('./start/main.ts');
await start({ development: process.argv.includes('--dev') });
