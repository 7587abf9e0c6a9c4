import { describe, expect, test } from 'vitest'
import type { Change, NewRow, StoredRow, Table, Value } from '../../src/storage/table.ts'

const row = (rowKey: string, values: NewRow['values'] = {}, partitionKey = 'p'): NewRow => ({
  partitionKey,
  rowKey,
  values,
})
const insertOf = (each: NewRow): Change => ({ kind: 'insert', row: each })
const named = (key: string) => ({ name: JSON.stringify(key), key })
const longest = { name: 'of 512 characters', key: 'k'.repeat(512) }
const tooLong = { name: 'of 513 characters', key: 'k'.repeat(513) }
const invalid = { name: 'StorageError', kind: 'invalid' }

async function listAll(rows: AsyncIterable<StoredRow>): Promise<StoredRow[]> {
  const all: StoredRow[] = []
  for await (const each of rows) all.push(each)
  return all
}

async function listKeys(rows: AsyncIterable<StoredRow>): Promise<string[]> {
  return (await listAll(rows)).map(({ partitionKey, rowKey }) => `${partitionKey}/${rowKey}`)
}

async function fill(table: Table, partitionKey: string, rowKeys: readonly string[]): Promise<void> {
  for (let start = 0; start < rowKeys.length; start += 100) {
    await table.batch(rowKeys.slice(start, start + 100).map((key) => insertOf(row(key, {}, partitionKey))))
  }
}

async function valuesOf(table: Table, rowKey: string): Promise<Readonly<Record<string, Value>> | undefined> {
  return (await table.get('p', rowKey))?.values
}

async function inserted(table: Table, each: NewRow): Promise<string> {
  const result = await table.insert(each)
  if (result.kind !== 'inserted') throw new Error('The row was there already.')
  return result.etag
}

