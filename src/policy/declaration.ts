import type { Declaration, DeclarationField } from './policy.ts'

export interface TypedField {
  /** What the card calls the input: `f0`, `f1` … */
  readonly inputId: string
  readonly field: DeclarationField
  readonly isRequired: boolean
}

/**
 * The declaration's fields that a person types. A signature and its date are the act of signing and
 * its time, so Assent supplies those. Only the full name must be given: a visitor may have no job title.
 */
export function typedFields(declaration: Declaration): readonly TypedField[] {
  return declaration.fields
    .filter((field) => field.kind !== 'signature' && field.kind !== 'date')
    .map((field, index) => ({ inputId: `f${index}`, field, isRequired: field.kind === 'fullName' }))
}
