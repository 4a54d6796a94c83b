'use client';
import { peopleAction } from '#lib/associations/actions';
import type { Spot } from '#lib/landing/schema';
import { ErrorSummary } from '../form/error-summary.tsx';
import { useAction } from '../form/use-action.ts';
import { SpotFields } from './spot-fields.tsx';

type Given = { place: string; spot?: Spot; at?: 'overview'; children: React.ReactNode };

/** One form serves every row: its buttons are named by verb and row. A refusal stands above the rows. */
export function PeopleForm({ place, spot, at, children }: Given) {
  const [result, action] = useAction(peopleAction);
  return (
    <form action={action}>
      {result && !result.ok && (
        <div className="px-gutter pt-4">
          <ErrorSummary result={result} />
        </div>
      )}
      <input type="hidden" name="place" value={place} />
      {at && <input type="hidden" name="at" value={at} />}
      {spot && <SpotFields spot={spot} />}
      {children}
    </form>
  );
}
