import type { Declaration } from '../policy.ts'
import { fold } from './clause-words.ts'
import type { DeclarationChange } from './policy-changes.ts'
import { reword } from './reword.ts'
import { summariseDeclaration } from './summarise.ts'

/** Pure. `null` where the words to sign and what is to be filled in are as they were. */
export function compareDeclarations(before: Declaration, after: Declaration): DeclarationChange | null {
  const isReworded = fold(before.statement) !== fold(after.statement)
  const change = {
    rewording: isReworded ? reword(before.statement, after.statement) : null,
    areFieldsChanged: fieldsOf(before) !== fieldsOf(after),
  }
  if (change.rewording === null && !change.areFieldsChanged) return null
  return { ...change, summary: summariseDeclaration(change) }
}

function fieldsOf({ fields, countersignature }: Declaration): string {
  const forms = (list: Declaration['fields']) => list.map(({ kind, label }) => [kind, fold(label)])
  return JSON.stringify([
    forms(fields),
    countersignature && [fold(countersignature.label), forms(countersignature.fields)],
  ])
}
