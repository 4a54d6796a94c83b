import { expect, test } from 'vitest';
import { locales } from '../i18n/locales.ts';
import { messagesOf } from '../i18n/messages.ts';
import { renderLetter } from './letter.tsx';

const content = {
  locale: 'pt-BR' as const,
  appName: 'Foyer',
  subject: 'Ana convida você',
  title: 'Você recebeu um convite',
  preheader: 'Vale até amanhã',
  paragraphs: ['Ana convida você para a TV.'],
  list: { title: 'Você poderá', items: ['Ver salas', 'Editar salas'] },
  button: { label: 'Abrir o convite', url: 'https://foyer.example/invitations/x', hint: 'Ou copie este endereço:' },
  facts: ['O convite vale até amanhã.'],
  footer: ['Foyer enviou isto.'],
};

test('every level of a letter says its language: whatever a mail program takes away, one is left', async () => {
  const { html } = await renderLetter(content);
  for (const level of [
    /<html[^>]*>/,
    /<body[^>]*>/,
    /<table[^>]*max-width[^>]*>/,
    /<table[^>]*class="sheet"[^>]*>/,
    /<div[^>]*data-skip-in-text[^>]*>/,
  ])
    expect(html.match(level)?.[0]).toContain('lang="pt-BR"');
  // react-email says English wherever nobody says otherwise
  expect(html).not.toMatch(/lang="(?!pt-BR")/);
  expect(html).toContain('<title>Ana convida você</title>');
});

test('the button stands above the list, in HTML and in text', async () => {
  const { html, text } = await renderLetter(content);
  for (const body of [html.slice(html.indexOf('<h1')), text]) {
    const order = ['Ana convida você para a TV.', 'Abrir o convite', 'Você poderá', 'Editar salas'].map((one) => body.indexOf(one));
    expect(order).toEqual([...order].sort((left, right) => left - right));
    expect(order).not.toContain(-1);
  }
});

type Letters = Record<string, { subject?: string; title?: string; preheader?: string }>;
const words = (text: string) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];

test.each(locales)('in %s, what the inbox shows beside a subject adds something', async (locale) => {
  for (const [name, letter] of Object.entries(messagesOf(locale).mail as Letters)) {
    if (!letter.subject) continue;
    expect(letter.preheader, name).toBeTruthy();
    const said = new Set(words(`${letter.subject} ${letter.title}`));
    const added = words(letter.preheader as string).filter((word) => !said.has(word));
    expect(added.length, `${name}: ${letter.preheader}`).toBeGreaterThanOrEqual(2);
  }
  const { html } = await renderLetter(content);
  expect(html.indexOf('Vale até amanhã')).toBeLessThan(html.indexOf('<h1'));
});
