import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessControl } from '../access.ts';
import { writeAtomically } from '../data-dir.ts';
import { LOCAL_PLACE } from '../template/naming.ts';
import { type AwsCall, type AwsReply, accessDenied, awsError } from './aws-endpoint.ts';

/** Name of the secret by which the links of messages are signed on this machine. */
export const LINK_SECRET = 'plan-ledger/links';

/** Secrets Manager as a function sees it: the secrets of this machine, made once and kept in the data directory. */
export class SecretsService {
  private readonly access: AccessControl;
  private readonly secrets: Readonly<Record<string, string>>;

  constructor(dataDir: string, access: AccessControl) {
    this.access = access;
    this.secrets = { [LINK_SECRET]: keptIn(join(dataDir, 'link-keys.json')) };
  }

  readonly handle = async ({ caller, operation, body }: AwsCall): Promise<AwsReply> => {
    if (operation !== 'GetSecretValue')
      return awsError(400, 'UnknownOperationException', `${operation} does not run on this machine`);
    const { SecretId = '' } = JSON.parse(body) as { readonly SecretId?: string };
    const { partition, region, account } = LOCAL_PLACE;
    // Secrets Manager adds six characters of its own to a name.
    const arn = `arn:${partition}:secretsmanager:${region}:${account}:secret:${SecretId}-locals`;
    const action = 'secretsmanager:GetSecretValue';
    if (!this.access.may(caller, action, arn)) return accessDenied(caller, action, arn);
    const SecretString = this.secrets[SecretId];
    if (SecretString === undefined)
      return awsError(400, 'ResourceNotFoundException', `there is no secret ${SecretId} on this machine`);
    return { status: 200, body: JSON.stringify({ ARN: arn, Name: SecretId, SecretString }) };
  };
}

/** The keys in a file that only its owner reads; made when there are none. */
function keptIn(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    writeAtomically(file, JSON.stringify({ keys: [randomBytes(32).toString('base64')] }), 0o600);
    return readFileSync(file, 'utf8');
  }
}
