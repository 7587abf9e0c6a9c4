import { accountOf, type Fate } from './account.ts'
import { type Block, layOut } from './blocks.ts'
import { clauseTextsOf } from './clauses.ts'
import { contactsOf } from './contacts.ts'
import { contentHashOf } from './content-hash.ts'
import { datesInProse } from './dates-in-prose.ts'
import { decodePolicyFile, type PolicyFile } from './decode.ts'
import { readFrontMatter } from './front-matter.ts'
import { isHeading } from './is-heading.ts'
import { judge } from './judge.ts'
import { type Line, linesOf } from './lines.ts'
import { noticesOf } from './notices.ts'
import type { Policy } from './policy.ts'
import { PolicyFileError } from './policy-file-error.ts'
import { type GuessedPages, type ReaderNotes, readerNotesOf } from './reader-notes.ts'
import { findSignatureBlock, withStatement } from './signature-block.ts'

/**
 * Reads a policy's text. Pure: the same bytes give the same policy.
 *
 * @throws PolicyFileError for a file that is no policy
 */
export function readPolicy(file: PolicyFile): Policy {
  return readPolicyWithAccount(file).policy
}

export interface Reading {
  readonly policy: Policy
  /** What was left out and put together on the way, for a review. */
  readonly notes: ReaderNotes
}

export interface ReadPolicy extends Reading {
  /** Where each line of the source went, line by line; `undefined` would be a line that was lost. */
  readonly fates: readonly (Fate | undefined)[]
}

/** As `readPolicy`, and shows that no line was lost. */
export function readPolicyWithAccount(file: PolicyFile): ReadPolicy {
  const read = readPolicyText(decodePolicyFile(file))
  return { ...read, policy: withClauses(read.policy, file.name) }
}

/** @throws PolicyFileError for a text without a single clause */
export function withClauses(policy: Policy, file: string): Policy {
  if (policy.clauses.length > 0) return policy
  throw new PolicyFileError('no-clause', file, 'holds no clause, so it is no policy.')
}

/** Reads text of any length: in time that grows as the text does. */
export function readPolicyText(text: string): ReadPolicy {
  return readPolicyLines({ lines: linesOf(text), pageHeader: [], notices: [] })
}

/** A policy line by line, whatever kind of file it was in. */
export interface PolicyLines {
  readonly lines: readonly Line[]
  /** What the pages' own headers and footers say; never part of a clause. */
  readonly pageHeader: readonly Line[]
  /** What was left out or put together before there were lines. */
  readonly notices: readonly string[]
  /** Of these, what a PDF's looks alone told; a Word document says for itself what a page header is. */
  readonly guessed?: GuessedPages
}

/** As `readPolicyText`, from lines that a document was taken apart into. */
export function readPolicyLines({ lines, pageHeader: margins, notices, guessed }: PolicyLines): ReadPolicy {
  const layout = layOut(lines)
  const printed = [...layout.furniture].flatMap(([index, kind]) => (kind === 'first' ? (lines[index] ?? []) : []))
  const pageHeader = [...margins, ...printed]
  const front = readFrontMatter(layout.blocks, pageHeader, (block, index) =>
    isHeading(block, layout.blocks[index - 1], layout.blocks[index + 1]),
  )
  const signature = findSignatureBlock(layout.blocks)
  const declaration = withStatement(signature?.declaration, front.title)
  const body = layout.blocks.filter((block) => !front.blocks.has(block) && !signature?.blocks.has(block))
  const { clauses: texts, sources, headings, tableHeads } = clauseTextsOf(body)
  const clauses = judge(texts)
  const heads = { title: front.title, clauses, declaration }
  const said = datesInProse(texts.map(({ text: words }) => words))
  const policy: Policy = {
    title: front.title,
    school: front.school,
    academicYear: front.academicYear,
    adoptedOn: front.adoptedOn ?? said.adoptedOn,
    reviewedOn: front.reviewedOn ?? said.reviewedOn,
    reviewDueOn: front.reviewDueOn ?? said.reviewDueOn,
    contentHash: contentHashOf(heads),
    contacts: contactsOf([...texts.map(({ text: words }) => words), declaration.statement]),
    clauses,
    declaration,
    notices: [
      ...notices,
      ...noticesOf({
        lines,
        layout,
        front: front.notices,
        tableHeads,
        clauses,
        signature: signature?.declaration,
      }),
    ],
  }
  const declared: ReadonlySet<Block> = signature?.blocks ?? new Set()
  const owned = { declaration: declared, metadata: front.blocks, headings, notices: new Set(tableHeads) }
  const notes = readerNotesOf({
    lines,
    layout,
    clauses,
    sources,
    headings,
    tableHeads,
    metadata: front.blocks,
    guessed,
    isTitleNamed: front.isTitleNamed,
    isReviewGuessed: front.isReviewGuessed,
    isDeclarationOwn: signature !== undefined && signature.declaration.statement !== '',
  })
  return { policy, fates: accountOf({ lines, ...layout, ...owned }), notes }
}
