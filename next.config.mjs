import createNextIntlPlugin from 'next-intl/plugin';

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  serverExternalPackages: ['@node-rs/argon2', 'graphile-worker', 'pino', 'pino-pretty', 'postgres'],
  experimental: { serverActions: { bodySizeLimit: '1mb' } },
};

export default createNextIntlPlugin('./lib/i18n/request.ts')(config);
