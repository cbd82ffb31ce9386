import { writeFile } from 'node:fs/promises'
import { csvLine } from '../exchange/ssda903/index.ts'
import type { ToldChild } from './told.ts'

const text = (child: ToldChild, type: string, field: string): string => {
  const value = child.facts.findLast((told) => told.type === type)?.body[field]
  return typeof value === 'string' ? value : ''
}

/** Writes a names file of the children who are known by name; answers how many. */
export async function writeNamesFile(path: string, children: readonly ToldChild[]): Promise<number> {
  const named = children.filter((child) => text(child, 'child.name', 'name') !== '')
  const lines = named.map((child) => [
    child.number,
    text(child, 'child.name', 'name'),
    text(child, 'child.name', 'team'),
    text(child, 'child.sibling-group', 'group'),
  ])
  await writeFile(path, [['CHILD', 'NAME', 'TEAM', 'SIBLING_GROUP'], ...lines].map(csvLine).join(''))
  return named.length
}
