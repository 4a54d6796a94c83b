import type { NextRequest } from 'next/server';
import { answerCandidates } from '#lib/places/answer-candidates';

export async function GET(request: NextRequest, { params }: { params: Promise<{ customerId: string }> }): Promise<Response> {
  return answerCandidates('customer', (await params).customerId, request.nextUrl.searchParams.get('q') ?? '');
}
