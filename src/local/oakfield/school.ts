import { parseGroupId, parsePersonId, parseTenantId } from '../../people/person.ts'

/** The sample school that local mode, the documentation and the tests share. Nobody in it is real. */
export const oakfield = {
  name: 'Oakfield Primary School',
  domain: 'oakfield.example',
  tenantId: parseTenantId('0a4f1e1d-0000-4000-8000-000000000001'),
  botId: '0a4f1e1d-0000-4000-8000-0000000000b0',
  /** The app registration of the tab and of Graph. */
  tabAppId: '0a4f1e1d-0000-4000-8000-0000000000a1',
  groups: {
    staff: parseGroupId('0a4f1e1d-0000-4000-8000-000000000101'),
    teachers: parseGroupId('0a4f1e1d-0000-4000-8000-000000000102'),
    supportStaff: parseGroupId('0a4f1e1d-0000-4000-8000-000000000103'),
    governors: parseGroupId('0a4f1e1d-0000-4000-8000-000000000104'),
    visitors: parseGroupId('0a4f1e1d-0000-4000-8000-000000000105'),
    pupils: parseGroupId('0a4f1e1d-0000-4000-8000-000000000106'),
    leaders: parseGroupId('0a4f1e1d-0000-4000-8000-000000000107'),
  },
} as const

export interface CastMember {
  readonly id: ReturnType<typeof parsePersonId>
  readonly displayName: string
  readonly userPrincipalName: string
  readonly jobTitle: string | null
}

function castMember(n: number, displayName: string, jobTitle: string | null): CastMember {
  return {
    id: parsePersonId(`0a4f1e1d-0000-4000-9000-${String(n).padStart(12, '0')}`),
    displayName,
    userPrincipalName: `${displayName.toLowerCase().replaceAll(' ', '.')}@${oakfield.domain}`,
    jobTitle,
  }
}

export const cast = {
  priya: castMember(1, 'Priya Shah', 'Class teacher'),
  gareth: castMember(2, 'Gareth Pugh', null),
  mo: castMember(3, 'Mo Ali', 'Visiting music tutor'),
  helen: castMember(4, 'Helen Ward', 'Headteacher'),
  ines: castMember(5, 'Ines Costa', 'ICT Manager'),
} as const
