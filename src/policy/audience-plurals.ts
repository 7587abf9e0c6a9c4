import type { BoundAudience } from './policy.ts'

/** What people of an audience are called in a sentence. */
export const audiencePlurals: Readonly<Record<BoundAudience, string>> = {
  staff: 'staff',
  governor: 'governors',
  visitor: 'visitors',
  pupil: 'pupils',
  parent: 'parents',
}
