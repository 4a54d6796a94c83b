'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/control.tsx';
import { Glyph } from '../ui/glyph.tsx';

type Choice = { name: string; label: string; value: string; options: { value: string; label: string }[] };
type Given = {
  path: string;
  q: string;
  label: string;
  placeholder: string;
  choices: Choice[];
  hidden: Record<string, string | undefined>;
  apply: string;
};

/** Search and filters as a plain GET form; with script, typing replaces the address a quarter of a second later. */
export function SearchForm({ path, q, label, placeholder, choices, hidden, apply }: Given) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [pending, start] = useTransition();
  // the sign stands from the first letter on, not only once the address changes
  const [typing, setTyping] = useState(false);
  const go = (push: boolean) => {
    setTyping(false);
    const query = new URLSearchParams();
    for (const [name, value] of new FormData(form.current as HTMLFormElement))
      if (typeof value === 'string' && value) query.set(name, value);
    const text = query.toString();
    const address = text ? `${path}?${text}` : path;
    start(() => (push ? router.push(address, { scroll: false }) : router.replace(address, { scroll: false })));
  };
  useEffect(() => {
    const slash = (event: KeyboardEvent) => {
      const typing = (event.target as HTMLElement).closest('input,textarea,select,[contenteditable]');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      form.current?.querySelector<HTMLInputElement>('input[type=search]')?.focus();
    };
    addEventListener('keydown', slash);
    return () => removeEventListener('keydown', slash);
  }, []);
  return (
    <form
      ref={form}
      className="flex flex-wrap items-center gap-2 border-transparent px-gutter py-4 aria-busy:border-focus aria-busy:border-b-2 aria-busy:pb-3.5 [&[aria-busy=true]~*]:opacity-60 [&[aria-busy=true]~*]:transition-opacity [&[aria-busy=true]~*]:delay-150 motion-reduce:[&[aria-busy=true]~*]:transition-none"
      action={path}
      aria-busy={pending || typing}
      onSubmit={(event) => {
        event.preventDefault();
        clearTimeout(timer.current);
        go(true);
      }}
    >
      <div className="relative w-80 max-w-full phone:w-full">
        <label className="sr-only" htmlFor="q">
          {label}
        </label>
        <Glyph name="search" className="absolute inset-y-0 start-2.5 my-auto text-ink-3" />
        <Input
          className="peer ps-8.5"
          id="q"
          name="q"
          type="search"
          placeholder={placeholder}
          defaultValue={q}
          maxLength={200}
          onInput={() => {
            setTyping(true);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => go(false), 250);
          }}
        />
        {/* the field's own × stands there once something is typed; whoever is in it needs no key to get there */}
        <kbd aria-hidden="true" className="absolute end-2.5 top-1.75 peer-not-placeholder-shown:hidden peer-focus:hidden phone:hidden">
          /
        </kbd>
      </div>
      {choices.map((choice) => (
        <label className="inline-flex items-center gap-2 text-ink-2 text-sm" key={choice.name} htmlFor={choice.name}>
          <span>{choice.label}</span>
          <Select fit id={choice.name} name={choice.name} defaultValue={choice.value} onChange={() => go(true)}>
            {choice.options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </Select>
        </label>
      ))}
      {Object.entries(hidden).map(([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />)}
      <noscript>
        <Button type="submit">{apply}</Button>
      </noscript>
    </form>
  );
}
