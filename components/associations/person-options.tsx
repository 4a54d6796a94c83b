'use client';
import { Combobox } from '@base-ui/react/combobox';
import { cva } from 'class-variance-authority';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { Candidate } from '#lib/associations/list-candidates';
import { Initials } from '../ui/initials.tsx';
import type { Search } from './use-candidates.ts';

/** What the list offers: somebody who was found, the typed e-mail as a new user, or asking once more. */
export type Option = { person: Candidate } | { invite: string } | { again: true };

const optionLook = cva(
  'flex cursor-pointer items-center gap-3 rounded-sm px-2 py-1.5 text-sm data-disabled:cursor-default data-disabled:text-ink-3 data-highlighted:bg-selected phone:min-h-11 forced-colors:data-highlighted:bg-[Highlight] forced-colors:data-highlighted:text-[HighlightText] forced-colors:data-highlighted:forced-color-adjust-none',
  {
    variants: {
      /** what no person is stands apart from those who were found */
      apart: {
        true: 'border-line not-first:mt-1 not-first:rounded-t-none not-first:border-t not-first:pt-2.5 not-first:pb-2 phone:flex-col phone:items-start phone:justify-center phone:gap-0',
      },
    },
  },
);
const mail = 'ms-1.5 text-ink-2 wrap-anywhere phone:ms-0 phone:block';
const outcome = 'ms-auto whitespace-nowrap font-medium text-ink phone:w-22 phone:flex-none phone:whitespace-normal phone:text-end';
const offer = 'not-first:ms-auto whitespace-nowrap font-medium text-ink phone:not-first:ms-0';

/** Who was found; somebody already here cannot be chosen and says so, any other e-mail offers to invite a new user. */
export function PersonOptions({ state, found, invites }: { state: Search['state']; found: number; invites: boolean }) {
  const t = useTranslations('associations.dialog');
  const offers = found > 0 || invites;
  return (
    <div className="absolute inset-x-0 top-full z-3 mt-1 flex flex-col rounded-md border border-line-strong bg-raised p-1 [box-shadow:0_12px_32px_oklch(0.2_0.03_220/0.18)]">
      <Combobox.List aria-label={t('found')}>
        {(option: Option) =>
          'person' in option ? (
            <PersonOption key={option.person.user} option={option} />
          ) : (
            <Combobox.Item key={'invite' in option ? 'invite' : 'again'} value={option} className={optionLook({ apart: true })}>
              {'invite' in option && <span className="text-ink-2 wrap-anywhere">{option.invite}</span>}
              <span className={offer}>{'invite' in option ? t('invite_new') : t('search_again')}</span>
            </Combobox.Item>
          )
        }
      </Combobox.List>
      <Combobox.Status
        className={clsx(
          offers && state === 'found' ? 'sr-only' : 'px-2 py-1.5 text-ink-3 text-sm',
          // why comes before what one can do about it
          state === 'failed' && 'order-first',
        )}
      >
        {state === 'waiting' && t('searching')}
        {state === 'failed' && t('search_failed')}
        {state === 'found' && (offers ? t('found_count', { count: found }) : t('found_none'))}
      </Combobox.Status>
    </div>
  );
}

function PersonOption({ option }: { option: { person: Candidate } }) {
  const t = useTranslations('associations.dialog');
  const { name, address, known, here } = option.person;
  return (
    <Combobox.Item value={option} disabled={here !== null} className={optionLook()}>
      <Initials name={name || address} look={known ? 'here' : 'yet'} className="phone:hidden" />
      <span>
        <span className={clsx('font-medium wrap-anywhere', here ? 'text-ink-2' : 'text-ink')}>{name}</span>
        <span className={mail}>{address}</span>
      </span>
      {here && <span className={outcome}>{here === 'pending' ? t('pending_here') : t('here')}</span>}
    </Combobox.Item>
  );
}
