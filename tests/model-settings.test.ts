import { describe, expect, test } from 'vitest'
import { readLocalModelSettings, readModelSettings } from '../src/model-settings.ts'
import { ConfigError, SettingsReader } from '../src/settings-reader.ts'

const azure = {
  ASSENT_MODEL_KIND: 'azure-openai',
  ASSENT_MODEL_ENDPOINT: 'https://oakfield.openai.azure.com/',
  ASSENT_MODEL_KEY: 'canary-key',
  ASSENT_MODEL_RERANK: 'ranker',
  ASSENT_MODEL_EMBEDDINGS: 'vectors',
}

function read(env: Readonly<Record<string, string>>) {
  const settings = new SettingsReader(env)
  return { model: readModelSettings(settings, { isLocal: false }), problems: settings.problems.join('\n') }
}

function without(...names: readonly string[]) {
  return Object.fromEntries(Object.entries(azure).filter(([name]) => !names.includes(name)))
}

describe('the model endpoint', () => {
  test('is off where none of its settings is set', () => {
    expect(read({ OPENAI_API_KEY: 'sk-somebody-else', ASSENT_MODEL_KIND: ' ' })).toEqual({
      model: undefined,
      problems: '',
    })
  })

  test('is read whole', () => {
    const { model, problems } = read(azure)
    expect(problems).toBe('')
    expect(model).toMatchObject({ kind: 'azure-openai', rerank: 'ranker', embeddings: 'vectors' })
    expect(model?.endpoint.href).toBe('https://oakfield.openai.azure.com/')
    expect(model?.key.reveal()).toBe('canary-key')
    expect(JSON.stringify(model)).not.toContain('canary')
  })

  test.each(['ASSENT_MODEL_RERANK', 'ASSENT_MODEL_EMBEDDINGS'])('works without %s', (name) => {
    expect(read(without(name)).problems).toBe('')
  })

  test.each([
    [['ASSENT_MODEL_KIND']],
    [['ASSENT_MODEL_ENDPOINT']],
    [['ASSENT_MODEL_KEY']],
    [['ASSENT_MODEL_RERANK', 'ASSENT_MODEL_EMBEDDINGS']],
    [['ASSENT_MODEL_KIND', 'ASSENT_MODEL_ENDPOINT', 'ASSENT_MODEL_KEY']],
  ])('half-set, without %s, is refused and says so', (names) => {
    const { model, problems } = read(without(...names))
    expect(model).toBeUndefined()
    for (const name of names) expect(problems).toContain(name)
    expect(problems).not.toContain('canary')
  })

  test.each([
    ['ASSENT_MODEL_KIND', 'anthropic'],
    ['ASSENT_MODEL_ENDPOINT', 'http://oakfield.openai.azure.com'],
    ['ASSENT_MODEL_ENDPOINT', 'http://127.0.0.1:11434'],
    ['ASSENT_MODEL_ENDPOINT', 'https://oakfield.openai.azure.com/openai/deployments/x'],
    ['ASSENT_MODEL_ENDPOINT', 'https://name:word@oakfield.openai.azure.com'],
    ['ASSENT_MODEL_ENDPOINT', 'https://oakfield.openai.azure.com/?key=1'],
    ['ASSENT_MODEL_ENDPOINT', 'oakfield'],
    ['ASSENT_MODEL_KEY', 'canary with spaces'],
    ['ASSENT_MODEL_RERANK', '../other'],
    ['ASSENT_MODEL_EMBEDDINGS', 'a b'],
  ])('%s set to "%s" is refused', (name, value) => {
    const { problems } = read({ ...azure, [name]: value })
    expect(problems).toContain(name)
    expect(problems).not.toContain('canary')
  })

  test.each([
    ['https://api.openai.com/v1', 'https://api.openai.com/'],
    ['https://api.openai.com/v1/', 'https://api.openai.com/'],
    ['https://api.openai.com', 'https://api.openai.com/'],
    ['https://models.example/school/v1', 'https://models.example/school/'],
  ])('of OpenAI’s kind at %s is asked below %s', (given, base) => {
    const openai = { ...azure, ASSENT_MODEL_KIND: 'openai', ASSENT_MODEL_ENDPOINT: given }
    const { model, problems } = read({ ...openai, ASSENT_MODEL_RERANK: 'llama3.2:3b' })
    expect(problems).toBe('')
    expect(model?.endpoint.href).toBe(base)
  })
})

describe('in local mode', () => {
  const local = { ...azure, ASSENT_MODEL_KIND: 'openai' }

  test.each(['http://127.0.0.1:11434/v1', 'http://localhost:11434', 'https://models.example/v1'])(
    '%s may be asked',
    (url) => {
      expect(readLocalModelSettings({ ...local, ASSENT_MODEL_ENDPOINT: url })).toMatchObject({ kind: 'openai' })
    },
  )

  test.each([
    ['another machine without https', 'openai', 'http://192.168.1.4:11434/v1'],
    ['a name that only looks like this machine', 'openai', 'http://localhost.models.example/v1'],
    ['Azure without https', 'azure-openai', 'http://127.0.0.1:1/'],
  ])('%s may not', (_what, kind, url) => {
    const env = { ...local, ASSENT_MODEL_KIND: kind, ASSENT_MODEL_ENDPOINT: url }
    expect(() => readLocalModelSettings(env)).toThrow(ConfigError)
    expect(() => readLocalModelSettings(env)).toThrow(/ASSENT_MODEL_ENDPOINT must be an https address/)
  })

  test('it is off unless set', () => {
    expect(readLocalModelSettings({})).toBeUndefined()
  })
})
