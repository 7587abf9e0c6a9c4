import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runToEnd } from './child-process.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const builtFolder = join(root, 'dist', 'tab')

/** Builds the tab with Vite where it is missing or older than its source. @returns the folder it is in */
export async function ensureTabBuilt(): Promise<string> {
  const page = join(builtFolder, 'index.html')
  if (existsSync(page) && (await stat(page)).mtimeMs >= (await newestSource())) return builtFolder
  // A program of its own: what building takes of memory would stay with the server for good.
  await runToEnd({
    name: 'Building the tab',
    script: join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js'),
    args: ['build', '--config', join(root, 'vite.config.ts'), '--logLevel', 'warn'],
    cwd: root,
  })
  return builtFolder
}

async function newestSource(): Promise<number> {
  const folder = join(root, 'src', 'tab')
  const names = await readdir(folder, { recursive: true })
  const paths = [
    ...names.map((name) => join(folder, name)),
    join(root, 'vite.config.ts'),
    join(root, 'package-lock.json'),
  ]
  const times = await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs))
  return Math.max(...times)
}
