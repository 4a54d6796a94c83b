import { headers } from 'next/headers';
import type { RequestFacts } from '../audit/record.ts';
import { reachedUs } from '../door/under-way.ts';

/** The facts that the door stamped on this request; they cannot come from outside. */
export async function requestFacts(): Promise<RequestFacts> {
  reachedUs();
  const given = await headers();
  return {
    id: given.get('x-request-id') ?? '',
    ip: given.get('x-foyer-ip') ?? '',
    userAgent: given.get('user-agent') ?? '',
  };
}

/** The path and query of this request, for the way back after signing in. */
export async function requestPath(): Promise<string> {
  return (await headers()).get('x-foyer-path') ?? '/';
}
