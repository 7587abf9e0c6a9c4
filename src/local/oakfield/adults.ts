import { parsePersonId } from '../../people/person.ts'
import type { EntraUser } from '../directory/school-directory.ts'
import { type CastMember, cast, oakfield } from './school.ts'

/** Oakfield's grown-ups beside the cast. Everybody is made up; the names try what names can do to a card. */
type Row = readonly [name: string, jobTitle: string | null, change?: Partial<EntraUser>]

const FIRST_NUMBER_AFTER_CAST = 6

const leaderRows: readonly Row[] = [
  ['Siân Meredith', 'Deputy Headteacher'],
  ['Ruth Adeyemi', 'SENDCo and Designated Safeguarding Lead'],
  ['Margaret Okonkwo', 'School Business Manager', { userType: null }],
]

const teacherRows: readonly Row[] = [
  ['Łukasz Wójcik', 'Class teacher, Year 6'],
  ['Llŷr Bowen', 'Class teacher, Year 5'],
  [
    'عائشہ خان',
    'Class teacher, Year 4',
    { givenName: 'عائشہ', surname: 'خان', userPrincipalName: 'ayesha.khan@oakfield.example' },
  ],
  ['Tom Whitlock 🌻', 'Class teacher, Year 3', { surname: 'Whitlock' }],
  [
    'Alexandrina Wilhelmina Featherstonehaugh-Cholmondeley-Montgomery-Llewellyn',
    'Class teacher, Year 2, and Leader for Personal, Social, Health and Economic Education across Key Stage One',
    { userPrincipalName: 'a.featherstonehaugh@oakfield.example' },
  ],
  ['Emma Hartnell', 'Class teacher, Year 1'],
  ['Daniel Osei', 'Class teacher, Reception'],
  ['Niamh O’Rourke', 'Class teacher, Year 6'],
  ['Jean-Luc Bonnard', 'French teacher'],
  ['Harpreet Gill', 'Class teacher, Year 5'],
  ['Ffion Prydderch', 'Class teacher, Year 4'],
  ['Oluwaseun Bello', 'Class teacher, Year 3'],
  ['Charlotte Penhaligon', 'Class teacher, Year 2'],
  ['Marek Zieliński', 'Class teacher, Year 1'],
  ['Yasmin Rahman', 'Class teacher, Reception'],
  ['Callum Drummond', 'PE lead'],
  ['Grace Thwaite', 'Music lead'],
  ['Tomos Gruffydd', 'Class teacher, Year 6'],
  ['Anneliese Brück', 'Class teacher, Year 5'],
  ['Samira Haddad', 'Computing lead'],
  ['Peter Underhill', 'Early career teacher'],
  ['Beatriz Nogueira', 'Class teacher, maternity leave'],
]

const supportRows: readonly Row[] = [
  ['Sheila Crabtree', 'School secretary', { userType: null }],
  ['Joanna Pickles', 'Admissions and attendance officer'],
  ['Kwame Mensah', 'Site manager'],
  ['Doreen Ackroyd', 'Cook'],
  ['Brian Tolley', 'Midday supervisor', { accountEnabled: false }],
  ['Agnieszka Dąbrowska', 'Teaching assistant'],
  ['Mererid Puw', 'Teaching assistant'],
  ['Lisa Fairclough', 'Higher level teaching assistant'],
  ['Nasreen Begum', 'Teaching assistant'],
  ['Jade Winterbottom', 'Teaching assistant'],
  ['Ewan McAllister', 'Teaching assistant'],
  ['Chidinma Eze', 'Teaching assistant'],
  ['Pauline Ogden', 'Learning mentor'],
  ['Rhodri Tudor', 'ICT technician'],
  ['Valerie Snape', 'Librarian'],
  ['Zoë Castellan', 'Family liaison officer'],
  ['Mei-Ling Cheung', 'Finance assistant'],
  ['Derek Illingworth', 'Caretaker'],
  ['Fatima Zahra Idrissi', 'Breakfast club leader'],
  ['Kayleigh Stubbs', 'After-school club assistant'],
  ['Renée Duquesne', 'Nursery nurse'],
  ['Glyn Parfitt', 'Minibus driver'],
]

