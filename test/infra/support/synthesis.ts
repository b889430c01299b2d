import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildApp, functionEntries } from '../../../infra/app-definition.ts';
import type { Settings } from '../../../infra/settings.ts';

/** A value of a template: plain, or an intrinsic such as `{ Ref: … }`. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: { readonly [key: string]: Value };
  readonly DeletionPolicy?: string;
  readonly UpdateReplacePolicy?: string;
}

export const settings: Settings = {
  stage: 'test',
  issuer: 'https://sign-in.example.invalid',
  audience: ['plan-ledger'],
  mail: {
    via: 'SMTP',
    host: 'smtp.example.invalid',
    port: 465,
    secure: true,
    secretId: 'plan-ledger/smtp',
  },
  sms: {
    via: 'ALIYUN',
    endpoint: 'dysmsapi.aliyuncs.com',
    signName: '预案台账',
    templates: { zh: 'SMS_1', en: 'SMS_2' },
    secretId: 'plan-ledger/sms',
  },
  ledgerSuite: 'sm3',
  sm2Signature: true,
  mailFrom: 'Plan Ledger <plan-ledger@example.invalid>',
  apiUrl: 'https://api.example.invalid',
  linkSecretId: 'plan-ledger/links',
  consoleUrl: 'https://console.example.invalid/ledger',
};

/** Cloud assemblies of this test file, gone with its last test. */
const assemblies = mkdtempSync(join(tmpdir(), 'plan-ledger-infra-'));
afterAll(() => rmSync(assemblies, { recursive: true }));

export const freshDirectory = (): string => mkdtempSync(join(assemblies, 'app-'));

/** The app, not yet synthesised. */
export const build = (options: { settings?: Settings; bundling?: boolean } = {}) =>
  buildApp({
    ...(options.settings ?? settings),
    bundling: options.bundling ?? false,
    outdir: freshDirectory(),
  });

export interface Synthesis {
  readonly template: { readonly [section: string]: Value };
  readonly resources: readonly Resource[];
  /** Name of a function's folder → its resource. */
  readonly functions: ReadonlyMap<string, Resource>;
  /** Directory of the cloud assembly. */
  readonly directory: string;
  ofType(type: string): readonly Resource[];
  resource(id: string): Resource;
}

/** The template as deployed, from one synthesis; a test file makes one and asks many questions. */
export function synthesise(options: { settings?: Settings; bundling?: boolean } = {}): Synthesis {
  const { app, stack } = build(options);
  const assembly = app.synth();
  const template = assembly.getStackArtifact(stack.artifactId).template;
  const resources = Object.entries<Omit<Resource, 'id'>>(template.Resources).map(([id, body]) => ({
    ...body,
    id,
  }));
  const resource = (id: string): Resource => {
    const found = resources.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`no resource ${id} in the template`);
    return found;
  };
  const functions = new Map(
    [...functionEntries(app)].map(([id, entry]) => [entry.split('/').at(-2) ?? entry, resource(id)]),
  );
  return {
    template,
    resources,
    functions,
    directory: assembly.directory,
    ofType: (type) => resources.filter((candidate) => candidate.Type === type),
    resource,
  };
}

/** A value as a list: a policy writes one action or one resource without brackets. */
export const list = (value: Value | undefined): readonly Value[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

/** A field of an object in a template. */
export function field(value: Value | undefined, ...path: readonly string[]): Value | undefined {
  let at: Value | undefined = value;
  for (const key of path) {
    at =
      typeof at === 'object' && at !== null && !Array.isArray(at)
        ? (at as { [key: string]: Value })[key]
        : undefined;
  }
  return at;
}

/** The logical id a `Ref` or `Fn::GetAtt` points to. */
export function target(value: Value | undefined): string | undefined {
  const found = field(value, 'Ref') ?? list(field(value, 'Fn::GetAtt'))[0];
  return typeof found === 'string' ? found : undefined;
}
