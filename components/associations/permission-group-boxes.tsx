'use client';
import { useTranslations } from 'next-intl';
import type { Permission } from '#lib/access/permissions';

type Box = { key: Permission; label: string; on: boolean; from: string | undefined };

/** One group: its name at the left, its boxes, and at the right what comes from above with its source. */
export function PermissionGroupBoxes({
  title,
  boxes,
  onToggle,
}: {
  title: string;
  boxes: Box[];
  onToggle: (key: Permission, on: boolean) => void;
}) {
  const t = useTranslations('associations.dialog');
  return (
    <fieldset className="grp">
      <legend>{title}</legend>
      <ul>
        {boxes.map((box) => (
          <li key={box.key}>
            <label className="k">
              <input
                className="tick"
                type="checkbox"
                name="permissions"
                value={box.key}
                checked={box.on}
                onChange={(event) => onToggle(box.key, event.target.checked)}
              />
              <span>{box.label}</span>
              {box.from && (
                <span className="src">
                  <svg viewBox="0 0 7 12" aria-hidden="true">
                    <rect x=".6" y=".6" width="5.8" height="10.8" rx="1" fill="none" stroke="currentColor" />
                  </svg>
                  {t('from', { name: box.from })}
                </span>
              )}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
