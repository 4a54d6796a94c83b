'use client';
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

export const optionId = (at: number) => `candidate-${at}`;

/** Who was found; somebody already here cannot be chosen and says so, any other e-mail offers to invite a new user. */
export function CandidateList({ state, candidates, choices, at, invite, onPick, onInvite }: Given) {
  const t = useTranslations('associations.dialog');
  const invites = invite !== null && !candidates.some((candidate) => candidate.address.toLowerCase() === invite.toLowerCase());
  return (
    <div className="pop">
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
              className={`o ${candidate.here ? 'off' : ''}`}
              onMouseDown={(event) => {
                event.preventDefault();
                if (candidate.here === null) onPick(candidate);
              }}
            >
              <Initials name={candidate.name || candidate.address} look={candidate.known ? 'here' : 'yet'} />
              <span>
                <span className="l1">{candidate.name}</span>
                <span className="mail">{candidate.address}</span>
              </span>
              {candidate.here && <span className="to">{candidate.here === 'pending' ? t('pending_here') : t('here')}</span>}
            </li>
          );
        })}
        {invites && (
          <li className="o inv" role="option" aria-selected={false} onMouseDown={onInvite}>
            <span className="mail">{invite}</span>
            <span className="to">{t('invite_new')}</span>
          </li>
        )}
      </ul>
      <p className="pop-h" role="status">
        {state === 'waiting' && t('searching')}
        {state === 'failed' && t('search_failed')}
        {state === 'found' && candidates.length === 0 && !invites && t('found_none')}
      </p>
    </div>
  );
}
