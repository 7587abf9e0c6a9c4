import type { QuestionStore, WordStore } from '../answers/curation/ports.ts'
import type { Ledger } from '../attestations/ports.ts'
import type { AssignmentStore, CampaignStore, DeliveryStore, JobQueue } from '../campaigns/ports.ts'
import type { ReviewReminderStore } from '../campaigns/review/ports.ts'
import type { TenantId } from '../people/person.ts'
import type { ConversationStore, RosterStore } from '../people/ports.ts'
import type { CorrectionStore, OriginalStore, PolicyStore } from '../policy/ports.ts'
import { createAssignmentStore } from './assignment-store.ts'
import type { Blobs } from './blobs.ts'
import { createCampaignStore } from './campaign-store.ts'
import { createConversationStore } from './conversation-store.ts'
import { createCorrectionStore } from './correction-store.ts'
import { createDeliveryStore } from './delivery-store.ts'
import { createJobQueue } from './job-queue.ts'
import { createLedger } from './ledger.ts'
import { createOriginalStore } from './original-store.ts'
import { createPolicyStore } from './policy-store.ts'
import { createQuestionStore } from './question-store.ts'
import type { Queue } from './queue.ts'
import { createReviewReminderStore } from './review-reminder-store.ts'
import { createRosterStore } from './roster-store.ts'
import type { Table } from './table.ts'
import { createWordStore } from './word-store.ts'

export interface Stores {
  readonly policies: PolicyStore
  readonly corrections: CorrectionStore
  readonly originals: OriginalStore
  readonly rosters: RosterStore
  readonly conversations: ConversationStore
  readonly campaigns: CampaignStore
  readonly assignments: AssignmentStore
  readonly deliveries: DeliveryStore
  readonly jobs: JobQueue
  readonly ledger: Ledger
  readonly questions: QuestionStore
  readonly words: WordStore
  readonly reviewReminders: ReviewReminderStore
}

export const tableNames = [
  'Policies',
  'Rosters',
  'Conversations',
  'Campaigns',
  'Assignments',
  'PersonAssignments',
  'Deliveries',
  'Ledger',
  'Questions',
  'Words',
  'ReviewReminders',
  'Corrections',
] as const
export type TableName = (typeof tableNames)[number]
export const jobQueueName = 'jobs'
export const originalsName = 'originals'

/** Tables, a queue and files, in Azure or in memory. */
export interface Storage {
  readonly tables: Readonly<Record<TableName, Table>>
  readonly jobs: Queue
  readonly originals: Blobs
}

/** One tenant's stores; several tenants can share a storage, as the tenant id begins every partition key. */
export function storesOver({ tables, jobs, originals }: Storage, tenantId: TenantId): Stores {
  return {
    policies: createPolicyStore(tables.Policies, tenantId),
    corrections: createCorrectionStore(tables.Corrections, tenantId),
    originals: createOriginalStore(originals, tenantId),
    rosters: createRosterStore(tables.Rosters, tenantId),
    conversations: createConversationStore(tables.Conversations, tenantId),
    campaigns: createCampaignStore(tables.Campaigns, tenantId),
    assignments: createAssignmentStore(
      { assignments: tables.Assignments, byPerson: tables.PersonAssignments },
      tenantId,
    ),
    deliveries: createDeliveryStore(tables.Deliveries, tenantId),
    jobs: createJobQueue(jobs),
    ledger: createLedger(tables.Ledger, tenantId),
    questions: createQuestionStore(tables.Questions, tenantId),
    words: createWordStore(tables.Words, tenantId),
    reviewReminders: createReviewReminderStore(tables.ReviewReminders, tenantId),
  }
}

export function tablesFrom(create: (name: TableName) => Table): Storage['tables'] {
  return {
    Policies: create('Policies'),
    Rosters: create('Rosters'),
    Conversations: create('Conversations'),
    Campaigns: create('Campaigns'),
    Assignments: create('Assignments'),
    PersonAssignments: create('PersonAssignments'),
    Deliveries: create('Deliveries'),
    Ledger: create('Ledger'),
    Questions: create('Questions'),
    Words: create('Words'),
    ReviewReminders: create('ReviewReminders'),
    Corrections: create('Corrections'),
  }
}
