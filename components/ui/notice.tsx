import { Glyph } from './glyph.tsx';

/** One sentence that the page has to say; `alert` for a refusal, `status` for what went well. */
export function Notice({ tone, children, id }: { tone: 'info' | 'warn' | 'danger' | 'ok'; children: React.ReactNode; id?: string }) {
  const look = { info: 'bg-info-soft', warn: 'bg-warn-soft', danger: 'bg-danger-soft', ok: 'bg-ok-soft' }[tone];
  return (
    <div id={id} role={tone === 'danger' ? 'alert' : 'status'} tabIndex={-1} className={`${look} notice`}>
      {tone === 'danger' && <Glyph name="alert" />}
      <div>{children}</div>
    </div>
  );
}
