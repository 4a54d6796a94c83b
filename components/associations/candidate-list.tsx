'use client';
import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import type { Candidate } from '#lib/associations/list-candidates';
import { Initials } from '../ui/initials.tsx';

type Given = {
  state: 'waiting' | 'found' | 'failed' | 'none';
  candidates: Candidate[];
  choices: Candidate[];
  at: number;
  invite: string | null;
  onPick: (candidate: Candidate) => void;
  onInvite: () => void;
};

const option =
  'flex cursor-pointer items-center gap-3 rounded-sm px-2 py-1.5 text-sm aria-selected:bg-selected forced-colors:aria-selected:bg-[Highlight] forced-colors:aria-selected:text-[HighlightText] forced-colors:aria-selected:forced-color-adjust-none';
const mail = 'ms-1.5 text-ink-2 wrap-anywhere phone:ms-0 phone:block';
const outcome = 'ms-auto whitespace-nowrap font-medium text-ink phone:w-22 phone:flex-none phone:whitespace-normal phone:text-end';

export const optionId = (at: number) => `candidate-${at}`;

/** Who was found; somebody already here cannot be chosen and says so, any other e-mail offers to invite a new user. */
export function CandidateList({ state, candidates, choices, at, invite, onPick, onInvite }: Given) {
  const t = useTranslations('associations.dialog');
  const invites = invite !== null && !candidates.some((candidate) => candidate.address.toLowerCase() === invite.toLowerCase());
  return (
    <div className="absolute inset-x-0 top-full z-3 mt-1 rounded-md border border-line-strong bg-raised p-1 [box-shadow:0_12px_32px_oklch(0.2_0.03_220/0.18)]">
      <ul id="candidates" role="listbox" aria-label={t('found')}>
        {candidates.map((candidate) => {
          const index = choices.indexOf(candidate);
          return (
            <li
              key={candidate.user}
              id={index >= 0 ? optionId(index) : undefined}
              role="option"
              aria-selected={index === at && index >= 0}
              aria-disabled={candidate.here !== null}
              className={clsx(option, candidate.here && 'text-ink-3')}
              onMouseDown={(event) => {
                event.preventDefault();
                if (candidate.here === null) onPick(candidate);
              }}
            >
              <Initials name={candidate.name || candidate.address} look={candidate.known ? 'here' : 'yet'} className="phone:hidden" />
              <span>
                <span className="font-medium text-ink wrap-anywhere">{candidate.name}</span>
                <span className={mail}>{candidate.address}</span>
              </span>
              {candidate.here && <span className={outcome}>{candidate.here === 'pending' ? t('pending_here') : t('here')}</span>}
            </li>
          );
        })}
        {invites && (
          <li
            className={clsx(
              option,
              'border-line not-first:mt-1 not-first:rounded-t-none not-first:border-t not-first:pt-2.5 not-first:pb-2',
            )}
            role="option"
            aria-selected={false}
            onMouseDown={onInvite}
          >
            <span className={mail}>{invite}</span>
            <span className={outcome}>{t('invite_new')}</span>
          </li>
        )}
      </ul>
      <p className="px-2 py-1.5 text-ink-3 text-sm empty:hidden" role="status">
        {state === 'waiting' && t('searching')}
        {state === 'failed' && t('search_failed')}
        {state === 'found' && candidates.length === 0 && !invites && t('found_none')}
      </p>
    </div>
  );
}
