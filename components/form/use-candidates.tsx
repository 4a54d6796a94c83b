'use client';
import { useEffect, useState } from 'react';
import type { Candidate } from '#lib/associations/list-candidates';
import { typedAddresses } from '#lib/associations/schema';

type Search = { state: 'none' | 'waiting' | 'found' | 'failed'; candidates: Candidate[] };
type Answer = { text: string; candidates: Candidate[] | undefined };

/**
 * The one fetch in components: asks while somebody types, aborting the last question (house.md, Pages, dialogs and forms).
 * What it tells always belongs to the text that stands there now: the answer to an earlier one is never offered.
 */
export function useCandidates(address: string, q: string): Search {
  const [answer, setAnswer] = useState<Answer>({ text: '', candidates: [] });
  const text = q.trim();
  // what is a list of addresses, or no word yet, is no search
  const searches = text.length >= 2 && typedAddresses(text).length < 2;
  useEffect(() => {
    if (!searches) return;
    const abort = new AbortController();
    const tell = (candidates: Candidate[] | undefined) => !abort.signal.aborted && setAnswer({ text, candidates });
    const timer = setTimeout(async () => {
      try {
        const reply = await fetch(`${address}?q=${encodeURIComponent(text)}`, {
          signal: abort.signal,
          headers: { accept: 'application/json' },
        });
        tell(reply.ok ? ((await reply.json()) as Candidate[]) : undefined);
      } catch {
        tell(undefined);
      }
    }, 180);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address, text, searches]);
  if (!searches) return { state: 'none', candidates: [] };
  if (answer.text !== text) return { state: 'waiting', candidates: [] };
  return answer.candidates ? { state: 'found', candidates: answer.candidates } : { state: 'failed', candidates: [] };
}
