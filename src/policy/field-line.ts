import type { DeclarationField, FieldKind } from './policy.ts'

const known: readonly (readonly [RegExp, FieldKind])[] = [
  [
    /^(?:your |my )?(?:full |print(?:ed)? |staff )?name(?: in full)?(?: ?\(?(?:print(?:ed)?|in capitals|block capitals|please print|capitals)\)?)?/i,
    'fullName',
  ],
  [/^(?:printed|print|(?:block )?capitals)/i, 'fullName'],
  [/^(?:user |staff )?(?:signature|signed)(?: of user)?(?: by)?/i, 'signature'],
  [/^(?:date|dated)(?: signed)?/i, 'date'],
  [/^(?:job title|position|role|post)(?: or role| held| in school)?/i, 'jobTitle'],
]
const instruction = /^\(?(?:printed|print|please print|block capitals|capitals)\)?$/i
const LONGEST_LABEL = 60

/** Whether a line is there to be filled in and signed: nothing on it but labels and room to write. */
export function isFieldLine(text: string): boolean {
  return fieldsOf(text).some(({ kind }) => kind !== 'other')
}

/** The fields of one line, `Signature: ....... Date: .......`; none where the line says anything else. */
export function fieldsOf(text: string): readonly DeclarationField[] {
  if (text.length > 300) return []
  const parts = text
    .split(/[.…_]{3,}|[:\t]/)
    .map((part) => part.trim().replace(/^\((?!print|block)[^()]*\)\s*/i, ''))
    .filter((part) => /\p{L}/u.test(part))
  const hasRoom = /[.…_]{3,}|:/.test(text)
  const fields: DeclarationField[] = []
  for (const part of parts) {
    if (fields.length > 0 && instruction.test(part) && part.startsWith('(')) continue
    const labels = labelsOf(part)
    if (labels.length > 0) fields.push(...labels)
    else if (hasRoom && part.length <= LONGEST_LABEL && !/[.;,]$/.test(part))
      fields.push({ kind: 'other', label: part })
    else return []
  }
  return fields
}

/** `Signature Date` is two labels with nothing between them but room. */
function labelsOf(part: string): readonly DeclarationField[] {
  const labels: DeclarationField[] = []
  let rest = part
  while (rest !== '') {
    const found = known.flatMap(([pattern, kind]) => {
      const label = pattern.exec(rest)?.[0]
      return label !== undefined && /^(?!\p{L})/u.test(rest.slice(label.length)) ? [{ kind, label }] : []
    })[0]
    if (found === undefined) return []
    labels.push(found)
    rest = rest.slice(found.label.length).replace(/^[\s/,&()-]+/, '')
  }
  return labels
}
