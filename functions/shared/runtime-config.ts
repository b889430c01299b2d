import * as z from 'zod';
import { HASH_SUITES } from '../../events/hash-suite.ts';
import { MailRoute, SmsRoute } from './routes.ts';

const table = z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, { error: 'the name of a DynamoDB table' });

/** A variable that holds JSON. */
const json = <S extends z.ZodType>(schema: S) =>
  z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** Every variable a function may read; the template gives each function those it names and no other. */
const variables = {
  LEDGER_TABLE: table,
  VIEWS_TABLE: table,
  DIRECTORY_TABLE: table,
  OPERATIONS_TABLE: table,
  /** Bucket of tiles and checkpoints, written once */
  LOG_BUCKET: z.string().min(3),
  /** Id or ARN of a KMS key of Ed25519 */
  SIGNING_KEY_ID: z.string().min(1),
  /** Id or ARN of a KMS key of SM2, where checkpoints are signed in that too */
  SECOND_SIGNING_KEY_ID: z.string().min(1).optional(),
  /** Hash suite of ledgers that hold nothing yet; any other goes on in its own */
  LEDGER_SUITE: z.enum(HASH_SUITES).default('sha256'),
  EVENT_BUS_NAME: z.string().min(1),
  MAIL_FROM: z.string().min(3),
  CONSOLE_URL: z.url({ protocol: /^https?$/ }),
  /** Where people reach this API: in the links of messages */
  API_URL: z.url({ protocol: /^https?$/ }),
  /** Secrets Manager, JSON `{keys: [base64 …]}`: by which the links of messages are signed */
  LINK_SECRET_ID: z.string().min(1),
  MAIL_ROUTE: json(MailRoute),
  SMS_ROUTE: json(SmsRoute).optional(),
  POWERTOOLS_SERVICE_NAME: z.string().min(1),
} as const;

type Variables = typeof variables;
export type VariableName = keyof Variables;
export type RuntimeConfig<N extends VariableName> = { readonly [K in N]: z.infer<Variables[K]> };

/** The environment is not what the template promises. `names` are the variables at fault. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly names: readonly string[];
  constructor(names: readonly string[], detail: string) {
    super(detail);
    this.names = names;
  }
}

/**
 * The named variables of the environment, parsed. Read once, at module scope: a function that is wired wrong fails at
 * start with the name of everything that is missing, and never in the middle of a request.
 * @example const config = runtimeConfig(['LEDGER_TABLE', 'VIEWS_TABLE']);
 */
export function runtimeConfig<N extends VariableName>(
  names: readonly N[],
  environment: Readonly<Record<string, string | undefined>> = process.env,
): RuntimeConfig<N> {
  const values: Record<string, unknown> = {};
  const faults: { name: string; detail: string }[] = [];
  for (const name of names) {
    const given = environment[name];
    // An unset parameter of a template arrives as an empty string.
    const parsed = variables[name].safeParse(given === '' ? undefined : given);
    if (parsed.success) values[name] = parsed.data;
    else faults.push({ name, detail: given ? (parsed.error.issues[0]?.message ?? 'not valid') : 'missing' });
  }
  if (faults.length) {
    const detail = faults.map((fault) => `${fault.name} (${fault.detail})`).join(', ');
    throw new ConfigError(
      faults.map((fault) => fault.name),
      `the environment lacks what this function needs: ${detail}`,
    );
  }
  return values as RuntimeConfig<N>;
}
