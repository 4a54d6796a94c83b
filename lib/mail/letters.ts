import type { namespaces } from '../i18n/namespaces.ts';

type Mail = (typeof namespaces)['en']['mail'];
type Said = { subject: string; preheader: string; title: string; body: string; button: string };
/** A part of `mail.json` that is a letter's: whole, or it is none. */
export type Words = { [W in keyof Mail]: Mail[W] extends Said ? W : never }[keyof Mail];

type Letter = {
  /** what its job is told: ids alone, never a secret (rule 12). The first one makes its Message-ID, the same at every try */
  job: readonly [string, ...string[]];
  /** its words in the catalogue, the usual ones first */
  words: readonly [Words, ...Words[]];
  /**
   * What it is counted against (`postMails`). invitation: whoever manages a place writes to somebody. proof: somebody unknown
   * asks for a way in. notice: what a person did is told to whoever invited them, who may not be kept from doing it
   */
  budget: 'invitation' | 'proof' | 'notice';
  /** what a person who chooses their mails would call it */
  preference: 'access' | 'invitations' | 'security';
} & (
  | {
      /** what loads its facts again, at the moment of sending */
      about: 'link' | 'code' | 'invitation';
      /** whose address it goes to, in whose language */
      to: 'invitee' | 'inviter';
    }
  | { about: 'association'; to: 'member' }
);

/**
 * Every letter that Foyer sends, by the name of its job: the one place to add one. Its template is asked for where its facts
 * are loaded (`mail.ts` of that noun), its words in `mail.json`; what is missing of either ends the build.
 */
export const letters = {
  /** a mailed link, to somebody new or known alike; an owner of a new customer sets up their sign-in by it */
  mail_invitation: {
    job: ['linkId'],
    about: 'link',
    to: 'invitee',
    words: ['invitation', 'owner'],
    budget: 'invitation',
    preference: 'invitations',
  },
  /**
   * rule 14: the six digits and a mailed link, to a new person alone; what belongs to somebody known is never mailed. Who owns
   * something already gets the link without a code
   */
  mail_code: {
    job: ['tokenId', 'invitationId', 'linkId'],
    about: 'code',
    to: 'invitee',
    words: ['code', 'way_in'],
    budget: 'proof',
    preference: 'security',
  },
  /** rule 14: tells somebody known that they have a sign-in, without any token */
  mail_sign_in_note: {
    job: ['noteId', 'invitationId'],
    about: 'invitation',
    to: 'invitee',
    words: ['note'],
    budget: 'proof',
    preference: 'security',
  },
  mail_accepted: {
    job: ['invitationId'],
    about: 'invitation',
    to: 'inviter',
    words: ['accepted'],
    budget: 'notice',
    preference: 'invitations',
  },
  mail_declined: {
    job: ['invitationId'],
    about: 'invitation',
    to: 'inviter',
    words: ['declined'],
    budget: 'notice',
    preference: 'invitations',
  },
  mail_asked_again: {
    job: ['noteId', 'invitationId'],
    about: 'invitation',
    to: 'inviter',
    words: ['asked'],
    budget: 'notice',
    preference: 'invitations',
  },
  mail_association_added: {
    job: ['associationId', 'customerId'],
    about: 'association',
    to: 'member',
    words: ['added'],
    budget: 'invitation',
    preference: 'access',
  },
  mail_owner_made: {
    job: ['associationId', 'customerId'],
    about: 'association',
    to: 'member',
    words: ['made'],
    budget: 'invitation',
    preference: 'access',
  },
} as const satisfies Record<`mail_${string}`, Letter>;

export type Task = keyof typeof letters;
/** What each letter's job is told. */
export type Jobs = { [T in Task]: { [Id in (typeof letters)[T]['job'][number]]: string } };
/** What loads the facts of letters. */
export type About = (typeof letters)[Task]['about'];
/** The letters whose facts are loaded so. */
export type TaskAbout<A extends About> = { [T in Task]: (typeof letters)[T]['about'] extends A ? T : never }[Task];
