import { describe, expect, test } from 'vitest'
import type { KeptQuestion, QuestionId } from '../../src/answers/curation/kept-question.ts'
import { addAsking, addFeedback } from '../../src/answers/curation/note-question.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import type { ClauseId, PolicyId, VersionId } from '../../src/policy/policy.ts'
import type { OpenStores } from './stores-under-test.ts'

const policyId = 'aup' as PolicyId
const other = 'visitors' as PolicyId
const idOf = (n: number) => n.toString(16).padStart(16, '0') as QuestionId

function kept(n: number, changes: Partial<KeptQuestion> = {}): KeptQuestion {
  return {
    questionId: idOf(n),
    policyId,
    versionId: 'v2026' as VersionId,
    text: 'Ga i ddod â’r ci? ⚽ محمد',
    audiences: ['staff'],
    asked: 1,
    notCovered: 1,
    helped: 0,
    notHelped: 0,
    firstDay: parseSchoolDate('2026-09-01'),
    lastDay: parseSchoolDate('2026-09-01'),
    clauseIds: ['c1' as ClauseId],
    unmatchedWords: ['ddod'],
    isMuted: false,
    ...changes,
  }
}

export function questionStoreContract(open: OpenStores): void {
  describe('questions', () => {
    test('the first asking is kept and comes back whole', async () => {
      const { stores } = await open()
      expect(await stores.questions.find(policyId, idOf(1))).toBeUndefined()
      await stores.questions.merge(policyId, idOf(1), (before) => addAsking(before, kept(1)))
      expect(await stores.questions.find(policyId, idOf(1))).toEqual(kept(1))
      expect(await stores.questions.list(policyId)).toEqual([kept(1)])
    })

    test('askings and presses at the same moment are all counted', async () => {
      const { stores } = await open()
      const ask = () => stores.questions.merge(policyId, idOf(1), (before) => addAsking(before, kept(1)))
      await Promise.all([ask(), ask(), ask(), ask()])
      await Promise.all([
        ask(),
        stores.questions.merge(policyId, idOf(1), (before) => before && addFeedback(before, false)),
        stores.questions.merge(policyId, idOf(1), (before) => before && addFeedback(before, true)),
      ])
      const counts = { asked: 5, notCovered: 5, helped: 1, notHelped: 1 }
      expect(await stores.questions.find(policyId, idOf(1))).toMatchObject(counts)
    })

    test('a decision for nothing leaves everything as it is', async () => {
      const { stores } = await open()
      expect(await stores.questions.merge(policyId, idOf(1), () => undefined)).toBeUndefined()
      expect(await stores.questions.list(policyId)).toEqual([])
    })

    test('each policy has its own', async () => {
      const { stores } = await open()
      await stores.questions.merge(other, idOf(1), () => kept(1, { policyId: other }))
      expect(await stores.questions.list(policyId)).toEqual([])
      expect(await stores.questions.list(other)).toHaveLength(1)
    })

    test('the clause attached last counts, until it is taken away', async () => {
      const { stores } = await open()
      const attachedOn = parseSchoolDate('2026-09-02')
      const attachment = { questionId: idOf(1), policyId, text: 'Can I?', clauseId: 'c1' as ClauseId, attachedOn }
      await stores.questions.merge(policyId, idOf(1), () => kept(1))
      await stores.questions.attach(attachment)
      await stores.questions.attach({ ...attachment, clauseId: 'c2' as ClauseId })
      expect(await stores.questions.listAttachments(policyId)).toEqual([{ ...attachment, clauseId: 'c2' }])
      expect(await stores.questions.list(policyId)).toEqual([kept(1)])
      await stores.questions.detach(policyId, idOf(1))
      await stores.questions.detach(policyId, idOf(1))
      expect(await stores.questions.listAttachments(policyId)).toEqual([])
    })
  })
}
