import type { NextRequest } from 'next/server';
import { answerCandidates } from '#lib/places/answer-candidates';

export async function GET(request: NextRequest, { params }: { params: Promise<{ accountId: string }> }): Promise<Response> {
  return answerCandidates('account', (await params).accountId, request.nextUrl.searchParams.get('q') ?? '');
}
