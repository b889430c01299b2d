/** What a cell says about a plan's document number (文号): a number, a broken one, an index number, or none. */
export interface StatedNumber {
  /** `机关代字〔年〕序号号`, exactly as stated */
  readonly documentNo?: string;
  /** Brackets with a year but no serial number: the page left it blank */
  readonly incomplete?: string;
  /** 索引号: a catalogue number of the information office, not a document number */
  readonly indexNo?: string;
}

const COMPLETE = /[\u4e00-\u9fa5]{1,12}〔\d{4}〕\d{1,5}号/;
const BROKEN = /[\u4e00-\u9fa5]{0,12}〔\d{4}〕/;
const INDEX = /\b[0-9A-Z]{6,}\/[0-9A-Z-]{5,}\b|\b[A-Z]{2}\d{8,}[0-9-]*|\b[A-Z]{2}\d{5}-[0-9-]+/;

/** Reads the plan's own number, never one that it repeals (`京政发〔2016〕14号 (repeals 京政发〔2010〕12号)`). */
export function readStatedNumber(cell: string): StatedNumber {
  const own = cell.split(/\(repeals|（废止/)[0] ?? '';
  const documentNo = COMPLETE.exec(own)?.[0].replace(/^(区政府|市政府)/, '');
  const incomplete = documentNo === undefined ? BROKEN.exec(own)?.[0] : undefined;
  const indexNo = INDEX.exec(own)?.[0];
  return {
    ...(documentNo !== undefined && { documentNo }),
    ...(incomplete !== undefined && { incomplete }),
    ...(indexNo !== undefined && { indexNo }),
  };
}
