/** A person by initials: dashed while they are not here yet, a double ring for admins. */
export function Initials({ name, look = 'here' }: { name: string; look?: 'here' | 'yet' | 'admin' }) {
  const words = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  const first = [...(words[0] ?? '?')][0] ?? '?';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (
    <span className={`ini ${look === 'yet' ? 'yet' : look === 'admin' ? 'adm' : ''}`} aria-hidden="true">
      {(first + last).toUpperCase()}
    </span>
  );
}
