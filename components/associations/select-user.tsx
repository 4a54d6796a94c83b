'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Candidate } from '#lib/associations/list-candidates';
import { typedAddresses } from '#lib/associations/schema';
import { described, FieldError, TextField } from '../form/field.tsx';
import type { CheckedForm } from '../form/use-checked-form.ts';
import { Button } from '../ui/button.tsx';
import { Choice } from '../ui/choice.tsx';
import { Hint } from '../ui/hint.tsx';
import { Label } from '../ui/label.tsx';
import { stackLook } from '../ui/stack.tsx';
import { PersonCombobox } from './person-combobox.tsx';
import { PickedPerson } from './picked-person.tsx';

type Given = {
  capacity: 'admin' | 'owner';
  address: string;
  who: string;
  picked: Candidate | null;
  found: Candidate[] | undefined;
  find: (form: FormData) => void;
  chosen: string;
  names: { first: string; last: string };
  register: CheckedForm['register'];
  errorOf: CheckedForm['errorOf'];
  onWho: (text: string) => void;
  onPick: (candidate: Candidate | null) => void;
};

/** Select User: a combobox that searches on the server; without script *Find* sends the form and offers radios. */
export function SelectUser({ capacity, address, who, picked, found, find, chosen, names, register, errorOf, onWho, onPick }: Given) {
  const t = useTranslations('associations.dialog');
  const form = useTranslations('form');
  const error = errorOf('email') ?? errorOf('user');
  const input = useRef<HTMLInputElement>(null);
  const { ref: known, ...field } = register('email');
  const card = useRef<HTMLDivElement>(null);
  const [name, setName] = useState(names);
  const [ready, setReady] = useState(false);
  // where the focus goes once the other of the two stands there
  const moved = useRef(false);
  useEffect(() => {
    // what was typed before the page woke up is there, and React must not lose it
    if (input.current?.value && input.current.value !== who) onWho(input.current.value);
    setReady(true);
  }, []);
  useEffect(() => {
    if (moved.current) (card.current ?? input.current)?.focus();
    moved.current = false;
  }, [picked]);
  const pick = (person: Candidate | null) => {
    moved.current = true;
    onPick(person);
  };
  const isAddress = typedAddresses(who).length === 1;
  if (picked) return <PickedPerson ref={card} picked={picked} who={who} error={error} find={find} onChange={() => pick(null)} />;
  return (
    <section className={stackLook({ gap: 'tight' })} aria-labelledby="select-user">
      <h2 id="select-user">{t('select')}</h2>
      <Label htmlFor="email">{t('who')}</Label>
      <PersonCombobox
        {...field}
        ref={(element) => {
          input.current = element;
          known(element);
        }}
        type="text"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        address={address}
        text={who}
        awake={ready}
        onText={onWho}
        onPick={pick}
        {...described('email', error, true)}
      >
        {!ready && (
          <Button type="submit" formAction={find}>
            {t('find')}
          </Button>
        )}
      </PersonCombobox>
      <Hint id="email-hint">{capacity === 'admin' ? t('who_hint_admin') : t('who_hint_owner')}</Hint>
      <FieldError id="email" error={error} />
      {found && !ready && (
        <fieldset className={stackLook({ gap: 'tight', className: 'mt-2' })}>
          <legend>{t('found')}</legend>
          <input type="hidden" name="searched" value="1" />
          {found.length === 0 && <Hint as="p">{t('found_none')}</Hint>}
          {found.map((candidate) => (
            <Choice key={candidate.user}>
              <input
                type="radio"
                name="user"
                value={candidate.user}
                disabled={candidate.here !== null}
                defaultChecked={candidate.user === chosen}
              />
              <span>
                {candidate.name} <span className="wrap-anywhere">{candidate.address}</span>{' '}
                {candidate.here && <span className="text-ink-3">{candidate.here === 'pending' ? t('pending_here') : t('here')}</span>}
              </span>
            </Choice>
          ))}
        </fieldset>
      )}
      {(!ready || isAddress || name.first !== '' || name.last !== '') && (
        <div className="mt-2 grid grid-cols-2 gap-x-8 gap-y-3 phone:grid-cols-1 phone:gap-4">
          <TextField
            {...register('first_name', { onChange: (event) => setName({ ...name, first: event.target.value }) })}
            label={t('first_name')}
            error={errorOf('first_name')}
            optional={form('optional')}
            hint={t('name_hint')}
            autoComplete="off"
            maxLength={80}
            value={name.first}
          />
          <TextField
            {...register('last_name', { onChange: (event) => setName({ ...name, last: event.target.value }) })}
            label={t('last_name')}
            error={errorOf('last_name')}
            optional={form('optional')}
            autoComplete="off"
            maxLength={80}
            value={name.last}
          />
        </div>
      )}
    </section>
  );
}
