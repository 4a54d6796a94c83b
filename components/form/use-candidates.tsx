'use client';
import { useEffect, useState } from 'react';
import type { Candidate } from '#lib/associations/candidates';

/** The one fetch in components: asks while somebody types, aborting the last question (house.md, Pages, dialogs and forms). */
export function useCandidates(address: string, q: string): { candidates: Candidate[]; asked: string } {
  const [state, setState] = useState<{ candidates: Candidate[]; asked: string }>({ candidates: [], asked: '' });
  useEffect(() => {
    const text = q.trim();
    if (text.length < 2 || /[\s,;]\S+@/.test(text)) {
      setState({ candidates: [], asked: '' });
      return;
    }
    const abort = new AbortController();
    const timer = setTimeout(async () => {
      try {
        const answer = await fetch(`${address}?q=${encodeURIComponent(text)}`, {
          signal: abort.signal,
          headers: { accept: 'application/json' },
        });
        if (answer.ok) setState({ candidates: (await answer.json()) as Candidate[], asked: text });
      } catch {
        // aborted by the next letter, or away: what is typed whole still works
      }
    }, 180);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [address, q]);
  return state;
}
