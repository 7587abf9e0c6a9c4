import { describe, expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { ConfigError } from '../src/settings-reader.ts'

const complete = {
  ASSENT_PUBLIC_URL: 'https://assent.oakfield.example',
  ASSENT_SCHOOL_NAME: 'Oakfield Primary School',
  ASSENT_TENANT_ID: '0A4F1E1D-0000-4000-8000-000000000001',
  ASSENT_TEAMS_APP_ID: '0a4f1e1d-0000-4000-8000-0000000000a0',
  ASSENT_BOT_ID: '0a4f1e1d-0000-4000-8000-0000000000b0',
  ASSENT_BOT_CREDENTIAL: 'federated',
  ASSENT_GRAPH_CLIENT_ID: '0a4f1e1d-0000-4000-8000-0000000000a1',
  ASSENT_GRAPH_CREDENTIAL: 'secret',
  ASSENT_GRAPH_SECRET: 'canary-secret',
  ASSENT_MANAGED_IDENTITY_CLIENT_ID: '0a4f1e1d-0000-4000-8000-0000000000c0',
  ASSENT_TABLES_URL: 'https://oakfield.table.core.windows.net',
  ASSENT_QUEUES_URL: 'https://oakfield.queue.core.windows.net',
  ASSENT_BLOBS_URL: 'https://oakfield.blob.core.windows.net',
  ASSENT_STAFF_GROUPS: '0a4f1e1d-0000-4000-8000-000000000101, 0a4f1e1d-0000-4000-8000-000000000102',
}

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('settings of a deployment', () => {
  test('owners are the leaders unless others are named', () => {
    const [leaders, owners] = ['0a4f1e1d-0000-4000-8000-000000000107', '0a4f1e1d-0000-4000-8000-000000000108']
    const led = { ...complete, ASSENT_LEADER_GROUPS: leaders }
    expect(readConfig(led).roleRules).toEqual({ leaderGroups: [leaders], ownerGroups: [leaders] })
    expect(readConfig({ ...led, ASSENT_OWNER_GROUPS: owners }).roleRules.ownerGroups).toEqual([owners])
  })

  test('a complete environment is read into sections', () => {
    const config = readConfig(complete)
    expect(config.tenantId).toBe('0a4f1e1d-0000-4000-8000-000000000001')
    expect(config.audienceRules.groups.staff).toHaveLength(2)
    expect(config.bot.credential).toEqual({
      kind: 'federated',
      managedIdentityClientId: complete.ASSENT_MANAGED_IDENTITY_CLIENT_ID,
    })
    expect(config.storage).toMatchObject({ kind: 'account' })
  })

  test('every missing setting is named at once', () => {
    const problems = problemsOf({})
    for (const name of [
      'ASSENT_PUBLIC_URL',
      'ASSENT_TENANT_ID',
      'ASSENT_BOT_ID',
      'ASSENT_GRAPH_CLIENT_ID',
      'ASSENT_TABLES_URL',
      'ASSENT_BLOBS_URL',
      'ASSENT_STAFF_GROUPS',
    ]) {
      expect(problems.join('\n')).toContain(name)
    }
  })

  test.each([
    ['ASSENT_BOT_ID', ''],
    ['ASSENT_BOT_ID', 'not-a-guid'],
    ['ASSENT_BOT_ID', '00000000-0000-0000-0000-000000000000'],
    ['ASSENT_TENANT_ID', '00000000-0000-0000-0000-000000000000'],
    ['ASSENT_TENANT_ID', 'oakfield.example'],
    ['ASSENT_BOT_CREDENTIAL', 'MultiTenant'],
    ['ASSENT_PUBLIC_URL', 'http://assent.oakfield.example'],
    ['ASSENT_PUBLIC_URL', 'assent.oakfield.example'],
    ['ASSENT_MODEL_KIND', 'another'],
    ['ASSENT_STAFF_GROUPS', 'All staff'],
    ['PORT', '99999'],
    ['ASSENT_LOCAL', '1'],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '0'],
  ])('%s set to "%s" refuses to start', (name, value) => {
    expect(problemsOf({ ...complete, [name]: value }).join('\n')).toContain(name)
  })

  test('a secret is not printed with the settings', () => {
    const config = readConfig(complete)
    expect(
      JSON.stringify(config) + String(config.graph.credential.kind === 'secret' && config.graph.credential.secret),
    ).not.toContain('canary-secret')
  })
})
