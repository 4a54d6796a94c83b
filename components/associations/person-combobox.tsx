'use client';
import { Combobox } from '@base-ui/react/combobox';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Candidate } from '#lib/associations/list-candidates';
import { typedAddresses } from '#lib/associations/schema';
import { Input } from '../ui/control.tsx';
import { type Option, PersonOptions } from './person-options.tsx';
import { useCandidates } from './use-candidates.ts';

type Given = Omit<React.ComponentProps<'input'>, 'value' | 'defaultValue' | 'list'> & {
  /** where people are searched */
  address: string;
  text: string;
  /** whether script runs: before, it is a plain field and promises no list */
  awake: boolean;
  onText: (text: string) => void;
  onPick: (person: Candidate) => void;
  /** what stands beside the field until script runs */
  children?: React.ReactNode;
};

const plain = { role: undefined, 'aria-expanded': undefined, 'aria-haspopup': undefined, 'aria-autocomplete': undefined };

/**
 * One text field that finds people while one types, by Base UI's combobox. What is typed belongs to the form, whether anybody
 * is chosen or not, so the library's own wishes to fill the field in, or to empty it, are refused. Its list stands in the
 * dialog, right below the field, without the library's popup: that one would hide the rest of the form from screen readers
 * while it is open. The library's own button for closing it (a span) is not shown to them: its name is English for everybody.
 */
export function PersonCombobox({ address, text, awake, onText, onPick, children, ...input }: Given) {
  const [open, setOpen] = useState(false);
  const actions = useRef<Combobox.Root.Actions>(null);
  const { state, candidates, again } = useCandidates(address, text);
  const invite = typedAddresses(text).length === 1 ? typedAddresses(text)[0] : undefined;
  const options = useMemo((): Option[] => {
    const known = candidates.some((one) => one.address.toLowerCase() === invite?.toLowerCase());
    return [
      ...candidates.map((person) => ({ person })),
      ...(invite && !known ? [{ invite }] : []),
      ...(state === 'failed' ? [{ again: true as const }] : []),
    ];
  }, [candidates, invite, state]);
  const shows = open && state !== 'none';
  // without the library's popup nothing else tells it that the list is gone
  useEffect(() => {
    if (!shows) actions.current?.unmount();
  }, [shows]);
  return (
    <Combobox.Root<Option>
      items={options}
      filter={null}
      value={null}
      actionsRef={actions}
      open={shows}
      onOpenChange={setOpen}
      inputValue={text}
      onInputValueChange={(next, details) => {
        if (details.reason === 'input-change') onText(next);
        else details.cancel();
      }}
      onValueChange={(option, details) => {
        if (option && 'person' in option) onPick(option.person);
        if (option && 'again' in option) {
          details.cancel();
          again();
        }
      }}
    >
      <Combobox.InputGroup
        className="relative flex gap-2 [&>span]:hidden"
        role="presentation"
        onBlur={(event) => {
          if (event.relatedTarget && !event.currentTarget.contains(event.relatedTarget)) setOpen(false);
        }}
      >
        <Combobox.Input {...input} render={<Input />} {...(awake ? {} : plain)} />
        {children}
        {shows && <PersonOptions state={state} found={candidates.length} invites={options.some((option) => 'invite' in option)} />}
      </Combobox.InputGroup>
    </Combobox.Root>
  );
}
