import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesOf } from './program-text.ts'

const root = join(import.meta.dirname, '..')
const documents = filesOf('*.md', 'docs/**/*.md', 'src/**/*.md')
const there = (path: string): boolean => existsSync(join(root, path))

describe('The documents', () => {
  it.each(documents.map((file) => [file.path, file] as const))(
    '%s: every link and every path leads somewhere',
    (path, { text }) => {
      const links = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
        .map(([, to = '']) => to)
        .filter((to) => !/^[a-z]+:/.test(to))
      const paths = [...text.matchAll(/`((?:src|docs|scripts|test|e2e|bench|bin)\/[\w./-]*)`/g)].map(
        ([, to = '']) => to,
      )
      expect(links.filter((to) => !there(join(dirname(path), to)))).toEqual([])
      expect(paths.filter((to) => !there(to))).toEqual([])
    },
  )

  it('decisions are numbered without a gap, and say what was decided', () => {
    const decisions = documents.filter(({ path }) => /decisions\/\d/.test(path))
    decisions.forEach(({ path, text }, i) => {
      expect(path).toContain(`decisions/${String(i + 1).padStart(4, '0')}-`)
      expect(text).toMatch(new RegExp(`^# ${i + 1}\\. `))
      expect(text).toContain('**Decided.**')
    })
  })

  it('the notice names every source under a licence of its own', () => {
    const notice = readFileSync(join(root, 'NOTICE'), 'utf8')
    for (const source of [
      'Open Government Licence v3.0',
      'govuk-bank-holidays',
      'csc-validator-be-903',
      'liia-tools-pipeline',
    ])
      expect(notice).toContain(source)
  })
})

describe('The package', () => {
  const text = readFileSync(join(root, 'package.json'), 'utf8')
  const { scripts, dependencies, optionalDependencies, devDependencies } = JSON.parse(text) as Record<
    string,
    Record<string, string>
  > // its own form

  it('pins every dependency to one version', () => {
    const wanted = Object.entries({ ...dependencies, ...optionalDependencies, ...devDependencies })
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('runs scripts that are there', () => {
    const named = Object.values(scripts ?? {}).flatMap(
      (script) => script.match(/(?:scripts|bench|test)\/[\w/-]+(?:\.\w+)+/g) ?? [],
    )
    expect(named.filter((path) => !there(path))).toEqual([])
  })
})
