import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { OriginalFile } from '../../src/policy/policy.ts'
import type { OpenStores } from './stores-under-test.ts'

function file(text: string, name: string): { readonly original: OriginalFile; readonly bytes: Uint8Array } {
  const bytes = new TextEncoder().encode(text)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { original: { sha256, name, contentType: 'text/plain', bytes: bytes.byteLength }, bytes }
}

export function originalStoreContract(open: OpenStores): void {
  describe('originals', () => {
    test('a file comes back byte for byte, whatever it is called', async () => {
      const { stores } = await open()
      const { original, bytes } = file('Lock your laptop.\0\xff', 'Polisi “ffôn”\r\n\ud83d محمد.txt')
      expect(await stores.originals.find(original.sha256)).toBeUndefined()
      await stores.originals.keep(original, bytes)
      expect(await stores.originals.find(original.sha256)).toEqual(expect.objectContaining({ length: bytes.length }))
      expect([...((await stores.originals.find(original.sha256)) ?? [])]).toEqual([...bytes])
    })

    test('what is there is never overwritten, and keeping it again is no fault', async () => {
      const { stores } = await open()
      const { original, bytes } = file('Lock your laptop.', 'policy.txt')
      await stores.originals.keep(original, bytes)
      await stores.originals.keep({ ...original, name: 'copy.txt' }, bytes)
      expect(await stores.originals.find(original.sha256)).toHaveLength(bytes.length)
    })

    test('other bytes than were read, and what is no fingerprint, are refused', async () => {
      const { stores } = await open()
      const { original } = file('Lock your laptop.', 'policy.txt')
      const other = new TextEncoder().encode('Leave it open.')
      await expect(stores.originals.keep(original, other)).rejects.toThrow(/another SHA-256/)
      expect(await stores.originals.find(original.sha256)).toBeUndefined()
      await expect(stores.originals.find('../other-tenant/x')).rejects.toThrow(/no SHA-256/)
    })

    test('another school’s file is not found', async () => {
      const [{ stores }, { stores: others }] = [await open(), await open()]
      const { original, bytes } = file('Lock your laptop.', 'policy.txt')
      await stores.originals.keep(original, bytes)
      expect(await others.originals.find(original.sha256)).toBeUndefined()
    })
  })
}
