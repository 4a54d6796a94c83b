'use server';
import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { placePath } from '../access/place.ts';
import { answerActor } from '../action.ts';
import type { ActionResult } from '../errors.ts';
import { createCustomer } from './create-customer.ts';
import { createCustomerSchema } from './schema.ts';

export async function createCustomerAction(_previous: ActionResult | null, form: FormData): Promise<ActionResult> {
  return answerActor(form, createCustomerSchema, async (actor, input) => {
    const { id } = await createCustomer(actor, input);
    revalidatePath('/', 'layout');
    redirect(placePath({ kind: 'customer', id }));
  });
}
