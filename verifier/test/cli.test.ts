import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, NOW_MS, policyText } from '../../test/support/proof/bundle.ts';
import { utf8 } from '../src/bytes.ts';
import { directorySource } from '../src/directory.ts';
import { type Verdict, verifyBundle } from '../src/verify.ts';
import { honestExhibit, rememberingCrypto } from './support/corpus.ts';
import { temporaryFolder, writeFiles } from './support/folders.ts';

const folder = temporaryFolder();
const bundle = writeFiles(join(folder, 'clean'), filesOf(honestExhibit(12)));
const cut = writeFiles(
  join(folder, 'cut'),
  filesOf({ ...honestExhibit(12), rows: honestExhibit(12).rows.slice(0, 9) }),
);
const policy = join(folder, 'policy.json');
writeFileSync(policy, policyText());
const alone = join(folder, 'alone.json');
writeFileSync(alone, policyText({ witnesses: [], quorum: 0, ledger: '110108' }));
const NOW = ['--now', new Date(NOW_MS).toISOString()];

const run = (...given: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, '../cli.ts'), ...given], { encoding: 'utf8' });

describe('audit:verify', () => {
  it('exits with 0 and a report in Chinese when the bundle holds', () => {
    const { status, stdout, stderr } = run(bundle, '--policy', policy, ...NOW);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('证据包校验结论: 成立（0）');
    expect(stdout).toContain('有时间戳');
  });

  it('exits with 1 and the verdict as canonical JSON, the same that the library gives', async () => {
    const { status, stdout } = run(cut, '--policy', policy, '--json', ...NOW);
    const ours = await verifyBundle(directorySource(cut), utf8(policyText()), {
      crypto: rememberingCrypto,
      now: NOW_MS,
    });
    expect([status, JSON.parse(stdout)]).toEqual([1, ours]);
    expect((JSON.parse(stdout) as Verdict).first?.position).toBe(10);
  });

  it('exits with 2 when it can’t tell: another ledger, no bundle, no policy', () => {
    expect(run(bundle, '--policy', alone, '--lang', 'en').stdout).toContain('cannot tell (2)');
    expect(run(join(folder, 'nowhere'), '--policy', policy).status).toBe(2);
    const without = run(bundle, '--policy', join(folder, 'no-policy.json'));
    expect([without.status, without.stderr.includes('ENOENT'), without.stderr.includes('usage')]).toEqual([
      2,
      true,
      true,
    ]);
  });

  it.each([
    ['nothing', []],
    ['no policy', [bundle]],
    ['an unknown option', [bundle, '--policy', policy, '--trust-bundle']],
    ['a day that does not exist', [bundle, '--policy', policy, '--now', '2026-13-01T00:00:00.000Z']],
  ])('exits with 2 and says how it is used when given %s', (_, given) => {
    const { status, stdout, stderr } = run(...given);
    expect([status, stdout, stderr.includes('usage: audit:verify')]).toEqual([2, '', true]);
  });
});
