'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Glyph } from '../ui/glyph.tsx';
import { AssociateDialog, type DialogGiven } from './associate-dialog.tsx';

type Given = DialogGiven & { lede: React.ReactNode; modal: boolean };

/** The dialog at its address: over the list after a click, a page of its own when the address was opened. */
export function DialogFrame({ lede, modal, ...given }: Given) {
  const t = useTranslations('associations.dialog');
  const ui = useTranslations('ui');
  const router = useRouter();
  const frame = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (!modal) return;
    const dialog = frame.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>('input[name=email]')?.focus();
    return () => dialog?.close();
  }, [modal]);
  const back = (event: React.SyntheticEvent) => {
    if (!modal) return;
    event.preventDefault();
    router.back();
  };
  const inner = (
    <>
      <header>
        <div>
          {modal ? <h1 id="dialog-title">{t('title')}</h1> : <h2 id="dialog-title">{t('title')}</h2>}
          <p>{lede}</p>
        </div>
        {modal && (
          <a className="btn bare ico" href={given.place.people} aria-label={ui('close')} onClick={back}>
            <Glyph name="close" />
          </a>
        )}
      </header>
      <AssociateDialog
        {...given}
        cancel={
          <a className="btn" href={given.place.people} onClick={back}>
            {t('cancel')}
          </a>
        }
      />
    </>
  );
  if (!modal)
    return (
      <section className="dlg flat" aria-labelledby="dialog-title">
        {inner}
      </section>
    );
  return (
    <dialog className="dlg" ref={frame} aria-labelledby="dialog-title" onCancel={back}>
      {inner}
    </dialog>
  );
}
