import type { Stores } from '../storage/stores.ts'
import type { ChangeOptions } from './change-options.ts'
import { confirm } from './confirm.ts'
import { chooseQuestion } from './kept-questions.ts'
import { print } from './print.ts'

/** Lists a question no more, or again. What is so already is left alone. */
export async function muteQuestion(
  stores: Pick<Stores, 'policies' | 'questions' | 'words'>,
  id: string,
  { isMuted, yes, dryRun, json }: ChangeOptions & { readonly isMuted: boolean },
): Promise<void> {
  const { question } = await chooseQuestion(stores, id)
  const { policyId, questionId, text } = question
  const isChanging = question.isMuted !== isMuted && !dryRun
  if (isChanging && !yes) await confirm(`${isMuted ? 'Mute' : 'List again'} “${text}”?`)
  if (isChanging) await stores.questions.merge(policyId, questionId, (kept) => kept && { ...kept, isMuted })
  print(json, { questionId, question: text, muted: isMuted, isDone: isChanging || question.isMuted === isMuted }, '')
  if (question.isMuted === isMuted) console.error(`“${text}” is ${isMuted ? '' : 'not '}muted already.`)
  else if (dryRun) console.error(`This would ${isMuted ? 'mute' : 'list again'} “${text}”. Nothing was changed.`)
  else console.error(`${isMuted ? 'Muted' : 'Listed again:'} “${text}”.`)
}
