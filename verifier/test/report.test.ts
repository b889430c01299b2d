import { describe, expect, it } from 'vitest';
import { type Exhibit, filesOf, policyText } from '../../test/support/proof/bundle.ts';
import { FINDING_CODES, TIERS } from '../src/findings.ts';
import { reportText } from '../src/report.ts';
import { TEXTS } from '../src/texts.ts';
import { honestExhibit, verdictOn } from './support/corpus.ts';

const honest = honestExhibit(40, 2);
const report = async (changes: Partial<Exhibit>, language: 'zh' | 'en', policy = policyText()) =>
  reportText(await verdictOn(filesOf({ ...honest, ...changes }), policy), language).split('\n');

describe('the report', () => {
  it('on a bundle that holds tells the tiers, highest first, what was withheld, and what no tier shows', async () => {
    const lines = await report({}, 'zh');
    expect(lines.slice(0, 4)).toEqual([
      '证据包校验结论: 成立（0）',
      '',
      '台账: 110107 (plan-ledger/110107)',
      '达到的最高等级: 有时间戳',
    ]);
    expect(lines.slice(5, 11).map((line) => line.split('.')[0])).toEqual([
      '  [-] 已重放: 未校验',
      '  [+] 有时间戳: 已证明',
      '  [+] 已见证: 已证明',
      '  [+] 已签名: 已证明',
      '  [+] 齐全: 已证明',
      '  [+] 完整: 已证明',
    ]);
    expect(lines).toContain('withheld: 2 (依法遮蔽、未随包提供的事件内容)');
    expect(lines).toContain('见证人: witness.example/commission, witness.example/auditor');
    expect(lines).toContain('  - 登记内容本身属实');
    expect(lines.some((line) => line.startsWith('见证人最迟看到的时间: 2026-'))).toBe(true);
    expect(lines.join('\n')).not.toContain('发现的问题');
  });

  it('on a bundle that was tampered with names the first bad commit, its stream and its neighbours', async () => {
    const rows = honest.rows.toSpliced(9, 1);
    const lines = await report({ rows }, 'en');
    const at = lines.findIndex((line) =>
      line.startsWith('First bad position: position 10, POSITION, stream plan:'),
    );
    expect(at).toBeGreaterThan(0);
    expect(lines[at + 1]).toMatch(
      /^ {2}before: 9 · plan:\S+ v\d+ · 2026-01-05T01:39:00\.000Z · [0-9a-f]{32}$/,
    );
    expect(lines[at + 2]).toMatch(/^ {2}there: 11 · plan:/);
    expect(lines[at + 3]).toMatch(/^ {2}after: 12 · plan:/);
    expect(lines).toContain('  - POSITION (position 10): does not follow in position');
    expect(lines[0]).toBe('Verdict on the evidence bundle: tampered (1)');
  });

  it('tells ranges, files, how far a tier reaches and what else there is to say', async () => {
    const checkpoint = honest.checkpoints.get(30);
    const lines = await report({ checkpoint }, 'en');
    expect(lines).toContain('  - UNCOVERED (positions 31 to 40): no signed checkpoint covers these commits');
    expect(lines.find((line) => line.includes('SIGNED'))).toContain('not proven (through position 30)');
    const zh = await report({ checkpoint: 'x' }, 'zh');
    expect(zh).toContain('  - NOTE (checkpoint): 检查点格式不合规');
    const other = await report({}, 'zh', policyText({ ledger: '110108' }));
    expect(other).toContain('补充说明: the bundle is of 110107 (plan-ledger/110107)');
    expect(other).toContain('达到的最高等级: 无');
    const unusable = await report({}, 'en', '{}');
    expect(unusable[2]).toBe('Ledger: - (-)');
  });

  it('says so when bodies are still shown whose redaction is on record', async () => {
    const verdict = await verdictOn(filesOf(honest), policyText());
    const shown = { ...verdict, counts: { ...verdict.counts, unredacted: 3 } };
    expect(reportText(shown, 'zh')).toContain('已有遮蔽记录而内容仍在包内：3');
    expect(reportText(verdict, 'zh')).not.toContain('仍在包内');
  });

  it('has a text in both languages for every finding and every tier, no two alike', () => {
    for (const texts of Object.values(TEXTS)) {
      expect(new Set(FINDING_CODES.map((code) => texts.findingTexts[code])).size).toBe(FINDING_CODES.length);
      expect(new Set(TIERS.map((tier) => texts.tiers[tier].meaning)).size).toBe(TIERS.length);
    }
    const han = /\p{Script=Han}/u;
    for (const code of FINDING_CODES) {
      expect([code, han.test(TEXTS.zh.findingTexts[code])]).toEqual([code, true]);
      expect([code, han.test(TEXTS.en.findingTexts[code])]).toEqual([code, false]);
    }
  });
});
