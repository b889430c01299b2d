import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Files, filesOf, NOW_MS, policyText } from '../../test/support/proof/bundle.ts';
import { type BrowserFile, verifyFiles } from '../browser.ts';
import { utf8 } from '../src/bytes.ts';
import type { Verdict } from '../src/verify.ts';
import { honestExhibit, verdictOn } from './support/corpus.ts';

const base = honestExhibit(12, 0, 12);
const clean = filesOf(base);
const bad = filesOf({
  ...base,
  rows: base.rows.with(4, { ...(base.rows[4] ?? base.rows[0]), hash: 'f'.repeat(64) } as never),
});

/** Files as an input element with a chosen folder gives them, or as files chosen one by one. */
function chosen(files: Files, folder: string | undefined, chunk = 7_000): BrowserFile[] {
  return [...files].map(([path, content]) => ({
    name: folder === undefined ? path : (path.split('/').at(-1) ?? path),
    size: content.length,
    ...(folder === undefined ? {} : { webkitRelativePath: `${folder}/${path}` }),
    stream: () => {
      let at = 0;
      return {
        getReader: () => ({
          read: async () => {
            if (at >= content.length) return { done: true };
            at += chunk;
            return { done: false, value: content.subarray(at - chunk, at) };
          },
        }),
      };
    },
  }));
}

describe('in a browser', () => {
  it('comes to the verdict of the command, with plain JavaScript alone', async () => {
    for (const files of [clean, bad])
      expect(await verifyFiles(chosen(files, 'bundle'), utf8(policyText()), { now: NOW_MS })).toEqual(
        await verdictOn(files, policyText()),
      );
  });

  it('takes a folder that was chosen, or a bundle whose files carry their paths', async () => {
    const policy = utf8(policyText()).slice().buffer;
    for (const folder of ['bundle', '证据包', undefined])
      expect((await verifyFiles(chosen(clean, folder), policy, { now: NOW_MS })).exit).toBe(0);
    expect((await verifyFiles([], policy, { now: NOW_MS })).exit).toBe(2);
  });

  describe('without Node and without crypto.subtle, as on a page served over http', () => {
    let script = '';
    beforeAll(async () => {
      const { outputFiles } = await build({
        entryPoints: [join(import.meta.dirname, '../browser.ts')],
        bundle: true,
        write: false,
        platform: 'browser',
        format: 'iife',
        globalName: 'verifier',
      });
      script = outputFiles[0]?.text ?? '';
    });

    it('runs with nothing but the language and a text codec', async () => {
      const page = createContext({
        TextEncoder,
        TextDecoder,
        input: { files: chosen(clean, 'b'), policy: utf8(policyText()), now: NOW_MS },
      });
      const run = `${script}; verifier.verifyFiles(input.files, input.policy, { now: input.now })
        .then((verdict) => JSON.stringify([verdict, verifier.reportText(verdict, 'zh').split('\\n')[0]]))`;
      const [verdict, title] = JSON.parse(await (runInContext(run, page) as Promise<string>)) as [
        Verdict,
        string,
      ];
      expect([verdict.exit, verdict.highest, title]).toEqual([
        0,
        'TIME_ANCHORED',
        '证据包校验结论: 成立（0）',
      ]);
    });

    it('is small enough to be read: no dependency, less than 100 KB before minifying', () => {
      expect(script.length).toBeGreaterThan(10_000);
      expect(script.length).toBeLessThan(100_000);
      expect(script).not.toMatch(/\brequire\(|\bprocess\.|\bBuffer\./);
    });
  });
});
