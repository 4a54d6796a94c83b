import { levelOf } from '../access/place.ts';
import { listCandidates } from '../associations/list-candidates.ts';
import { current } from '../auth/current.ts';
import { DomainError } from '../errors.ts';
import { parsePublicId } from '../ids.ts';
import type { PlaceParams } from './current-view.ts';

const statuses: Partial<Record<DomainError['code'], number>> = { not_found: 404, forbidden: 403 };

/** Select User's question: the same door and the same right as the dialog itself. */
export async function answerCandidates({ level, place }: PlaceParams, q: string): Promise<Response> {
  const found = await current();
  if (!found) return Response.json({ code: 'signed_out' }, { status: 401 });
  const kind = levelOf(level);
  const id = kind && parsePublicId(kind, place);
  if (!id) return Response.json({ code: 'not_found' }, { status: 404 });
  try {
    return Response.json(await listCandidates(found.actor, { kind, id }, { q }));
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return Response.json({ code: error.code }, { status: statuses[error.code] ?? 409 });
  }
}
