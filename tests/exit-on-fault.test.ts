import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const source = (file: string) => JSON.stringify(resolve(file))

test('a fault that nobody caught ends the program and prints no token', async () => {
  const program = `
    import { createLog } from ${source('src/log.ts')}
    import { exitOnFault } from ${source('src/exit-on-fault.ts')}
    exitOnFault(createLog('info'))
    const request = { headers: { authorization: 'Bearer canary-token' } }
    void Promise.reject(Object.assign(new Error('nobody planned for this'), { request }))
    setInterval(() => {}, 1_000)`
  const { code, err } = await new Promise<{ code: unknown; err: string }>((done) => {
    execFile(process.execPath, ['--input-type=module', '-e', program], (error, _out, err) => {
      done({ code: error?.code, err })
    })
  })
  expect(code).toBe(3)
  expect(JSON.parse(err)).toMatchObject({ msg: 'stopped on a fault of its own', err: { type: 'Error' } })
  expect(err).not.toContain('canary-token')
})
