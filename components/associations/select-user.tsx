'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Candidate } from '#lib/associations/list-candidates';
import { typedAddresses } from '#lib/associations/schema';
import { described, FieldError, TextField } from '../form/field.tsx';
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
  errors: { email: string | undefined; first_name: string | undefined; last_name: string | undefined };
  onWho: (text: string) => void;
  onPick: (candidate: Candidate | null) => void;
};

/** Select User: a combobox that searches on the server; without script *Find* sends the form and offers radios. */
export function SelectUser({ capacity, address, who, picked, found, find, chosen, names, errors, onWho, onPick }: Given) {
  const t = useTranslations('associations.dialog');
  const form = useTranslations('form');
  const error = errors.email;
  const input = useRef<HTMLInputElement>(null);
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
        ref={input}
        name="email"
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
            name="first_name"
            label={t('first_name')}
            error={errors.first_name}
            optional={form('optional')}
            hint={t('name_hint')}
            autoComplete="off"
            maxLength={80}
            value={name.first}
            onChange={(event) => setName({ ...name, first: event.target.value })}
          />
          <TextField
            name="last_name"
            label={t('last_name')}
            error={errors.last_name}
            optional={form('optional')}
            autoComplete="off"
            maxLength={80}
            value={name.last}
            onChange={(event) => setName({ ...name, last: event.target.value })}
          />
        </div>
      )}
    </section>
  );
}
