import { globSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'

const root = join(import.meta.dirname, '..')

export interface ProgramFile {
  readonly path: string
  readonly text: string
}

/** The text of the program's files, for guards that read it. Paths are written with `/`. */
export const filesOf = (...patterns: readonly string[]): ProgramFile[] =>
  globSync(patterns, { cwd: root })
    .filter((path) => statSync(join(root, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))

export const isTest = ({ path }: ProgramFile): boolean => /\.test\.tsx?$/.test(path)

/** The same text without comments, so that a guard reads what runs. */
export const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')

/** Paths and lines in which a pattern occurs: what a failing guard shows. */
export const linesWith = (files: readonly ProgramFile[], pattern: RegExp): string[] =>
  files.flatMap(({ path, text }) =>
    withoutComments(text)
      .split('\n')
      .filter((line) => pattern.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  )
