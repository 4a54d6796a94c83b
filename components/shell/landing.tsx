'use client';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';

/** After a soft navigation the focus goes to what is new, after a dialog to what opened it, else to the title; `autofocus` works on a full load only. */
export function Landing() {
  const path = usePathname();
  const query = useSearchParams().toString();
  const before = useRef<string | undefined>(undefined);
  // what an open dialog lies over
  const under = useRef<string | undefined>(undefined);
  useEffect(() => {
    const now = `${path}?${query}`;
    if (before.current !== undefined && before.current !== now) {
      const dialog = document.querySelector('dialog[open]');
      const cameBack = !dialog && under.current === now;
      under.current = dialog ? (under.current ?? before.current) : undefined;
      const opener = cameBack ? document.querySelector<HTMLElement>(`a[href^="${before.current.split('?')[0]}"]`) : undefined;
      const target = dialog
        ? undefined
        : (opener ??
          document.querySelector<HTMLElement>('[data-landing]') ??
          (before.current.split('?')[0] === path ? undefined : document.querySelector<HTMLElement>('h1')));
      if (target) {
        if (!target.hasAttribute('tabindex')) target.tabIndex = -1;
        target.focus();
      }
    }
    before.current = now;
  }, [path, query]);
  return null;
}