const governorRows: readonly Row[] = [
  ['Angharad Vaughan', null],
  ['Stephen Bexley', null, { userType: null }],
  ['Amina Warsame', null],
  ['Colin Thistlewood', null],
  ['Dorothy Mbeki-Lund', null],
  ['Rajesh Varma', null],
  ['Caitlín Ní Dhomhnaill', 'Clerk to the governors'],
]

const visitorRows: readonly Row[] = [
  ['Dai Treharne', 'Peripatetic brass tutor', guestOf('dai.treharne', 'countymusic.example')],
  ['Chloe Bannister', 'Educational psychologist', guestOf('c.bannister', 'psychology.example')],
  ['Fiona Galbraith', 'Supply teacher'],
  ['Olu Akande', 'Supply teacher'],
  ['Miriam Feldstein', 'School counsellor'],
  ['Jordan Sproat', 'Sports coach'],
  ['Wayne Entwistle', 'Electrical contractor'],
]

/** A guest is known by an address elsewhere, which Entra ID writes into the tenant's own form. */
function guestOf(mailbox: string, domain: string): Partial<EntraUser> {
  return {
    userType: 'Guest',
    userPrincipalName: `${mailbox}_${domain}#EXT#@${oakfield.domain}`,
    mail: `${mailbox}@${domain}`,
  }
}

// Letters that carry no separable accent, so normalising alone would lose them.
const plainLetters: Readonly<Record<string, string>> = { ł: 'l', Ł: 'L', ø: 'o', ß: 'ss' }

function mailboxOf(displayName: string): string {
  const plain = displayName.replace(/[łŁøß]/g, (letter) => plainLetters[letter] ?? letter).normalize('NFD')
  const words = plain
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.replace(/[^a-z-]/g, ''))
  return words.filter((word) => word !== '').join('.')
}

function adult(person: CastMember, change: Partial<EntraUser> = {}): EntraUser {
  const [givenName, ...rest] = person.displayName.split(' ')
  const user = {
    ...person,
    givenName: givenName ?? null,
    surname: rest.join(' ') || null,
    mail: person.userPrincipalName,
    department: null,
    accountEnabled: true,
    userType: 'Member',
    ageGroup: null,
    ...change,
  } satisfies EntraUser
  return { ...user, mail: change.mail ?? user.userPrincipalName }
}

function people(rows: readonly Row[], firstNumber: number): readonly EntraUser[] {
  return rows.map(([displayName, jobTitle, change], index) => {
    const id = parsePersonId(`0a4f1e1d-0000-4000-9000-${String(firstNumber + index).padStart(12, '0')}`)
    return adult(
      { id, displayName, jobTitle, userPrincipalName: `${mailboxOf(displayName)}@${oakfield.domain}` },
      change,
    )
  })
}

const tables = [leaderRows, teacherRows, supportRows, governorRows, visitorRows]

function peopleOf(table: readonly Row[]): readonly EntraUser[] {
  const before = tables.slice(0, tables.indexOf(table)).reduce((count, rows) => count + rows.length, 0)
  return people(table, FIRST_NUMBER_AFTER_CAST + before)
}

export const castUsers = {
  priya: adult(cast.priya),
  gareth: adult(cast.gareth),
  mo: adult(cast.mo),
  helen: adult(cast.helen),
  ines: adult(cast.ines),
} as const

export const adults = {
  leaders: peopleOf(leaderRows),
  teachers: peopleOf(teacherRows),
  supportStaff: peopleOf(supportRows),
  governors: peopleOf(governorRows),
  visitors: peopleOf(visitorRows),
} as const
