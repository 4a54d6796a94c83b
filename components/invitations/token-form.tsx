'use client';
import { useActionState } from 'react';
import type { ActionResult } from '#lib/errors';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Submit } from '../form/submit.tsx';

type Given = {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>;
  token: string;
  label: string;
  look?: 'go' | '';
};

/** One button about one link. */
export function TokenForm({ action, token, label, look = 'go' }: Given) {
  const [result, run] = useActionState(action, null);
  return (
    <form action={run} method="post" className="stack">
      <ErrorSummary result={result} />
      <input type="hidden" name="token" value={token} />
      <Submit wide look={look}>
        {label}
      </Submit>
    </form>
  );
}
