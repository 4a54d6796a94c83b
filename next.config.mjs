import createNextIntlPlugin from 'next-intl/plugin';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // the door writes the log: Next's own, in development, would hold whole addresses
  logging: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'pino', 'pino-pretty', 'postgres'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
