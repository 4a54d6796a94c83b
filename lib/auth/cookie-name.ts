import { env } from '../env.ts';

/** `__Host-` binds a cookie to this very host and to https; without https no browser would take it. */
export function cookieName(name: string): string {
  return (env().appUrl.startsWith('https:') ? '__Host-' : '') + name;
}
