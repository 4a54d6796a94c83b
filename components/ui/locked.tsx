import { Glyph } from './glyph.tsx';

/** A control that one may see but not use, with the reason and whom to ask (spec.md §4). */
export function Locked({ label, reason, id }: { label: string; reason: string; id: string }) {
  return (
    <span className="locked">
      <button type="button" className="btn" aria-disabled="true" aria-describedby={id}>
        <Glyph name="lock" />
        {label}
      </button>
      <span className="hint" id={id}>
        {reason}
      </span>
    </span>
  );
}
