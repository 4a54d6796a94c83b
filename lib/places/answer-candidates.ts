import type { PlaceKind } from '../access/place.ts';
import { listCandidates } from '../associations/list-candidates.ts';
import { current } from '../auth/current.ts';
import { DomainError } from '../errors.ts';
import { parsePublicId } from '../ids.ts';

const statuses: Partial<Record<DomainError['code'], number>> = { not_found: 404, forbidden: 403 };

/** Select User's question, for its three addresses: the same door and the same right as the dialog itself. */
export async function answerCandidates(kind: PlaceKind, publicId: string, q: string): Promise<Response> {
  const found = await current();
  if (!found) return Response.json({ code: 'signed_out' }, { status: 401 });
  const id = parsePublicId(kind, publicId);
  if (!id) return Response.json({ code: 'not_found' }, { status: 404 });
  try {
    return Response.json(await listCandidates(found.actor, { kind, id }, { q }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Response.json({ code: error.code }, { status: statuses[error.code] ?? 409 });
  }
}
