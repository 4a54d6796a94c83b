'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { answerActor } from '../action.ts';
import type { ActionResult } from '../errors.ts';
import { placeAddress } from '../landing/landing.ts';
import { createCustomer } from './create-customer.ts';
import { createCustomerSchema } from './schema.ts';

export async function createCustomerAction(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  return answerActor(form, createCustomerSchema, async (actor, input) => {
    const { id, name, owner, known } = await createCustomer(actor, input);
    revalidatePath('/', 'layout');
    redirect(placeAddress(actor, { kind: 'customer', id }, { did: 'created', name, owner, known }));
  });
}
