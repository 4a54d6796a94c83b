'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Permission, withNeeds } from '#lib/access/permissions';
import type { PlaceKind } from '#lib/access/place';
import { type AssociateState, associateUserAction } from '#lib/associations/actions';
import type { Candidate } from '#lib/associations/candidates';
import type { CopySource } from '#lib/associations/dialog-data';
import { ErrorSummary } from '../form/error-summary.tsx';
import { EnterSubmits, Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { PermissionBoxes } from './permission-boxes.tsx';
import { SelectUser } from './select-user.tsx';
import { SendInvite } from './send-invite.tsx';
import { Sentence } from './sentence.tsx';

export type DialogGiven = {
  place: { id: string; kind: PlaceKind; name: string; people: string };
  capacity: 'admin' | 'owner';
  language: string;
  sources: CopySource[];
};

const list = (value: string | string[] | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Associate User, to the letter of spec.md §2: three headings, a live sentence of what will happen, and one button. */
export function AssociateDialog(given: DialogGiven & { inert: boolean; cancel: React.ReactNode }) {
  const { place, capacity, language, sources, inert, cancel } = given;
  const t = useTranslations('associations.dialog');
  const [result, action, , onSubmit] = useAction<NonNullable<AssociateState>>(associateUserAction);
  const refused = result && !result.ok ? result : null;
  const typed = refused?.values ?? {};
  const [who, setWho] = useState(String(typed.email ?? ''));
  const [picked, setPicked] = useState<Candidate | null>(result?.chosen ?? null);
  const [keys, setKeys] = useState<Permission[]>(result?.permissions ?? (list(typed.permissions) as Permission[]));
  const [send, setSend] = useState(refused ? typed.send_invite !== undefined : true);
  const [said, setSaid] = useState('');
  const fields = refused?.error.fields ?? {};
  const several = !picked && !typed.user && who.split('@').length > 2;
  const pendingHere = refused?.error.key === 'associations.errors.here_pending';
  return (
    <form action={action} noValidate className="dlg-form" inert={inert} onSubmit={onSubmit}>
      <EnterSubmits />
      <div className="body">
        <ErrorSummary
          result={result}
          labels={{
            email: t('who'),
            first_name: t('first_name'),
            last_name: t('last_name'),
            permissions: t('permissions'),
            message: t('message'),
          }}
        >
          {pendingHere && (
            <p className="two">
              {!several && (
                <Submit look="" small name="intent" value="resend">
                  {t('resend')}
                </Submit>
              )}
              <Submit look="" small name="intent" value="replace">
                {t('replace')}
              </Submit>
            </p>
          )}
        </ErrorSummary>
        <input type="hidden" name="place" value={place.id} />
        <SelectUser
          capacity={capacity}
          address={`${place.people}/candidates`}
          who={who}
          picked={picked}
          found={result?.found}
          chosen={String(typed.user ?? '')}
          names={{ first: String(typed.first_name ?? ''), last: String(typed.last_name ?? '') }}
          errors={{ email: fields.email ?? fields.user, first_name: fields.first_name, last_name: fields.last_name }}
          onWho={(text) => {
            setWho(text);
            setPicked(null);
          }}
          onPick={setPicked}
        />
        <PermissionBoxes
          kind={place.kind}
          keys={keys}
          inherited={picked?.inherited ?? []}
          sources={sources}
          copied={result?.copied}
          source={String(typed.copy ?? '')}
          error={fields.permissions}
          said={said}
          onKeys={(next, words) => {
            setKeys(withNeeds(next));
            setSaid(words);
          }}
        />
        <SendInvite
          capacity={capacity}
          send={send}
          onSend={setSend}
          language={String(typed.locale ?? language)}
          message={String(typed.message ?? '')}
          days={String(typed.days ?? '7')}
          error={fields.message}
        />
      </div>
      <footer>
        <Sentence capacity={capacity} who={who} picked={picked} permissions={keys.length} send={send} />
        <div className="acts">
          {cancel}
          <Submit>{t('submit')}</Submit>
        </div>
      </footer>
    </form>
  );
}
