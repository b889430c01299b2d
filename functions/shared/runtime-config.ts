import * as z from 'zod';

const table = z.string().regex(/^[A-Za-z0-9_.-]{3,255}$/, { error: 'the name of a DynamoDB table' });

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
  WITNESS_KEY_ID: z.string().min(1),
  /** Name of the witness's key in notes */
  WITNESS_NAME: z.string().regex(/^[!-*,-~]{1,200}$/),
  EVENT_BUS_NAME: z.string().min(1),
  MAIL_FROM: z.string().min(3),
  CONSOLE_URL: z.url({ protocol: /^https?$/ }),
  SMTP_HOST: z.string().min(1),
  SMTP_PORT: z.coerce.number().int().min(1).max(65_535),
  SMTP_SECURE: z.enum(['true', 'false']).transform((text) => text === 'true'),
  /** Secrets Manager, JSON `{user, pass}`; a relay that asks for no sign-in has none */
  SMTP_SECRET_ID: z.string().min(1).optional(),
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
