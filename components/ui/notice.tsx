import { cva } from 'class-variance-authority';
import { Glyph } from './glyph.tsx';

const noticeLook = cva('flex gap-2 rounded-md px-3.5 py-2.5 text-ink text-sm text-pretty wrap-anywhere forced-colors:border', {
  variants: { tone: { info: 'bg-info-soft', warn: 'bg-warn-soft', danger: 'bg-danger-soft', ok: 'bg-ok-soft' } },
});

type Given = { tone: 'info' | 'warn' | 'danger' | 'ok'; children: React.ReactNode; id?: string };

/** One sentence that the page has to say; `alert` for a refusal, `status` for what went well. */
export function Notice({ tone, children, id }: Given) {
  return (
    <div id={id} role={tone === 'danger' ? 'alert' : 'status'} tabIndex={-1} className={noticeLook({ tone })}>
      {tone === 'danger' && <Glyph name="alert" className="mt-0.5 text-danger" />}
      <div>{children}</div>
    </div>
  );
}
