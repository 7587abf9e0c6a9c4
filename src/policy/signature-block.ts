import type { Block } from './blocks.ts'
import { fieldsOf, isFieldLine } from './field-line.ts'
import type { Countersignature, Declaration, DeclarationField } from './policy.ts'

export interface SignatureBlock {
  readonly declaration: Declaration
  /** The blocks it takes up; they are no clauses. */
  readonly blocks: ReadonlySet<Block>
}

const countersigns =
  /\b(?:countersign\w*|accepted|approved|authori[sz]ed|witness\w*|on behalf of the school|line manager|head ?teacher|for the school)\b/i
const opens =
  /^(?:staff |user |governor |visitor )?(?:declaration:?|signature|agreement|acknowledge?ment)s?(?: of agreement)?$/i

/** The last place in the text with lines to fill in and sign, and the words above it that are signed. */
export function findSignatureBlock(blocks: readonly Block[]): SignatureBlock | undefined {
  const isField = blocks.map((block) => block.kind !== 'heading' && isFieldLine(block.text) && !opens.test(block.text))
  const end = isField.lastIndexOf(true)
  if (end === -1) return undefined
  let start = end
  while (start > 0 && (isField[start - 1] || isBetweenFields(blocks, isField, start - 1))) start -= 1
  const slip = blocks.slice(start, end + 1)
  const fieldCount = slip.flatMap(({ text }) => fieldsOf(text)).length
  if (fieldCount < 2) return undefined
  const words = statementAbove(blocks, start)
  const statement = words.filter(({ kind, text }) => kind !== 'heading' && !opens.test(text)).map(({ text }) => text)
  const used = new Set([...words, ...slip])
  return { declaration: { statement: statement.join(' '), ...splitFields(slip) }, blocks: used }
}

/** A field of another kind, or a label such as "Countersigned by the Headteacher" with more fields under it. */
function isBetweenFields(blocks: readonly Block[], isField: readonly boolean[], index: number): boolean {
  const block = blocks[index]
  if (block === undefined || !isField[index - 1]) return false
  const isToFillIn = /[.…_]{3,}/.test(block.text) && fieldsOf(block.text).length > 0
  return isToFillIn || (countersigns.test(block.text) && block.text.length <= 80)
}

function statementAbove(blocks: readonly Block[], start: number): readonly Block[] {
  const found: Block[] = []
  for (let index = start - 1; index >= 0; index -= 1) {
    const block = blocks[index]
    if (block === undefined || block.kind === 'item' || block.kind === 'row') break
    if (block.kind === 'heading' || opens.test(block.text)) {
      if (opens.test(block.text)) found.unshift(block)
      break
    }
    const opener = blocks.slice(Math.max(0, index - 2), index).some(({ text }) => opens.test(text))
    if (!opener && !/^(?:I|We|By signing)\b/.test(block.text)) break
    found.unshift(block)
  }
  return found
}

function splitFields(slip: readonly Block[]): Pick<Declaration, 'fields' | 'countersignature'> {
  const fields: DeclarationField[] = []
  let counter: { label: string; fields: DeclarationField[] } | undefined
  for (const { text } of slip) {
    const own = fieldsOf(text)
    const isLabel = fields.length > 0 && countersigns.test(text)
    if (isLabel && own[0]?.kind === 'other') {
      counter = { label: own[0].label, fields: [{ kind: 'signature', label: own[0].label }, ...own.slice(1)] }
    } else if (isLabel && own.length === 0) {
      counter = { label: text.replace(/:$/, ''), fields: [] }
    } else {
      ;(counter?.fields ?? fields).push(...own)
    }
  }
  return { fields, countersignature: counter === undefined ? null : asCountersignature(counter) }
}

function asCountersignature({ label, fields }: Countersignature): Countersignature {
  return { label, fields: fields.length > 0 ? fields : [{ kind: 'signature', label }] }
}

/** A plain declaration for a policy with none, and plain words for fields with nothing said above them. */
export function withStatement(declaration: Declaration | undefined, title: string): Declaration {
  const statement = `I have read and understood the ${title}, and I agree to follow it.`
  if (declaration !== undefined) return declaration.statement === '' ? { ...declaration, statement } : declaration
  const fields: readonly DeclarationField[] = [
    { kind: 'fullName', label: 'Full name' },
    { kind: 'date', label: 'Date' },
  ]
  return { statement, fields, countersignature: null }
}
