import { readiness } from '#lib/health/readiness';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const parts = await readiness();
  const ready = Object.values(parts).every(Boolean);
  return Response.json({ status: ready ? 'ready' : 'not ready', ...parts }, { status: ready ? 200 : 503 });
}
