import type { Clause, PolicyVersion, VersionId } from '../../../src/policy/policy.ts'
import { clause, version } from '../policy.ts'

/** The sample policy a year ago: its second clause said less, one was still in it and one was not yet. */
export const earlierVersion: PolicyVersion = {
  ...version,
  versionId: 'v0' as VersionId,
  publishedAt: '2025-09-04T08:30:00.000Z',
  policy: {
    ...version.policy,
    academicYear: '2025-2026',
    clauses: [
      ...version.policy.clauses.filter(({ id }) => id !== 'c-5').map(asItWas),
      clause('c-9', {
        number: '4.1',
        heading: ['4. Disks'],
        text: 'Staff hand in their floppy disks on Fridays.',
        audiences: ['staff'],
      }),
    ],
  },
}

function asItWas(now: Clause): Clause {
  return now.id === 'c-2' ? { ...now, text: 'Staff may take a laptop home at weekends.' } : now
}
