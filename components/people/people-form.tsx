'use client';
import { useActionState } from 'react';
import { peopleAction } from '#lib/associations/actions';
import { ErrorSummary } from '../form/error-summary.tsx';

/** One form serves every row: its buttons are named by verb and row. A refusal stands above the rows. */
export function PeopleForm({ place, children }: { place: string; children: React.ReactNode }) {
  const [result, action] = useActionState(peopleAction, null);
  return (
    <form action={action} method="post">
      {result && !result.ok && (
        <div className="pad">
          <ErrorSummary result={result} />
        </div>
      )}
      <input type="hidden" name="place" value={place} />
      {children}
    </form>
  );
}
