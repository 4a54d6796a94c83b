'use client';
import { useEffect, useState } from 'react';
import type { Candidate } from '#lib/associations/list-candidates';
import { typedAddresses } from '#lib/associations/schema';

export type Search = { state: 'none' | 'waiting' | 'found' | 'failed'; candidates: Candidate[] };
type Answer = { text: string; candidates: Candidate[] | undefined };

const nobody: Candidate[] = [];
const nothing: Answer = { text: '', candidates: nobody };

/**
 * The one fetch in components: asks while somebody types, aborting the last question (house.md, Pages, dialogs and forms).
 * What it tells always belongs to the text that stands there now: the answer to an earlier one is never offered. `again` asks
 * once more for the same text.
 */
export function useCandidates(address: string, q: string): Search & { again: () => void } {
  const [answer, setAnswer] = useState(nothing);
  const [asked, setAsked] = useState(0);
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
  }, [address, text, searches, asked]);
  const again = () => {
    setAnswer(nothing);
    setAsked(asked + 1);
  };
  const answered = searches && answer.text === text;
  const state = !searches ? 'none' : !answered ? 'waiting' : answer.candidates ? 'found' : 'failed';
  return { state, candidates: (answered && answer.candidates) || nobody, again };
}
