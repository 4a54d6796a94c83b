import { cva } from 'class-variance-authority';
import { buttonLook } from './button.tsx';
import { Glyph } from './glyph.tsx';

/** A dialog for one decision, whose parts keep `--inset` from its edges; on a phone it is a page (look.md, The dialog). */
export const dialogLook = cva(
  'fixed inset-0 m-auto max-h-[calc(100vh-32px)] flex-col overflow-hidden rounded-lg border border-line bg-sheet text-ink [--inset:32px] [box-shadow:0_24px_64px_oklch(0.2_0.03_220/0.28)] backdrop:bg-(--scrim) open:flex phone:size-full phone:max-h-full phone:max-w-full phone:overflow-auto phone:rounded-none phone:border-0 phone:[--inset:16px] phone:[box-shadow:none]',
  { variants: { size: { wide: 'w-[min(880px,100%)]', question: 'w-[min(560px,100%)]' } } },
);

type Head = {
  id: string;
  title: React.ReactNode;
  lede: React.ReactNode;
  /** a page of its own has a title already */
  level: 1 | 2;
  inert?: boolean;
  close?: { href: string; label: string; onClick: (event: React.SyntheticEvent) => void } | undefined;
};

/** What it asks, and the way out. */
export function DialogHead({ id, title, lede, level, inert, close }: Head) {
  const Title = level === 1 ? 'h1' : 'h2';
  return (
    <header
      inert={inert}
      className="flex items-start justify-between gap-4 px-(--inset) pt-5 pb-3 wrap-anywhere phone:not-in-[section]:pt-4"
    >
      <div className="min-w-0">
        <Title id={id}>{title}</Title>
        <p className="mt-1 text-ink-2 text-pretty">{lede}</p>
      </div>
      {close && (
        <a
          className={buttonLook({ look: 'bare', size: 'icon', className: '-mt-1 -me-2.5 phone:-mt-2 phone:-me-2' })}
          href={close.href}
          aria-label={close.label}
          onClick={close.onClick}
        >
          <Glyph name="close" />
        </a>
      )}
    </header>
  );
}

/** Its foot stays: what will happen, then the buttons. */
export function DialogFoot({ children }: { children: React.ReactNode }) {
  return (
    <footer className="sticky bottom-0 z-2 flex items-center justify-between gap-4 border-line border-t bg-sunken px-(--inset) py-3 in-[[inert]]:hidden phone:flex-col phone:items-stretch phone:gap-2">
      {children}
    </footer>
  );
}
