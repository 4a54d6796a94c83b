'use client';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { type Permission, type Preset, presets, withNeeds } from '#lib/access/permissions';
import type { PlaceKind } from '#lib/access/place';
import {
  associateUserAction,
  copyPermissionsAction,
  type DialogState,
  findPeopleAction,
  replacePendingAction,
  resendToAction,
  takePresetAction,
} from '#lib/associations/actions';
import { dialogForm } from '#lib/associations/dialog-form';
import type { CopySource } from '#lib/associations/find-dialog-data';
import type { Candidate } from '#lib/associations/list-candidates';
import { associateUserSchema } from '#lib/associations/schema';
import { ErrorSummary } from '../form/error-summary.tsx';
import { EnterSubmits, Submit } from '../form/submit.tsx';
import { useAction } from '../form/use-action.ts';
import { useCheckedForm } from '../form/use-checked-form.ts';
import { Actions } from '../ui/actions.tsx';
import { DialogFoot } from '../ui/dialog.tsx';
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

type Answer = NonNullable<DialogState>;

// bound once: each binding is a promise, for which the server's React would wait anew at every try
const takePreset = presets.map((preset) => takePresetAction.bind(null, preset));

const list = (value: string | string[] | undefined) => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

/** Associate User, to the letter of spec.md §2: three headings, a live sentence of what will happen, and one button. */
export function AssociateDialog(given: DialogGiven & { inert: boolean; cancel: React.ReactNode }) {
  const { place, capacity, language, sources, inert, cancel } = given;
  const t = useTranslations('associations.dialog');
  const page = `${place.people}/associate`;
  const [resent, resend, resending, , postResend] = useAction<Answer>(resendToAction, page);
  const [replaced, replace, replacing, , postReplace] = useAction<Answer>(replacePendingAction, page);
  const [sought, find] = useAction<Answer>(findPeopleAction, page);
  const [copied, copy] = useAction<Answer>(copyPermissionsAction, page);
  const taken = takePreset.map((take) => useAction<Answer>(take, page));
  const { result, answered, sending, register, clearErrors, was, errorOf, form } = useCheckedForm<Answer>(
    associateUserSchema,
    associateUserAction,
    { shape: dialogForm, page, others: [resent, replaced, sought, copied, ...taken.map(([answer]) => answer)], mode: 'onSubmit' },
  );
  const waiting = sending || resending || replacing;
  const refused = result && !result.ok ? result : null;
  const typed = answered?.values ?? {};
  const filled = answered?.filled;
  const [who, setWho] = useState(was('email'));
  const [picked, setPicked] = useState<Candidate | null>(filled?.chosen ?? null);
  const [keys, setKeys] = useState<Permission[]>(filled?.permissions ?? (list(typed.permissions) as Permission[]));
  const [send, setSend] = useState(answered ? typed.send_invite !== undefined : true);
  const [said, setSaid] = useState('');
  const several = !picked && was('user') === '' && who.split('@').length > 2;
  const pendingHere = refused?.error.reason === 'associations.errors.here_pending';
  return (
    <form {...form} className="flex min-h-0 flex-1 flex-col inert:opacity-60" inert={inert}>
      <EnterSubmits />
      <div className="flex flex-col gap-4 overflow-y-auto px-(--inset) pt-1 pb-5 phone:flex-1 phone:gap-6 phone:overflow-visible phone:pb-6">
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
            <p className="mt-3 flex flex-wrap gap-3 phone:flex-col">
              {!several && (
                <Submit look="plain" small verb={{ action: resend, post: postResend }} waiting={waiting} busy={resending}>
                  {t('resend')}
                </Submit>
              )}
              <Submit look="plain" small verb={{ action: replace, post: postReplace }} waiting={waiting} busy={replacing}>
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
          found={filled?.found}
          find={find}
          chosen={was('user')}
          names={{ first: was('first_name'), last: was('last_name') }}
          register={register}
          errorOf={errorOf}
          onWho={(text) => {
            setWho(text);
            setPicked(null);
          }}
          onPick={(person) => {
            setPicked(person);
            clearErrors(['email', 'user']);
          }}
        />
        <PermissionBoxes
          kind={place.kind}
          keys={keys}
          inherited={picked?.inherited ?? []}
          sources={sources}
          copied={filled?.copied}
          copy={copy}
          takePreset={Object.fromEntries(presets.map((preset, at) => [preset, taken[at]?.[1]])) as Record<Preset, (form: FormData) => void>}
          source={was('copy')}
          error={errorOf('permissions')}
          said={said}
          onKeys={(next, words) => {
            setKeys(withNeeds(next));
            setSaid(words);
            if (next.length > 0) clearErrors('permissions');
          }}
        />
        <SendInvite
          capacity={capacity}
          send={send}
          onSend={setSend}
          language={was('locale') || language}
          message={was('message')}
          days={was('days') || '7'}
          register={register}
          error={errorOf('message')}
        />
      </div>
      <DialogFoot>
        <Sentence capacity={capacity} who={who} picked={picked} permissions={keys.length} send={send} />
        <Actions grows="last">
          {cancel}
          <Submit waiting={waiting} busy={sending}>
            {t('submit')}
          </Submit>
        </Actions>
      </DialogFoot>
    </form>
  );
}
