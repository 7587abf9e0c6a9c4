import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** LibreOffice and pandoc turn text into documents; slow, and so only where ASSENT_OFFICE=1 asks for it. */
export const isOfficeAsked = process.env.ASSENT_OFFICE === '1'

export interface OfficeFile {
  /** How it was made: `pandoc.docx`, `libreoffice.docx`, `tagged.pdf` or `untagged.pdf`. */
  readonly format: string
  readonly bytes: Uint8Array
}

/** Of the machine, and no package of this project. */
const programs = { office: 'soffice', pandoc: 'pandoc', install: 'apt-get' }

/**
 * Finds LibreOffice and pandoc, or on Debian, as root, installs them.
 *
 * @throws where they are not there and cannot be installed
 */
export function needOffice(): void {
  if ([programs.office, programs.pandoc].every(isInstalled)) return
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
    throw new Error('These tests need LibreOffice and pandoc: install libreoffice-writer-nogui and pandoc.')
  }
  execFileSync(programs.install, ['update', '-q'], { stdio: 'ignore' })
  const packages = ['libreoffice-writer-nogui', 'pandoc']
  execFileSync(programs.install, ['install', '-y', '-q', '--no-install-recommends', ...packages], { stdio: 'ignore' })
}

function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0
}

/** The same text as each of the four formats, made in a folder of the caller's. */
export function officeFilesOf(text: string, folder: string): readonly OfficeFile[] {
  mkdirSync(folder, { recursive: true })
  const source = join(folder, 'policy.md')
  const docx = join(folder, 'policy.docx')
  writeFileSync(source, asMarkdown(text))
  execFileSync(programs.pandoc, ['-f', 'gfm+hard_line_breaks', '-t', 'docx', '-o', docx, source])
  const convert = (format: string, to: string): OfficeFile => {
    const out = join(folder, format)
    const options = ['--headless', `-env:UserInstallation=file://${join(folder, 'profile')}`, '--convert-to', to]
    execFileSync(programs.office, [...options, '--outdir', out, docx], { stdio: 'ignore' })
    return { format, bytes: readFileSync(join(out, `policy.${format.split('.').at(-1)}`)) }
  }
  return [
    { format: 'pandoc.docx', bytes: readFileSync(docx) },
    convert('libreoffice.docx', 'docx:MS Word 2007 XML'),
    convert('tagged.pdf', pdfWith(true)),
    convert('untagged.pdf', pdfWith(false)),
  ]
}

function pdfWith(tags: boolean): string {
  return `pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"${tags}"}}`
}

/** What plain text says by tabs and by one space more, Markdown says by a table and by two. */
function asMarkdown(text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^ (?=- )/, '  '))
  return lines
    .flatMap((line, index) => {
      if (!line.includes('\t')) return [line]
      const row = `| ${line.split('\t').join(' | ')} |`
      if (lines[index - 1]?.includes('\t')) return [row]
      const rule = `|${' --- |'.repeat(line.split('\t').length)}`
      return lines[index + 1]?.startsWith('---\t') ? [row] : [row, rule]
    })
    .join('\n')
}
