import { type Finding, TIERS, type Tier } from './findings.ts';
import type { CommitMark } from './neighbours.ts';
import { type Language, TEXTS } from './texts.ts';
import type { FirstBad, TierResult, Verdict } from './verdict.ts';

/** The verdict as a page of text, for people: what was proven, what was not, and where the first bad commit stands. */
export function reportText(verdict: Verdict, language: Language): string {
  const texts = TEXTS[language];
  return [
    `${texts.title}: ${texts.verdicts[verdict.verdict]}`,
    '',
    `${texts.ledger}: ${verdict.ledger ?? '-'} (${verdict.origin ?? '-'})`,
    `${texts.highest}: ${verdict.highest ? texts.tiers[verdict.highest].name : texts.none}`,
    '',
    ...tierLines(verdict, language),
    '',
    ...countLines(verdict, language),
    ...checkpointLines(verdict, language),
    ...findingLines(verdict, language),
    ...(verdict.first ? firstLines(verdict.first, language) : []),
    '',
    `${texts.neverShown}`,
    ...texts.limits.map((limit) => `  - ${limit}`),
    ...(verdict.detail === null ? [] : ['', `${texts.detail}: ${verdict.detail}`]),
    '',
  ].join('\n');
}

/** Highest first: what a reader asks for is how far the proof reaches. */
function tierLines({ tiers }: Verdict, language: Language): string[] {
  const texts = TEXTS[language];
  const byTier = new Map(tiers.map((result) => [result.tier, result]));
  return [...TIERS].reverse().flatMap((tier) => {
    const result = byTier.get(tier);
    return result
      ? [`  ${texts.marks[result.state]} ${texts.tiers[tier].name}: ${tierText(tier, result, language)}`]
      : [];
  });
}

function tierText(tier: Tier, { state, through }: TierResult, language: Language): string {
  const texts = TEXTS[language];
  const reach = through === null || state === 'PROVEN' ? '' : ` (${texts.through(through)})`;
  return `${texts.states[state]}${reach}. ${texts.tiers[tier].meaning}`;
}

function countLines({ counts, last }: Verdict, language: Language): string[] {
  const texts = TEXTS[language];
  const lines = [texts.counts(counts, last ?? 0), `withheld: ${counts.withheld} (${texts.withheld})`];
  return counts.unredacted > 0 ? [...lines, texts.unredacted(counts.unredacted)] : lines;
}

function checkpointLines({ checkpoint }: Verdict, language: Language): string[] {
  if (!checkpoint) return [];
  const texts = TEXTS[language];
  const lines = [
    `${texts.checkpoint}: ${checkpoint.size} ${checkpoint.root}`,
    `${texts.witnesses}: ${checkpoint.witnesses.join(', ') || texts.none}`,
  ];
  return checkpoint.seenBy ? [...lines, `${texts.seenBy}: ${checkpoint.seenBy}`] : lines;
}

function findingLines({ findings }: Verdict, language: Language): string[] {
  const texts = TEXTS[language];
  if (findings.length === 0) return [];
  return ['', `${texts.findings}:`, ...findings.map((finding) => `  - ${findingText(finding, language)}`)];
}

function findingText({ code, position, range, subject }: Finding, language: Language): string {
  const texts = TEXTS[language];
  const where =
    position !== null ? texts.atPosition(position) : range ? texts.inRange(range.from, range.to) : undefined;
  const about = [where, subject ?? undefined].filter((part) => part !== undefined).join(', ');
  return `${code}${about ? ` (${about})` : ''}: ${texts.findingTexts[code]}`;
}

function firstLines({ position, code, stream, before, at, after }: FirstBad, language: Language): string[] {
  const texts = TEXTS[language];
  return [
    '',
    `${texts.first}: ${texts.atPosition(position)}, ${code}, ${texts.stream} ${stream ?? '-'}`,
    `  ${texts.before}: ${markText(before)}`,
    `  ${texts.at}: ${markText(at)}`,
    `  ${texts.after}: ${markText(after)}`,
  ];
}

const markText = (mark: CommitMark | null): string =>
  mark ? `${mark.position} · ${mark.stream} v${mark.version} · ${mark.recordedAt} · ${mark.commitId}` : '-';
