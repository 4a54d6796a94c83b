'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import type { ActionResult } from '#lib/errors';
import { Glyph } from '../ui/glyph.tsx';

type Given = {
  result: ActionResult<unknown> | null;
  /** what each field is called, in the order of the form */
  labels?: Record<string, string>;
  children?: React.ReactNode;
};

/** What was refused and where: takes the focus, and each line names its field and leads to it. */
export function ErrorSummary({ result, labels = {}, children }: Given) {
  const t = useTranslations('form');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (result && !result.ok && result.error.message) box.current?.focus();
  }, [result]);
  if (!result || result.ok || result.error.message === '') return null;
  const order = Object.keys(labels);
  const place = (field: string) => (order.indexOf(field) + order.length + 1) % (order.length + 1);
  const fields = Object.entries(result.error.fields).sort(([left], [right]) => place(left) - place(right));
  return (
    <div
      className="rounded-md border border-danger bg-danger-soft px-4 py-3 text-ink text-sm wrap-anywhere"
      ref={box}
      tabIndex={-1}
      role="alert"
    >
      <h2 className="flex items-center gap-2 text-danger text-sm tracking-normal">
        <Glyph name="alert" />
        {result.error.message}
      </h2>
      {fields.length > 0 && (
        <ul className="mt-1">
          {fields.map(([field, message]) => (
            <li key={field} className="flex ps-6">
              <a href={`#${field}`} onClick={(event) => focusField(event, field)}>
                {labels[field] ? t('fault', { field: labels[field], message }) : message}
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
  const target = document.getElementById(field);
  if (!target) return;
  event.preventDefault();
  target.scrollIntoView({ block: 'center' });
  const inside = (which: string) => target.querySelector<HTMLElement>(which);
  // of a group its first box, of somebody chosen the button that changes it
  const control = target.matches('input,select,textarea') ? target : (inside('input:not([type=hidden]),textarea') ?? inside('button'));
  (control ?? target).focus();
}
