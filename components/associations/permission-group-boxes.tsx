'use client';
import { useTranslations } from 'next-intl';
import type { Permission } from '#lib/access/permissions';
import { Choice } from '../ui/choice.tsx';
import { Tick } from '../ui/control.tsx';

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
    <fieldset>
      <legend className="float-start w-27 font-medium text-sm leading-6 phone:w-29.5 phone:text-base phone:leading-8">{title}</legend>
      <ul className="ms-27 phone:ms-29.5">
        {boxes.map((box) => (
          <li key={box.key}>
            <Choice>
              <Tick name="permissions" value={box.key} checked={box.on} onChange={(event) => onToggle(box.key, event.target.checked)} />
              <span>{box.label}</span>
              {box.from && (
                <span className="ms-auto flex max-w-[24ch] items-center gap-1.5 self-start text-ink-3 wrap-anywhere">
                  <svg className="h-3 w-1.75" viewBox="0 0 7 12" aria-hidden="true">
                    <rect x=".6" y=".6" width="5.8" height="10.8" rx="1" fill="none" stroke="currentColor" />
                  </svg>
                  {t('from', { name: box.from })}
                </span>
              )}
            </Choice>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
