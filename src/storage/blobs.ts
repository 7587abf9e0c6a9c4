/**
 * What Assent needs of blob storage: bytes that are put once under a name and never changed. Every method throws
 * StorageError when storage could not be asked.
 */
export interface Blobs {
  /** Leaves what is there already as it is. */
  putOnce(name: string, blob: NewBlob): Promise<'stored' | 'exists'>
  get(name: string): Promise<StoredBlob | undefined>
}

export interface StoredBlob {
  readonly bytes: Uint8Array
  readonly contentType: string
  /** Names in small letters; values as they were given, in any script. */
  readonly metadata: Readonly<Record<string, string>>
}

export type NewBlob = StoredBlob
