import type { NextRequest } from 'next/server';
import { answerCandidates } from '#lib/places/answer-candidates';

export async function GET(request: NextRequest, { params }: RouteContext<'/[level]/[place]/people/candidates'>): Promise<Response> {
  return answerCandidates(await params, request.nextUrl.searchParams.get('q') ?? '');
}
