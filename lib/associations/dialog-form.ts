import { type FormShape, textOf } from '../form.ts';
import { parseAddress, splitAddresses } from '../mail/address.ts';
import { line } from '../text/schema.ts';

const longest = 8000;

// the same address twice is one person; what is far too long is judged as it is, not cut into words
function addressesOf(text: string): string[] {
  if (text.length > longest) return [text];
  const found = new Map(splitAddresses(text).map((word) => [parseAddress(word)?.key ?? word, word]));
  return [...found.values()];
}

/**
 * The dialog's fields as `associateUserSchema` has them: somebody chosen in `user`, or every address in `email`, of which one
 * alone has a name. Its faults stand at the field that was typed in.
 */
export const dialogForm: FormShape = {
  read(fields) {
    const user = textOf(fields, 'user');
    const words = addressesOf(textOf(fields, 'email'));
    const name = `${textOf(fields, 'first_name')} ${textOf(fields, 'last_name')}`.trim();
    const named = words.length === 1 && name !== '' ? { name } : {};
    return { invitees: user ? [{ user_id: user }] : words.map((email) => ({ email, ...named })) };
  },
  fieldOf(path, fields) {
    if (path[0] !== 'invitees') return undefined;
    if (path.at(-1) !== 'name') return 'email';
    return line(80).safeParse(textOf(fields, 'first_name')).success ? 'last_name' : 'first_name';
  },
};
