// Builds src/ into dist/<digest>/ and points dist/current.json at it. Safe when several processes start at once, and
// never half there: a running server keeps the folder that it was started from.
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, root, stop } from './checkout.mjs'
import { whileLocked } from './lock.mjs'

const dist = join(root, 'dist')
const current = join(dist, 'current.json')
const KEPT_FOR_MS = 24 * 60 * 60 * 1000

/** Files that a build is made from: everything in src but tests, the lock file, and this script. */
function* sources(folder = join(root, 'src')) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* sources(path)
    else if (!/\.test\.tsx?$/.test(entry.name)) yield path
  }
}

function digestOfSources() {
  const hash = createHash('sha256')
  const paths = [...sources(), join(root, 'package-lock.json'), join(root, 'scripts', 'build.mjs')].sort()
  for (const path of paths) {
    const { size, mtimeMs } = statSync(path)
    hash.update(`${relative(root, path)}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex').slice(0, 12)
}

/** The build that stands for these sources, if there is one. */
function standing(digest) {
  if (!existsSync(current)) return null
  const build = JSON.parse(readFileSync(current, 'utf8'))
  const folder = join(dist, build.folder)
  return build.digest === digest && existsSync(folder) ? { folder, start: join(folder, 'throughline.js') } : null
}

/** Builds when the sources changed; answers the folder of the build and the file that starts it. */
export async function ensureBuilt() {
  const before = standing(digestOfSources())
  if (before) return before
  mkdirSync(dist, { recursive: true })
  return whileLocked(join(dist, 'lock'), async () => {
    const digest = digestOfSources()
    const meanwhile = standing(digest)
    if (meanwhile) return meanwhile
    process.stderr.write('Building…\n')
    try {
      await buildInto(digest)
    } catch (error) {
      stop(`Throughline could not be built: ${error.message}`)
    }
    return standing(digest) ?? stop('The sources changed while Throughline was being built. Try again.')
  })
}

async function buildInto(digest) {
  const making = join(dist, `making-${process.pid}`)
  const folder = `${digest}-${process.pid.toString(36)}${Date.now().toString(36)}`
  rmSync(making, { recursive: true, force: true })
  await Promise.all([bundle(making), bundleForPages(making), styles(making)])
  await (await import('esbuild')).stop() // its own process would outlive the build otherwise
  cpSync(join(root, 'src/store/database/migrations'), join(making, 'migrations'), { recursive: true })
  renameSync(making, join(dist, folder))
  writeFileSync(`${current}.${process.pid}`, JSON.stringify({ digest, folder }))
  renameSync(`${current}.${process.pid}`, current)
  forgetOldBuilds(folder)
}

/** Pages and commands are loaded when first used, so that a command does not wait for the server's code. */
async function bundle(out) {
  const { build } = await import('esbuild')
  const workers = [...sources()].filter((path) => path.endsWith('-worker.ts'))
  await build({
    entryPoints: [
      { in: join(root, 'src/main.ts'), out: 'main' },
      ...workers.map((path) => ({ in: path, out: path.split(/[\\/]/).at(-1).replace(/\.ts$/, '') })),
    ],
    outdir: out,
    absWorkingDir: root,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    external: packagesLeftWhole(),
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
  writeFileSync(join(out, 'throughline.js'), START)
}

/** Starts the program. What Node compiles it to is kept beside it, where the folder may be written, for the next start. */
const START = `import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
enableCompileCache(join(import.meta.dirname, 'compiled'))
await import('./main.js')
`

/**
 * The writer of Excel files zips in workers that it makes out of text, which the policy of our pages forbids, and then
 * waits for them for ever. It has the same without: ours writes in a worker of its own already.
 */
const zipInThisThread = {
  name: 'zip-in-this-thread',
  setup: ({ onLoad }) =>
    onLoad({ filter: /write-excel-file[\\/]modules[\\/]zip[\\/]zipToArrayBuffer\.js$/ }, ({ path }) => ({
      contents: "import zip from './zipToArrayBufferSync.js'; export default async (files) => zip(files)",
      resolveDir: dirname(path),
    })),
}

/** Scripts of pages, and their workers: each one file that needs no other and no Node. */
async function bundleForPages(out) {
  const { build } = await import('esbuild')
  const scripts = [...sources()].filter((path) => /-in-page\.tsx?$/.test(path))
  await build({
    entryPoints: scripts.map((path) => ({
      in: path,
      out: path
        .split(/[\\/]/)
        .at(-1)
        .replace(/\.tsx?$/, ''),
    })),
    outdir: join(out, 'assets'),
    absWorkingDir: root,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    plugins: [zipInThisThread],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  })
}

/** Packages of many small modules are bundled, because reading those takes longer than running them; the rest stay as installed. */
const bundled = ['csv-parse', 'kysely', 'preact', 'preact-render-to-string', 'temporal-polyfill', 'zod']

function packagesLeftWhole() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return Object.keys(dependencies).filter((name) => !bundled.includes(name))
}

/** The stylesheet and pictures that pages ask for under /assets. */
async function styles(out) {
  const { compileAsync } = await import('sass')
  const assets = join(out, 'assets')
  cpSync(join(root, 'src/web/ui/assets'), assets, { recursive: true })
  const { css } = await compileAsync(join(root, 'src/web/ui/styles/main.scss'), {
    loadPaths: [root, join(root, 'node_modules')],
    style: 'compressed',
    quietDeps: true,
    silenceDeprecations: ['import'],
  })
  writeFileSync(join(assets, 'main.css'), css)
}

/** A server that is running still loads pages from the build it was started from: old ones are kept for a day. */
function forgetOldBuilds(kept) {
  for (const name of readdirSync(dist)) {
    const path = join(dist, name)
    if (name === kept || !/^[0-9a-f]{12}-|^making-/.test(name)) continue
    if (Date.now() - statSync(path).mtimeMs > KEPT_FOR_MS) rmSync(path, { recursive: true, force: true })
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  ensureInstalled('runtime')
  const { folder } = await ensureBuilt()
  process.stdout.write(`${relative(process.cwd(), folder)}\n`)
}
