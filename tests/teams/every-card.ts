import type { ExplainedAnswer } from '../../src/answers/answer-question.ts'
import type { QuestionId } from '../../src/answers/curation/kept-question.ts'
import type { CarriedOverRecord, LedgerRecord } from '../../src/attestations/attestation.ts'
import { hashRecord, receiptNoOf } from '../../src/attestations/canonical.ts'
import type { Assignment } from '../../src/campaigns/assignment.ts'
import type { Campaign, CampaignId } from '../../src/campaigns/campaign.ts'
import type { Instant } from '../../src/clock.ts'
import { parseSchoolDate } from '../../src/clock.ts'
import type { RosterId } from '../../src/people/roster.ts'
import { describeChanges } from '../../src/policy/changes/describe-changes.ts'
import type { Clause, ClauseId, PolicyVersion } from '../../src/policy/policy.ts'
import type { CompletionReport } from '../../src/reports/completion.ts'
import type { Card } from '../../src/teams/card-template.ts'
import { renderAnswer } from '../../src/teams/render-answer.ts'
import { renderDeclined } from '../../src/teams/render-declined.ts'
import { renderHistory } from '../../src/teams/render-history.ts'
import { renderMessage } from '../../src/teams/render-message.ts'
import { renderReceipt } from '../../src/teams/render-receipt.ts'
import { renderReviewReminder } from '../../src/teams/render-review-reminder.ts'
import { renderSignPolicy } from '../../src/teams/render-sign-policy.ts'
import { renderStatus } from '../../src/teams/render-status.ts'
import { renderHelp, renderWelcome } from '../../src/teams/render-welcome.ts'
import { dueOn, personOf, priya, tenantId } from '../support/oakfield.ts'
import { policyVersion } from '../support/policy-version.ts'

/** Words from outside that end up on cards: names, titles, clauses, questions, reasons. */
export interface Words {
  readonly name: string
  readonly title: string
  readonly statement: string
  readonly clause: string
  readonly question: string
}

const at = '2026-09-04T07:52:00.000Z' as Instant

/** Each card the bot can send, with these words in every place that takes words. */
export function everyCard(words: Words): Readonly<Record<string, Card>> {
  const context = { publicUrl: new URL('https://assent.oakfield.example'), school: words.name, askedBy: words.name }
  const version = versionWith(words)
  const { policyId, versionId } = version
  const campaign: Campaign = {
    campaignId: 'c' as CampaignId,
    tenantId,
    policyId,
    versionId,
    policyTitle: words.title,
    audiences: ['staff', 'governor', 'visitor'],
    dueOn,
    launchedAt: at,
    state: 'open',
    rosterId: 'r' as RosterId,
    buckets: 1,
  }
  const assignment: Assignment = {
    campaignId: campaign.campaignId,
    bucket: 0,
    person: { ...personOf(priya), displayName: words.name, jobTitle: words.name },
    audiences: ['staff', 'governor'],
    nonce: 'c2FtcGxlLW5vbmNlLW9ubHk',
    state: { kind: 'pending' },
  }
  const signed = recordWith(words, version, 'signed')
  const declined = recordWith(words, version, 'declined')
  const standing: CarriedOverRecord = {
    ...signed,
    schema: 2,
    kind: 'carried-over',
    channel: 'launch',
    carriedOver: {
      because: 'editorial',
      by: words.name,
      fromHash: hashRecord(signed),
      fromVersionId: version.versionId,
    },
  }
  const receiptNo = receiptNoOf(hashRecord(signed))
  const answer = {
    verdict: 'conditional',
    confidence: 'clear',
    clauses: version.policy.clauses,
    ask: [words.name],
    incident: 'safeguarding',
    disagrees: true,
  } as const
  const asked = { question: words.question, answer, version, audiences: ['staff'] } as const
  const questionId = '0123456789abcdef' as QuestionId
  return {
    'sign-policy': renderSignPolicy(context, { campaign, version, assignment, notice: 'There is a newer version.' }),
    'sign-policy again': renderSignPolicy(context, {
      campaign,
      version,
      assignment,
      since: {
        signedAt: at,
        changes: describeChanges(versionWith({ ...words, clause: 'Ask.', statement: 'Yes.' }).policy, version.policy),
        newAudiences: ['governor'],
      },
    }),
    receipt: renderReceipt(context, signed, receiptNo),
    'receipt of a signature that stands': renderReceipt(context, standing, receiptNo),
    declined: renderDeclined(context, declined),
    message: renderMessage({
      title: words.title,
      paragraphs: [words.name],
      commands: [{ title: 'Policy', verb: 'policy' }],
    }),
    answer: renderAnswer(context, { ...asked, feedback: { kind: 'wanted', questionId } }),
    'answer that helped': renderAnswer(context, { ...asked, feedback: { kind: 'helped' } }),
    'answer that did not help': renderAnswer(context, { ...asked, feedback: { kind: 'not-helped' } }),
    'answer that is new since the signature': renderAnswer(context, {
      ...asked,
      answer: { ...answer, verdict: 'no' },
      earlier: {
        signedAt: at,
        answer: explained(words.name, version.policy.clauses),
        change: 'same-clause',
        isAsked: true,
      },
      feedback: { kind: 'wanted', questionId },
    }),
    'answer that the signed text did not have': renderAnswer(context, {
      ...asked,
      earlier: { signedAt: at, answer: explained(words.name, []), change: 'other-clause', isAsked: false },
    }),
    'no answer': renderAnswer(context, {
      question: words.question,
      answer: { verdict: 'not-covered', confidence: 'none', clauses: [], ask: [] },
      version,
      audiences: ['visitor'],
    }),
    welcome: renderWelcome(context),
    help: renderHelp(context, { isLeader: true }),
    status: renderStatus([words.name], [reportOf(campaign)]),
    'review reminder': renderReviewReminder(context, {
      owner: assignment.person,
      step: 'two-months',
      review: { on: parseSchoolDate('2027-09-01'), stated: null },
      campaign,
      version,
    }),
    history: renderHistory(
      Array.from({ length: 30 }, (_, n) => ({ record: [signed, standing, declined][n % 3] ?? signed, receiptNo })),
    ),
    'empty history': renderHistory([]),
  }
}

