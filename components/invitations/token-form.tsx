'use client';
import type { ActionResult } from '#lib/errors';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { stackLook } from '../ui/stack.tsx';

type Given = {
  action: (previous: ActionResult | null, form: FormData) => Promise<ActionResult>;
  token: string;
  label: string;
  look?: 'go' | 'plain';
  /** where the code leads that *Continue* mails */
  further?: 'decline';
};

/** One button about one link. */
export function TokenForm({ action, token, label, look = 'go', further }: Given) {
  const [result, run] = useAction(action);
  return (
    <form action={run} className={stackLook()}>
      <ErrorSummary result={result} />
      <input type="hidden" name="token" value={token} />
      {further && <input type="hidden" name="further" value={further} />}
      <Submit wide look={look}>
        {label}
      </Submit>
    </form>
  );
}
