import { readdirSync } from 'node:fs';
import createNextIntlPlugin from 'next-intl/plugin';
import { nowhere } from './lib/places/nowhere.ts';

const build = process.env.FOYER_BUILD;
const production = process.env.NODE_ENV === 'production';
const filesIn = (folder) => readdirSync(new URL(`./${folder}/`, import.meta.url), { recursive: folder === 'app', encoding: 'utf8' });

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // the door writes the log: Next's own, in development, would hold whole addresses
  logging: false,
  reactStrictMode: true,
  // a start builds into a folder of its own and serves it. Next writes the folder's name into a tsconfig that extends none,
  // so it is given one that does; types are checked by the tests
  ...(build ? { distDir: build, typescript: { ignoreBuildErrors: true, tsconfigPath: 'tsconfig.build.json' } } : {}),
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'pino', 'postgres'],
  // an entrance less: nothing here is resized
  images: { unoptimized: true },
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
  // in development pages are added while it runs, and what is nowhere may ask who is signed in
  rewrites: async () => ({
    beforeFiles: production ? [{ source: nowhere(filesIn('app'), filesIn('public')), destination: '/nowhere' }] : [],
  }),
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
