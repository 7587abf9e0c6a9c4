/** Makes Excel read the file as UTF-8. */
const byteOrderMark = '\uFEFF'

/**
 * A cell that begins like this is run as a formula by spreadsheets. A leading apostrophe stops that;
 * it also lands on telephone numbers such as +44, which is the lesser harm.
 * @see OWASP ASVS 5.0, 1.2.10
 */
const beginsLikeAFormula = /^[\s\u0000]*[=+\-@＝＋－＠]|^[\t\r\n\u0000]/u

/** RFC 4180: every cell quoted, CRLF after every row. */
export function renderCsv(rows: readonly (readonly string[])[]): string {
  return byteOrderMark + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

function cell(text: string): string {
  const harmless = beginsLikeAFormula.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
