import { readiness } from '#lib/health/readiness';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const answer = await readiness();
  return Response.json(answer, { status: answer.status === 'ready' ? 200 : 503 });
}
