import { createRequire } from 'node:module';
import { join } from 'node:path';

// Tailwind's resolver escapes a # of the folder's name and then cannot open its own answer: there its imports are found here
globalThis.__tw_resolve = (id, base) => {
  if (!base.includes('#')) return undefined;
  if (id.startsWith('.')) return join(base, id);
  return createRequire(join(base, 'styles.css')).resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id);
};

export default { plugins: { '@tailwindcss/postcss': {} } };
