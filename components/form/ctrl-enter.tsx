'use client';
import { useEffect } from 'react';

/** Ctrl+Enter (or Command+Enter) sends the form one is in, from a text of several lines, too: it presses what Enter presses. */
export function CtrlEnter() {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.isComposing) return;
      const form = event.target instanceof Element && !event.target.closest('a,summary') ? event.target.closest('form') : null;
      // a form of buttons alone has no main verb
      if (!form?.querySelector('input:not([type=hidden]),select,textarea')) return;
      event.preventDefault();
      const first = form.querySelector<HTMLButtonElement>('button[type=submit]');
      if (first) first.click();
      else form.requestSubmit();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return null;
}