function explained(ask: string, clauses: readonly Clause[]): ExplainedAnswer {
  return {
    verdict: clauses.length > 0 ? 'yes' : 'not-covered',
    confidence: clauses.length > 0 ? 'clear' : 'none',
    clauses,
    ask: [ask],
    intent: 'question',
    incident: null,
    disagrees: false,
    marks: clauses.map(() => []),
    unmatchedWords: [],
  }
}

function versionWith({ name, title, statement, clause }: Words): PolicyVersion {
  const version = policyVersion(2026)
  const [first] = version.policy.clauses
  const clauses = ['1', '(a)', null, '6.1.4'].map((number, index): Clause => {
    if (!first) throw new Error('The policy has a clause.')
    return { ...first, id: `c${index}` as ClauseId, number, heading: [title, title], leadIn: clause, text: clause }
  })
  const fields = (['fullName', 'jobTitle', 'other'] as const).map((kind) => ({ kind, label: `${kind} ${name}` }))
  const declaration = { statement, fields, countersignature: null }
  return policyVersion(2026, { title, school: name, clauses, declaration, contacts: [{ name, role: name }] })
}

function recordWith(
  { name, title, statement, question }: Words,
  version: PolicyVersion,
  kind: 'signed' | 'declined',
): LedgerRecord {
  return {
    schema: 1,
    kind,
    tenantId,
    personId: priya.id,
    ordinal: 1,
    previousHash: null,
    campaignId: 'c' as CampaignId,
    policyId: version.policyId,
    versionId: version.versionId,
    policyTitle: title,
    contentHash: version.policy.contentHash,
    statement,
    audiences: ['staff', 'governor'],
    fields: kind === 'signed' ? { [name]: name, 'Job title': name } : {},
    displayName: name,
    userPrincipalName: priya.userPrincipalName,
    jobTitle: name,
    reason: kind === 'signed' ? null : question,
    channel: 'card',
    activityId: null,
    cardHash: null,
    at,
  }
}

function reportOf(campaign: Campaign): CompletionReport {
  const tally = { expected: 1_234, signed: 1_233, declined: 1, pending: 0, excused: 0, unreachable: 0 }
  const nobody = { expected: 0, signed: 0, declined: 0, pending: 0, excused: 0, unreachable: 0 }
  return {
    campaign,
    asOf: at,
    total: tally,
    byAudience: [
      { audience: 'staff', tally },
      { audience: 'governor', tally: { ...tally, expected: 1_233 } },
      { audience: 'visitor', tally: nobody },
    ],
    outstanding: [],
  }
}
