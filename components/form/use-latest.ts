import { useState } from 'react';

/** Of what several actions of one form answered, the last answer. */
export function useLatest<T>(answers: readonly (T | null)[]): T | null {
  const [seen, setSeen] = useState(answers);
  const [latest, setLatest] = useState<T | null>(answers.find((answer) => answer !== null) ?? null);
  const changed = answers.findIndex((answer, at) => answer !== seen[at]);
  if (changed < 0) return latest;
  setSeen(answers);
  setLatest(answers[changed] ?? null);
  return answers[changed] ?? null;
}
