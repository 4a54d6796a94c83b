import { env } from '../env.ts';

/** How the operator calls this platform. */
export function appName(): string {
  return env().appName;
}
