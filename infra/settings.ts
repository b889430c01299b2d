import type { IConstruct } from 'constructs';
import * as z from 'zod';
import { HASH_SUITES } from '../events/hash-suite.ts';
import { MailRoute, SmsRoute } from '../functions/shared/routes.ts';

/** What differs from one deployment to another; everything else is the same template. */
const settingsSchema = z.strictObject({
  /** Names the deployment, e.g. `shijingshan`: part of the stack's name and the bus's. One account can hold several. */
  stage: z.string().regex(/^[a-z][a-z0-9-]{0,29}$/),
  /** OIDC issuer whose tokens the gateway accepts, exactly as in the claim `iss`. */
  issuer: z.url(),
  /** The values of the claim `aud` that are ours. */
  audience: z.array(z.string().min(1)).min(1),
  /** By which way mail leaves; secrets by name or full ARN. */
  mail: MailRoute,
  /** By which way text messages leave; none: nobody is reminded by text message. */
  sms: SmsRoute.optional(),
  /**
   * Hash suite of ledgers that begin here: `sm3` where the law on commercial cryptography asks for it (密码法第二十七条).
   * A ledger keeps the suite in which it began.
   * @default sha256
   */
  ledgerSuite: z.enum(HASH_SUITES).optional(),
  /** Whether checkpoints carry a signature of SM2 beside that of Ed25519: its KMS key exists in the regions of China alone. */
  sm2Signature: z.boolean().optional(),
  /** From address of reminders, RFC 5322. */
  mailFrom: z.string().min(3),
  /** Where people reach the HTTP API: in the links by which a message is answered, and in calendar feeds. */
  apiUrl: z.url(),
  /** Name or full ARN of a secret with JSON `{keys: [base64]}`, 32 random bytes each, by which those links are signed. */
  linkSecretId: z.string().min(1),
  /** Where people open the console: in the mails' links, and the one origin that CORS admits. */
  consoleUrl: z.url(),
});

export type Settings = z.infer<typeof settingsSchema>;

/**
 * The settings of the stage that the context names (`-c stage=…`), from `stages` in cdk.json or in `-c`'s files.
 * Throws when the stage is not described or described wrongly, with every fault at once.
 */
export function settingsFromContext(scope: IConstruct): Settings {
  const stage: unknown = scope.node.tryGetContext('stage');
  const stages = z.record(z.string(), z.looseObject({})).parse(scope.node.tryGetContext('stages'));
  const known = typeof stage === 'string' ? stages[stage] : undefined;
  if (!known) {
    throw new Error(
      `no stage "${String(stage)}" among the stages of cdk.json: ${Object.keys(stages).join(', ')}`,
    );
  }
  const parsed = settingsSchema.safeParse({ ...known, stage });
  if (!parsed.success)
    throw new Error(`stage "${String(stage)}" in cdk.json:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
