'use client';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { groupsAt, needOf, type Permission, type Preset, presetsAt, withNeeds } from '#lib/access/permissions';
import type { PlaceKind } from '#lib/access/place';
import type { CopySource } from '#lib/associations/find-dialog-data';
import { teethOf, toothKey, wordsFor } from '../access/comb-groups.tsx';
import { CombTeeth } from '../access/comb-teeth.tsx';
import { FieldError } from '../form/field.tsx';
import { wrongLook } from '../ui/control.tsx';
import { Hint } from '../ui/hint.tsx';
import { Segment, Segments } from '../ui/segments.tsx';
import { CopyFrom } from './copy-from.tsx';
import { PermissionGroupBoxes } from './permission-group-boxes.tsx';

type Given = {
  kind: PlaceKind;
  keys: Permission[];
  inherited: { permission: Permission; from: string }[];
  sources: CopySource[];
  copied: { count: number; left: number } | undefined;
  /** what fills the boxes in where no script runs */
  copy: (form: FormData) => void;
  takePreset: Record<Preset, (form: FormData) => void>;
  /** whom one copied from, or was about to */
  source: string;
  error: string | undefined;
  said: string;
  onKeys: (keys: Permission[], said: string) => void;
};

const labelKey = (key: Permission) => `keys.${key.replace('.', '_')}` as 'keys.rooms_view';

/** The catalogue's boxes for this level: native, all groups open; ticking ticks the need and says so (rule 8). */
export function PermissionBoxes({ kind, keys, inherited, sources, copied, copy, takePreset, source, error, said, onKeys }: Given) {
  const t = useTranslations('associations.dialog');
  const permissions = useTranslations('permissions');
  const tooth = useTranslations('people.tooth');
  const groups = groupsAt(kind);
  const half = Math.ceil(groups.reduce((sum, group) => sum + group.keys.length + 1, 0) / 2);
  let filled = 0;
  const columns: (typeof groups)[] = [[], []];
  for (const group of groups) {
    columns[filled < half ? 0 : 1]?.push(group);
    filled += group.keys.length + 1;
  }
  const toggle = (key: Permission, on: boolean) => {
    if (on) {
      const need = needOf(key);
      const adds = need !== undefined && !keys.includes(need);
      return onKeys(
        [...keys, key],
        adds ? `${permissions(labelKey(need))}: ${t('ticked_too', { label: permissions(labelKey(key)) })}` : '',
      );
    }
    const falls = keys.filter((one) => needOf(one) === key);
    onKeys(
      keys.filter((one) => one !== key && !falls.includes(one)),
      falls.length > 0 ? t('unticked_too', { labels: falls.map((one) => permissions(labelKey(one))).join(', ') }) : '',
    );
  };
  const words = wordsFor(kind, keys);
  const teeth = teethOf(kind, new Set(keys), new Set(inherited.map((one) => one.permission)));
  return (
    <fieldset
      className={clsx('border-t pt-4', error ? `border-t-line ${wrongLook}` : 'border-line')}
      id="permissions"
      tabIndex={-1}
      aria-describedby={error ? 'permissions-error' : undefined}
    >
      <legend className="float-start font-bold text-md">{t('permissions')}</legend>
      <p className="flex min-h-6 items-center justify-end gap-3 text-ink-2 text-sm phone:clear-both phone:justify-between">
        <span>
          {'preset' in words && words.preset
            ? words.more > 0
              ? permissions('summary', { preset: permissions(`presets.${words.preset as 'all'}`), more: words.more })
              : permissions(`presets.${words.preset as 'all'}`)
            : permissions('count', { count: keys.length })}
        </span>
        <CombTeeth
          teeth={teeth}
          greyed={false}
          label={permissions('count', { count: keys.length })}
          titles={teeth.map((one) => tooth(toothKey(one), { group: permissions(`groups.${one.group}`) }))}
        />
      </p>
      <div className="clear-both">
        <FieldError id="permissions" error={error} />
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-2 pb-3 text-ink-2 text-sm phone:pb-1">
        <Segments label={t('presets')}>
          {presetsAt(kind).map(({ preset, keys: preset_ }) => {
            const wanted = withNeeds(preset_);
            const on = wanted.length === keys.length && wanted.every((key) => keys.includes(key));
            return (
              <Segment
                key={preset}
                on={on}
                formAction={takePreset[preset]}
                onClick={(event) => {
                  event.preventDefault();
                  onKeys(wanted, '');
                }}
              >
                {permissions(`presets.${preset}`)}
              </Segment>
            );
          })}
        </Segments>
        <CopyFrom
          sources={sources}
          first={source}
          copy={copy}
          onCopy={(from) => onKeys(from.keys, t('copied', { count: from.keys.length, left: from.left }))}
        />
      </div>
      <Hint as="p" role="status">
        {said || (copied ? t('copied', copied) : '')}
      </Hint>
      <div className="grid grid-cols-2 gap-x-8 phone:grid-cols-1 phone:gap-4">
        {columns.map((column, at) => (
          <div key={at === 0 ? 'left' : 'right'} className="flex min-w-0 flex-col gap-2 phone:gap-3">
            {column.map(({ group, keys: own }) => (
              <PermissionGroupBoxes
                key={group}
                title={permissions(`groups.${group}`)}
                boxes={own.map((key) => ({
                  key,
                  label: permissions(labelKey(key)),
                  on: keys.includes(key),
                  from: inherited.find((one) => one.permission === key)?.from,
                }))}
                onToggle={toggle}
              />
            ))}
            {at === 1 && inherited.length > 0 && <p className="mt-2 text-ink-3 text-sm text-pretty">{t('inherited_note')}</p>}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
