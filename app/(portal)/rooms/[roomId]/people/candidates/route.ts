import type { NextRequest } from 'next/server';
import { answerCandidates } from '#lib/places/answer-candidates';

export async function GET(request: NextRequest, { params }: { params: Promise<{ roomId: string }> }): Promise<Response> {
  return answerCandidates('room', (await params).roomId, request.nextUrl.searchParams.get('q') ?? '');
}
