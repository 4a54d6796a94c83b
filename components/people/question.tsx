'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Glyph } from '../ui/glyph.tsx';
import { useOver } from '../ui/over.tsx';

type Given = {
  title: string;
  lede: string;
  back: string;
  keep: string;
  children: (keep: React.ReactNode) => React.ReactNode;
};

/** One question at its address: over the list after a click, a page of its own when the address was opened. */
export function Question({ title, lede, back, keep, children }: Given) {
  const modal = useOver();
  const ui = useTranslations('ui');
  const router = useRouter();
  const frame = useRef<HTMLDialogElement>(null);
  const asked = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (!modal) return;
    const dialog = frame.current;
    dialog?.showModal();
    // what changes nothing is what Enter presses
    asked.current?.focus();
    return () => dialog?.close();
  }, [modal]);
  const leave = (event: React.SyntheticEvent) => {
    if (!modal) return;
    event.preventDefault();
    // the browser gives the focus back to what opened it
    frame.current?.close();
    router.back();
  };
  const form = children(
    <a className="btn" href={back} onClick={leave} ref={asked}>
      {keep}
    </a>,
  );
  if (!modal)
    return (
      <section className="ask-page" aria-labelledby="question">
        <h2 id="question">{title}</h2>
        <p className="q">{lede}</p>
        {form}
      </section>
    );
  return (
    <dialog className="dlg ask" ref={frame} aria-labelledby="question" onCancel={leave}>
      <header>
        <div>
          <h1 id="question">{title}</h1>
          <p>{lede}</p>
        </div>
        <a className="btn bare ico" href={back} aria-label={ui('close')} onClick={leave}>
          <Glyph name="close" />
        </a>
      </header>
      {form}
    </dialog>
  );
}
