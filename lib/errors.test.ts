import { expect, test } from 'vitest';
import { typedValues } from './errors.ts';

test('a refused form gets back all that was typed but secrets, by whole words', () => {
  const form = new FormData();
  const secrets = ['password', 'new_password', 'token', 'access_token', 'code', 'recovery_code', 'client_secret', 'passphrase', 'otp'];
  const plain = ['postal_code', 'country_code', 'code_name', 'email', 'tokens_left', 'passport', 'secretary', 'opinion'];
  for (const name of [...secrets, ...plain, '$ACTION_ID_1']) form.append(name, 'x');
  expect(Object.keys(typedValues(form)).sort()).toEqual([...plain].sort());
});
