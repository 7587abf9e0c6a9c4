import type { Corrected, Part } from './apply-corrections.ts'
import { quote } from './correction-words.ts'
import { clauseHandles, indexesNamed } from './handles.ts'

export type NamedPart =
  | { readonly kind: 'found'; readonly at: number; readonly part: Part }
  | { readonly kind: 'refused'; readonly problem: string }

/** The clause that somebody means, as the reader has it. */
export function findPart({ parts }: Corrected, name: string): NamedPart {
  const clauses = parts.map(({ clause }) => clause)
  const found = indexesNamed(name, clauses)
  const [at] = found
  const part = parts[at ?? -1]
  if (at === undefined || part === undefined) {
    return {
      kind: 'refused',
      problem: `This text has no clause ${name}. "assent policy review FILE --all" shows what each is called.`,
    }
  }
  if (found.length === 1) return { kind: 'found', at, part }
  const handles = clauseHandles(clauses)
  const list = found.map((index) => `  ${handles[index]}  ${quote(clauses[index]?.text ?? '')}`)
  return { kind: 'refused', problem: `${found.length} clauses could be ${name}. Name one:\n${list.join('\n')}` }
}
