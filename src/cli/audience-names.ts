import type { Audience } from '../people/person.ts'

/** As headings and labels of what a command prints. */
export const audienceNames: Readonly<Record<Audience, string>> = {
  staff: 'Staff',
  governor: 'Governors',
  visitor: 'Visitors',
}
