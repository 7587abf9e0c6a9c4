import { parsePersonId } from '../../people/person.ts'
import type { EntraUser } from '../directory/school-directory.ts'
import { oakfield } from './school.ts'

const PUPILS = 1200
const FIRST_PUPIL_NUMBER = 10_001
const yearGroups = ['Reception', 'Year 1', 'Year 2', 'Year 3', 'Year 4', 'Year 5', 'Year 6']

const givenNames = [
  'Aaliyah',
  'Alfie',
  'Amelia',
  'Archie',
  'Ava',
  'Bethan',
  'Carys',
  'Dylan',
  'Efa',
  'Elijah',
  'Ffred',
  'Freya',
  'Hamza',
  'Hanna',
  'Idris',
  'Isla',
  'Jakub',
  'Kofi',
  'Lola',
  'Maisie',
  'Noah',
  'Osian',
  'Poppy',
  'Riya',
  'Seren',
  'Theo',
  'Zofia',
]
const surnames = [
  'Abbott',
  'Achebe',
  'Barlow',
  'Begum',
  'Calder',
  'Choudhury',
  'Dunmore',
  'Eddison',
  'Fenwick',
  'Griffiths',
  'Hussain',
  'Ingleby',
  'Jankowski',
  'Kaur',
  'Lockyer',
  'Mistry',
  'Nwosu',
  'Oakes',
  'Prosser',
  'Quigley',
  'Rahmani',
  'Sutcliffe',
  'Tanner',
  'Usman',
  'Varley',
  'Wojtas',
  'Yardley',
]

function pupil(index: number): EntraUser {
  const givenName = givenNames[index % givenNames.length] ?? ''
  const surname = surnames[(index * 7 + Math.floor(index / givenNames.length)) % surnames.length] ?? ''
  const userPrincipalName = `pupil${String(index + 1).padStart(4, '0')}@${oakfield.domain}`
  return {
    id: parsePersonId(`0a4f1e1d-0000-4000-9000-${String(FIRST_PUPIL_NUMBER + index).padStart(12, '0')}`),
    displayName: `${givenName} ${surname}`,
    givenName,
    surname,
    userPrincipalName,
    mail: userPrincipalName,
    jobTitle: null,
    department: yearGroups[index % yearGroups.length] ?? null,
    accountEnabled: true,
    userType: 'Member',
    // Entra ID often does not know: one pupil in ten has no age group, so the pupils' group has to catch them.
    ageGroup: index % 10 === 9 ? null : 'Minor',
  }
}

export const pupils: readonly EntraUser[] = Array.from({ length: PUPILS }, (_, index) => pupil(index))
