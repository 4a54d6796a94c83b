'use client';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useRef } from 'react';
import { Actions } from '../ui/actions.tsx';
import { buttonLook } from '../ui/button.tsx';
import { DialogHead, dialogLook } from '../ui/dialog.tsx';

type Given = {
  title: string;
  lede: string;
  back: string;
  keep: string;
  modal: boolean;
  children: (keep: React.ReactNode) => React.ReactNode;
};

/** One question at its address: over the list after a click, a page of its own when the address was opened. */
export function Question({ title, lede, back, keep, modal, children }: Given) {
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
    <a className={buttonLook()} href={back} onClick={leave} ref={asked}>
      {keep}
    </a>,
  );
  if (!modal)
    return (
      <section className="flex max-w-170 flex-col gap-1 px-gutter pt-6 pb-12 wrap-anywhere [--inset:0px]" aria-labelledby="question">
        <h2 id="question">{title}</h2>
        <p className="text-ink-2">{lede}</p>
        {form}
      </section>
    );
  return (
    <dialog className={dialogLook({ size: 'question' })} ref={frame} aria-labelledby="question" onCancel={leave}>
      <DialogHead id="question" title={title} lede={lede} level={1} close={{ href: back, label: ui('close'), onClick: leave }} />
      {form}
    </dialog>
  );
}

/** Its form: over the list it scrolls within the dialog, and on a phone its buttons stand at the end of the page. */
export const questionForm =
  'flex min-h-0 flex-col gap-4 px-(--inset) wrap-anywhere in-[dialog]:overflow-y-auto in-[dialog]:pt-1 in-[dialog]:pb-6 in-[section]:pt-4 phone:in-[dialog]:flex-1 phone:in-[dialog]:overflow-visible';

/** The buttons that answer it. */
export function QuestionActions({ children }: { children: React.ReactNode }) {
  return (
    <Actions className="mt-2 justify-end in-[section]:justify-start phone:in-[dialog]:mt-auto phone:in-[dialog]:pt-4">{children}</Actions>
  );
}
