import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod/v4'
import { answerQuestion } from '../answers/answer-question.ts'
import type { PolicyIndex } from '../answers/policy-index.ts'
import { audiences } from '../people/person.ts'
import { BadInput } from './ask-bad-input.ts'
import { indexPolicyFile } from './ask-policy-file.ts'
import { getFileStats } from './input-file.ts'

const lineSchema = z.object({
  id: z.string().min(1),
  policy: z.string().regex(/^[^/\\]+$/, 'must be a file name'),
  question: z.string(),
  asker: z.enum(audiences),
})
type Line = z.infer<typeof lineSchema>

/**
 * Answers each line of a question file, in its order, each policy read once.
 *
 * @throws BadInput naming the line, before anything is answered.
 */
export async function* answerBatch(questionsFile: string, folders: readonly string[]): AsyncIterable<string> {
  const lines = parseLines(questionsFile)
  const files = new Map(lines.map(({ line, at }) => [line.policy, findPolicy(line.policy, folders, questionsFile, at)]))
  const indexes = new Map<string, PolicyIndex>()
  for (const [policy, file] of files) indexes.set(policy, await indexPolicyFile(file))
  for (const { line } of lines) {
    const index = indexes.get(line.policy)
    if (index === undefined) continue
    const { verdict, clauses, ask } = answerQuestion(index, { question: line.question, asker: [line.asker] })
    yield JSON.stringify({ id: line.id, verdict, clauses: clauses.map(({ text }) => text), ask })
  }
}

function parseLines(file: string): readonly { readonly line: Line; readonly at: number }[] {
  getFileStats(file)
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((text, index) => ({ text, at: index + 1 }))
    .filter(({ text }) => text.trim() !== '')
    .map(({ text, at }) => ({ line: parseLine(text, file, at), at }))
}

function parseLine(text: string, file: string, at: number): Line {
  const read = lineSchema.safeParse(parseJson(text, file, at))
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new BadInput(
    `Line ${at} of ${file} is not a question: ${issue?.path.join('.') || 'the line'}: ${issue?.message}.`,
  )
}

function parseJson(text: string, file: string, at: number): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new BadInput(`Line ${at} of ${file} is not JSON.`, { cause })
  }
}

function findPolicy(name: string, folders: readonly string[], questionsFile: string, at: number): string {
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
  if (found === undefined) {
    throw new BadInput(`Line ${at} of ${questionsFile} asks about ${name}, which is not in ${folders.join(' or ')}.`)
  }
  return found
}