/** What every table does. Each test gets a table of its own. */
export function tableContract(open: () => Promise<Table>): void {
  describe('one row', () => {
    test('comes back as it was written', async () => {
      const table = await open()
      const values = {
        text: '',
        name: 'Siân Llŷr ⚽ 👩🏽‍🏫 محمد علی \u202eabc\u202c <b>&amp;</b> "\'\\ \t\n',
        count: -2_147_483_648,
        isOn: false,
      }
      const etag = await inserted(table, row('a', values))
      expect(await table.get('p', 'a')).toEqual({ partitionKey: 'p', rowKey: 'a', values, etag })
    })

    test('comes back as it was written when it is long', async () => {
      const table = await open()
      const values = Object.fromEntries(
        Array.from({ length: 8 }, (_, n) => [`t${n}`, `${n}${'“€👩🏽‍🏫'.repeat(3_000)}`]),
      )
      await table.insert(row('a', values))
      expect(await valuesOf(table, 'a')).toEqual(values)
    })

    test('leaves out what is null or undefined', async () => {
      const table = await open()
      await table.insert(row('a', { kept: 1, none: null, absent: undefined }))
      expect(await valuesOf(table, 'a')).toEqual({ kept: 1 })
    })

    test('is undefined when nobody wrote it', async () => {
      const table = await open()
      await table.insert(row('a'))
      expect(await table.get('p', 'b')).toBeUndefined()
      expect(await table.get('q', 'a')).toBeUndefined()
    })

    test('is inserted once', async () => {
      const table = await open()
      await table.insert(row('a', { n: 1 }))
      expect(await table.insert(row('a', { n: 2 }))).toEqual({ kind: 'exists' })
      expect(await valuesOf(table, 'a')).toEqual({ n: 1 })
    })

    test('is inserted by one of twenty at once', async () => {
      const table = await open()
      const results = await Promise.all(Array.from({ length: 20 }, () => table.insert(row('a', { n: 1 }))))
      expect(results.filter(({ kind }) => kind === 'inserted')).toHaveLength(1)
    })

    test('is replaced whole under the ETag it was read with', async () => {
      const table = await open()
      const first = await inserted(table, row('a', { n: 1, old: true }))
      const result = await table.replace(row('a', { n: 2 }), first)
      expect(result.kind).toBe('replaced')
      expect(await table.get('p', 'a')).toMatchObject({ values: { n: 2 }, etag: 'etag' in result && result.etag })
      expect(await valuesOf(table, 'a')).toEqual({ n: 2 })
    })

    test('is not replaced under an old ETag', async () => {
      const table = await open()
      const first = await inserted(table, row('a', { n: 1 }))
      await table.replace(row('a', { n: 2 }), first)
      expect(await table.replace(row('a', { n: 3 }), first)).toEqual({ kind: 'changed' })
      expect(await valuesOf(table, 'a')).toEqual({ n: 2 })
    })

    test('is replaced by one of twenty who read the same', async () => {
      const table = await open()
      const etag = await inserted(table, row('a', { n: 0 }))
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) => table.replace(row('a', { n: n + 1 }), etag)),
      )
      expect(results.filter(({ kind }) => kind === 'replaced')).toHaveLength(1)
    })

    test('that is gone has changed', async () => {
      const table = await open()
      const etag = await inserted(table, row('a'))
      await table.remove('p', 'a')
      expect(await table.replace(row('a'), etag)).toEqual({ kind: 'changed' })
      expect(await table.get('p', 'a')).toBeUndefined()
    })

    test('is removed again without complaint', async () => {
      const table = await open()
      await table.insert(row('a'))
      await table.remove('p', 'a')
      await table.remove('p', 'a')
      await table.remove('nobody', 'a')
      expect(await table.get('p', 'a')).toBeUndefined()
    })

    test('is overwritten by an upsert, there or not', async () => {
      const table = await open()
      await table.upsert(row('a', { n: 1, old: true }))
      await table.upsert(row('a', { n: 2 }))
      expect(await valuesOf(table, 'a')).toEqual({ n: 2 })
    })
  })

  describe('a batch', () => {
    test('applies inserts and replacements together', async () => {
      const table = await open()
      const etag = await inserted(table, row('head', { n: 1 }))
      const changes: Change[] = [insertOf(row('a')), { kind: 'replace', row: row('head', { n: 2 }), etag }]
      expect(await table.batch(changes)).toEqual({ kind: 'applied' })
      expect(await valuesOf(table, 'head')).toEqual({ n: 2 })
      expect(await table.get('p', 'a')).toBeDefined()
    })

    test('leaves nothing behind when one row exists', async () => {
      const table = await open()
      await table.insert(row('b', { n: 1 }))
      expect(await table.batch([insertOf(row('a')), insertOf(row('b')), insertOf(row('c'))])).toEqual({
        kind: 'refused',
        because: 'exists',
      })
      expect(await listKeys(table.list({ partition: 'p' }))).toEqual(['p/b'])
    })

    test('leaves nothing behind when one row changed', async () => {
      const table = await open()
      const etag = await inserted(table, row('head', { n: 1 }))
      await table.replace(row('head', { n: 2 }), etag)
      const changes: Change[] = [insertOf(row('a')), { kind: 'replace', row: row('head', { n: 9 }), etag }]
      expect(await table.batch(changes)).toEqual({ kind: 'refused', because: 'changed' })
      expect(await table.get('p', 'a')).toBeUndefined()
      expect(await valuesOf(table, 'head')).toEqual({ n: 2 })
    })

    test('leaves nothing behind when one row is gone', async () => {
      const table = await open()
      const etag = await inserted(table, row('head'))
      await table.remove('p', 'head')
      const changes: Change[] = [insertOf(row('a')), { kind: 'replace', row: row('head'), etag }]
      expect(await table.batch(changes)).toEqual({ kind: 'refused', because: 'changed' })
      expect(await listKeys(table.list({ partition: 'p' }))).toEqual([])
    })

    test('moves a head for one of twenty at once', async () => {
      const table = await open()
      const etag = await inserted(table, row('head', { n: 0 }))
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, n) =>
          table.batch([insertOf(row(`r${n}`)), { kind: 'replace', row: row('head', { n: n + 1 }), etag }]),
        ),
      )
      expect(results.filter(({ kind }) => kind === 'applied')).toHaveLength(1)
      expect(await listKeys(table.list({ partition: 'p' }))).toHaveLength(2)
    })

    test('holds a hundred rows and no more', async () => {
      const table = await open()
      const rows = Array.from({ length: 101 }, (_, n) => insertOf(row(`r${n}`)))
      await expect(table.batch(rows)).rejects.toMatchObject(invalid)
      expect(await table.batch(rows.slice(0, 100))).toEqual({ kind: 'applied' })
      expect(await listAll(table.list({ partition: 'p' }))).toHaveLength(100)
    })

    test.each([
      ['no row', []],
      ['a row twice', [insertOf(row('a')), insertOf(row('a'))]],
      ['two partitions', [insertOf(row('a')), insertOf(row('a', {}, 'q'))]],
      ['more than 4 MiB', Array.from({ length: 100 }, (_, n) => insertOf(row(`${n}`, { a: 'ش'.repeat(7_200) })))],
    ])('with %s is refused', async (_, changes) => {
      const table = await open()
      await expect(table.batch(changes)).rejects.toMatchObject(invalid)
      expect(await listKeys(table.list({ partitions: { from: 'a', before: 'z' } }))).toEqual([])
    })

    test('of almost 4 MiB is taken', async () => {
      const table = await open()
      const changes = Array.from({ length: 100 }, (_, n) => insertOf(row(`${n}`, { a: 'ش'.repeat(6_500) })))
      expect(await table.batch(changes)).toEqual({ kind: 'applied' })
    })
  })

  describe('a listing', () => {
    test('is in order of partition, then row, by code unit', async () => {
      const table = await open()
      await fill(table, 'b', ['2', '10', 'a', 'B', 'é', '_'])
      await fill(table, 'a', ['x'])
      const keys = await listKeys(table.list({ partitions: { from: 'a', before: 'c' } }))
      expect(keys).toEqual(['a/x', 'b/10', 'b/2', 'b/B', 'b/_', 'b/a', 'b/é'])
    })

    test('of a range begins with its first key and ends before its last', async () => {
      const table = await open()
      await fill(table, 'p', ['a1', 'b1', 'b2', 'c1'])
      await fill(table, 'q', ['b1'])
      await fill(table, 'r', ['b1'])
      expect(await listKeys(table.list({ partition: 'p', rows: { from: 'b1', before: 'c1' } }))).toEqual([
        'p/b1',
        'p/b2',
      ])
      expect(await listKeys(table.list({ partitions: { from: 'q', before: 'r' } }))).toEqual(['q/b1'])
      expect(await listKeys(table.list({ partition: 'nobody' }))).toEqual([])
    })

    test('of many pages has every row once', async () => {
      const table = await open()
      const keys = Array.from({ length: 1_250 }, (_, n) => String(n).padStart(5, '0'))
      await fill(table, 'p', keys)
      await fill(table, 'q', keys)
      const listed = await listKeys(table.list({ partitions: { from: 'p', before: 'r' } }))
      expect(listed).toEqual([...keys.map((key) => `p/${key}`), ...keys.map((key) => `q/${key}`)])
      expect(await listAll(table.list({ partition: 'q' }))).toHaveLength(1_250)
    })

    test('goes on while others write', async () => {
      const table = await open()
      await fill(
        table,
        'p',
        Array.from({ length: 1_100 }, (_, n) => `m${String(n).padStart(5, '0')}`),
      )
      const seen: string[] = []
      for await (const { rowKey } of table.list({ partition: 'p' })) {
        if (seen.length === 0) await table.insert(row('a-before'))
        seen.push(rowKey)
      }
      expect(seen.filter((key) => key.startsWith('m'))).toHaveLength(1_100)
    })

    test('can be left early', async () => {
      const table = await open()
      await fill(table, 'p', ['a', 'b'])
      for await (const { rowKey } of table.list({ partition: 'p' })) {
        expect(rowKey).toBe('a')
        break
      }
    })
  })

  describe('limits', () => {
    test('a value holds 32,768 characters', async () => {
      const table = await open()
      const longest = '€'.repeat(32_768)
      await table.insert(row('a', { longest }))
      expect(await valuesOf(table, 'a')).toEqual({ longest })
      await expect(table.insert(row('b', { longest: `${longest}€` }))).rejects.toMatchObject(invalid)
    })

    test('a row holds 1 MiB', async () => {
      const table = await open()
      const sixteen = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`t${n}`, 'x'.repeat(32_700)]))
      await table.insert(row('a', sixteen))
      await expect(table.insert(row('b', { ...sixteen, more: 'x'.repeat(2_000) }))).rejects.toMatchObject(invalid)
    })

    test('a row holds 251 values', async () => {
      const table = await open()
      const values = Object.fromEntries(Array.from({ length: 251 }, (_, n) => [`v${n}`, n]))
      await table.insert(row('a', values))
      expect(await valuesOf(table, 'a')).toEqual(values)
      await expect(table.insert(row('b', { ...values, more: 1 }))).rejects.toMatchObject(invalid)
    })

    test.each([0.5, 2_147_483_648, Number.NaN])('the number %d is refused', async (n) => {
      const table = await open()
      await expect(table.insert(row('a', { n }))).rejects.toMatchObject(invalid)
    })

    test.each(['RowKey', 'timestamp', 'writeId', 'a-b', '', 'odata.etag', '__proto__'])(
      'a value cannot be called "%s"',
      async (name) => {
        const table = await open()
        await expect(table.insert(row('a', Object.fromEntries([[name, 'x']])))).rejects.toMatchObject(invalid)
      },
    )

    test('half a character is refused', async () => {
      const table = await open()
      await expect(table.insert(row('a', { text: '\ud83d' }))).rejects.toMatchObject(invalid)
    })

    test.each(['', '/', '\\', '#', '?', '\0', '\n', '\x1f', '\x7f', '\x9f', '\udc00'].map(named).concat([tooLong]))(
      'the key $name is refused',
      async ({ key }) => {
        const table = await open()
        await expect(table.insert(row(key))).rejects.toMatchObject(invalid)
        await expect(table.upsert(row('a', {}, key))).rejects.toMatchObject(invalid)
        await expect(table.batch([insertOf(row(key))])).rejects.toMatchObject(invalid)
      },
    )

    test.each(["O'Hara ''", 'a:b|c', '2026-09-01T08:30:00.000Z', 'عربی'].map(named).concat([longest]))(
      'the key $name is kept',
      async ({ key }) => {
        const table = await open()
        const etag = await inserted(table, row(key, { n: 1 }, key))
        expect((await table.get(key, key))?.values).toEqual({ n: 1 })
        expect((await table.replace(row(key, { n: 2 }, key), etag)).kind).toBe('replaced')
        expect(await table.batch([insertOf(row('b', {}, key))])).toEqual({ kind: 'applied' })
        expect(await listAll(table.list({ partition: key, rows: { from: key, before: `${key}!` } }))).toHaveLength(1)
        await table.remove(key, key)
        expect(await table.get(key, key)).toBeUndefined()
      },
    )
  })
}
