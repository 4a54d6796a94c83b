'use client';
import { useTranslations } from 'next-intl';
import { groupsAt, needOf, type Permission, type Preset, presetsAt, withNeeds } from '#lib/access/permissions';
import type { PlaceKind } from '#lib/access/place';
import type { CopySource } from '#lib/associations/find-dialog-data';
import { teethOf, toothKey, wordsFor } from '../access/comb-groups.tsx';
import { CombTeeth } from '../access/comb-teeth.tsx';
import { FieldError } from '../form/field.tsx';
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
  const people = useTranslations('people');
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
      className={`perms ${error ? 'box-err' : ''}`}
      id="permissions"
      tabIndex={-1}
      aria-describedby={error ? 'permissions-error' : undefined}
    >
      <legend>{t('permissions')}</legend>
      <p className="now">
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
          titles={teeth.map((tooth) => people(`tooth.${toothKey(tooth)}`, { group: permissions(`groups.${tooth.group}`) }))}
        />
      </p>
      <FieldError id="permissions" error={error} />
      <div className="pre">
        <div className="seg" role="group" aria-label={t('presets')}>
          {presetsAt(kind).map(({ preset, keys: preset_ }) => {
            const wanted = withNeeds(preset_);
            const on = wanted.length === keys.length && wanted.every((key) => keys.includes(key));
            return (
              <button
                key={preset}
                type="submit"
                formAction={takePreset[preset]}
                aria-pressed={on}
                onClick={(event) => {
                  event.preventDefault();
                  onKeys(wanted, '');
                }}
              >
                {permissions(`presets.${preset}`)}
              </button>
            );
          })}
        </div>
        <CopyFrom
          sources={sources}
          first={source}
          copy={copy}
          onCopy={(from) => onKeys(from.keys, t('copied', { count: from.keys.length, left: from.left }))}
        />
      </div>
      <p className="hint" role="status">
        {said || (copied ? t('copied', copied) : '')}
      </p>
      <div className="cols">
        {columns.map((column, at) => (
          <div key={at === 0 ? 'left' : 'right'}>
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
            {at === 1 && inherited.length > 0 && <p className="note">{t('inherited_note')}</p>}
          </div>
        ))}
      </div>
    </fieldset>
  );
}
