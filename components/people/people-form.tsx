'use client';
import { peopleAction } from '#lib/associations/actions';
import { ErrorSummary } from '../form/error-summary.tsx';
import { useAction } from '../form/use-action.ts';

/** One form serves every row: its buttons are named by verb and row. A refusal stands above the rows. */
export function PeopleForm({ place, children }: { place: string; children: React.ReactNode }) {
  const [result, action] = useAction(peopleAction);
  return (
    <form action={action}>
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
