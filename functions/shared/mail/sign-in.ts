import * as z from 'zod';

const SignIn = z.object({ user: z.string().min(1), pass: z.string().min(1) });

/** Credentials of the mail relay from Secrets Manager. The client is loaded only where a relay asks for a sign-in. */
export async function signInOf(secretId: string): Promise<z.infer<typeof SignIn>> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const { SecretString } = await new SecretsManagerClient({ maxAttempts: 3 }).send(
    new GetSecretValueCommand({ SecretId: secretId }),
  );
  return SignIn.parse(JSON.parse(SecretString ?? ''));
}
