/** A secret of Secrets Manager, parsed as JSON. The client is loaded only where a secret is asked for. */
export async function secretValue(secretId: string): Promise<unknown> {
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const { SecretString } = await new SecretsManagerClient({ maxAttempts: 3 }).send(
    new GetSecretValueCommand({ SecretId: secretId }),
  );
  return JSON.parse(SecretString ?? '');
}
