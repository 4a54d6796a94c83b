import { isReady } from '#db/health';

/** Whether requests can be served: database reachable, schema of this version, a queue for the mail (trust.md §1.18). */
export function readiness(): Promise<{ database: boolean; schema: boolean; jobs: boolean }> {
  return isReady();
}
