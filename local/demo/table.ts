/** Columns a character takes in a terminal: two for CJK and full-width forms, none for combining marks. */
function width(text: string): number {
  let columns = 0;
  for (const char of text)
    columns +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
        char,
      )
        ? 2
        : 1;
  return columns;
}

/** Cuts `text` to `columns`, with an ellipsis where something was cut. */
function padded(text: string, columns: number): string {
  if (width(text) <= columns) return text + ' '.repeat(columns - width(text));
  let cut = '';
  for (const char of text) {
    if (width(cut + char) > columns - 1) break;
    cut += char;
  }
  return `${cut}…${' '.repeat(columns - 1 - width(cut))}`;
}

export interface Column<T> {
  readonly title: string;
  readonly columns: number;
  readonly of: (row: T) => string;
}

/** Prints rows as a table that lines up in a terminal with Chinese text. */
export function table<T>(rows: readonly T[], columns: readonly Column<T>[]): string {
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => padded(cell, columns[i]?.columns ?? 10))
      .join('  ')
      .trimEnd();
  return [
    line(columns.map((column) => column.title)),
    columns.map((column) => '─'.repeat(column.columns)).join('  '),
    ...rows.map((row) => line(columns.map((column) => column.of(row).replaceAll(/\s+/g, ' ')))),
  ].join('\n');
}

export const heading = (text: string): string => `\n${text}\n${'═'.repeat(Math.min(100, width(text)))}`;
