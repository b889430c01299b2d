import * as z from 'zod';
import { secretValue } from '../secrets.ts';

const SignIn = z.object({ user: z.string().min(1), pass: z.string().min(1) });

/** Credentials of the mail relay. */
export const signInOf = async (secretId: string): Promise<z.infer<typeof SignIn>> =>
  SignIn.parse(await secretValue(secretId));
