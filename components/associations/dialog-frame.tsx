'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { buttonLook } from '../ui/button.tsx';
import { DialogHead, dialogLook } from '../ui/dialog.tsx';
import { AssociateDialog, type DialogGiven } from './associate-dialog.tsx';
import { LeaveQuestion } from './leave-question.tsx';

type Given = DialogGiven & { lede: React.ReactNode; modal: boolean };

// what the form holds: what is empty does not count, so that a field that comes or goes changes nothing
const contentOf = (dialog: HTMLDialogElement | null) => {
  const form = dialog?.querySelector('form');
  return form ? JSON.stringify([...new FormData(form)].filter(([, value]) => value !== '')) : '';
};

/** The dialog at its address: over the list after a click, a page of its own when the address was opened. */
export function DialogFrame({ lede, modal, ...given }: Given) {
  const t = useTranslations('associations.dialog');
  const ui = useTranslations('ui');
  const router = useRouter();
  const frame = useRef<HTMLDialogElement>(null);
  const opened = useRef('');
  const leaving = useRef(false);
  const from = useRef<Element | null>(null);
  const [asking, setAsking] = useState(false);
  const leave = () => {
    leaving.current = true;
    router.back();
  };
  const holdsMore = () => !leaving.current && contentOf(frame.current) !== opened.current;
  const ask = () => {
    from.current = document.activeElement;
    setAsking(true);
  };
  const stay = () => setAsking(false);
  /** Escape, and what a device has in its place: asks where something would be lost. */
  const byKey = (event: React.SyntheticEvent) => {
    event.preventDefault();
    if (asking) stay();
    else if (holdsMore()) ask();
    else leave();
  };
  useEffect(() => {
    if (!modal) return;
    const dialog = frame.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('input[name=email]')?.focus();
    opened.current = contentOf(dialog);
    // Back asks, too, where the browser lets it be asked
    const goes = (event: NavigateEvent) => {
      if (event.navigationType !== 'traverse' || !event.cancelable || !holdsMore()) return;
      event.preventDefault();
      ask();
    };
    const { navigation } = window as { navigation?: Navigation };
    navigation?.addEventListener('navigate', goes);
    return () => {
      navigation?.removeEventListener('navigate', goes);
      dialog?.close();
    };
  }, [modal]);
  useEffect(() => {
    if (!asking && from.current instanceof HTMLElement) from.current.focus();
  }, [asking]);
  // who presses Cancel means it
  const cancel = (event: React.SyntheticEvent) => {
    if (!modal) return;
    event.preventDefault();
    leave();
  };
  const inner = (
    <>
      <DialogHead
        id="dialog-title"
        title={t('title')}
        lede={lede}
        level={modal ? 1 : 2}
        inert={asking}
        close={modal ? { href: given.place.people, label: ui('close'), onClick: cancel } : undefined}
      />
      <AssociateDialog
        {...given}
        inert={asking}
        cancel={
          <a className={buttonLook()} href={given.place.people} onClick={cancel}>
            {t('cancel')}
          </a>
        }
      />
      {asking && <LeaveQuestion onStay={stay} onLeave={leave} />}
    </>
  );
  if (!modal)
    return (
      <section className="flex max-w-220 flex-col [--inset:var(--gutter)]" aria-labelledby="dialog-title">
        {inner}
      </section>
    );
  return (
    <dialog
      className={dialogLook({ size: 'wide' })}
      ref={frame}
      aria-labelledby="dialog-title"
      onKeyDown={(event) => event.key === 'Escape' && !event.defaultPrevented && byKey(event)}
      onCancel={byKey}
    >
      {inner}
    </dialog>
  );
}
