'use client';
import { useEffect, useRef } from 'react';
import type { ActionResult } from '#lib/errors';
import { Glyph } from '../ui/glyph.tsx';

/** What was refused and where: takes the focus, and each line leads to its field. */
export function ErrorSummary({ result, children }: { result: ActionResult<unknown> | null; children?: React.ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result && !result.ok && result.error.message) box.current?.focus();
  }, [result]);
  if (!result || result.ok || result.error.message === '') return null;
  const fields = Object.entries(result.error.fields);
  return (
    <div className="sum" ref={box} tabIndex={-1} role="alert">
      <h2>
        <Glyph name="alert" />
        {result.error.message}
      </h2>
      {fields.length > 0 && (
        <ul>
          {fields.map(([field, message]) => (
            <li key={field}>
              <a href={`#${field}`} onClick={(event) => focusField(event, field)}>
                {message}
              </a>
            </li>
          ))}
        </ul>
      )}
      {children}
    </div>
  );
}

function focusField(event: React.MouseEvent, field: string): void {
  const control = document.getElementById(field);
  if (!control) return;
  event.preventDefault();
  control.scrollIntoView({ block: 'center' });
  (control.matches('input,select,textarea,button')
    ? control
    : (control.querySelector<HTMLElement>('input,select,textarea') ?? control)
  ).focus();
}
