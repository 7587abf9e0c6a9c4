import type { OutstandingPerson, Tally } from '../../web/api.ts'

export type State = keyof Omit<Tally, 'expected'>

/** In the order bars and tables show them. */
export const states: readonly State[] = ['signed', 'pending', 'declined', 'unreachable', 'excused']

export const stateWords: Readonly<Record<State, string>> = {
  signed: 'Signed',
  pending: 'Not signed yet',
  declined: 'Declined',
  unreachable: 'Cannot be reached',
  excused: 'Excused',
}

const audiencePlurals: Readonly<Record<OutstandingPerson['audiences'][number], string>> = {
  staff: 'Staff',
  governor: 'Governors',
  visitor: 'Visitors',
}

export function audienceWord(audience: OutstandingPerson['audiences'][number]): string {
  return audiencePlurals[audience]
}

export function audienceWords(audiences: OutstandingPerson['audiences']): string {
  return audiences.map(audienceWord).join(', ')
}

export function peopleWords(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}
