import {
  checkPaper,
  type Finding,
  type Paper as CheckedPaper,
  type WrittenDocument,
  type WrittenPart,
} from '../improvement/index.ts'
import type { PaperPart } from './build-parts.ts'
import type { Waiver } from './paper.ts'

/** A paper as a document to be written as a web page, as Word and as PDF. */
export const documentOf = (title: string, parts: readonly PaperPart[], foot: string): WrittenDocument => ({
  title,
  isWide: true,
  parts: [
    { kind: 'paragraph', text: foot },
    ...parts.flatMap(({ title: heading, blocks }): readonly WrittenPart[] => [
      { kind: 'heading', level: 1, text: heading },
      ...blocks,
    ]),
  ],
})

/** A finding of the check before publishing: in which part of the paper it is, and whether somebody said why it may stay. */
export interface FindingIn extends Finding {
  readonly part: string
  /** Stands for it in an address: of its kind, its place and its words. */
  readonly key: string
  readonly waiver: Waiver | null
}

function checked({ title, blocks }: PaperPart): CheckedPaper {
  let [paragraphs, tables] = [0, 0]
  return {
    parts: blocks.map((block) => {
      if (block.kind !== 'table') {
        paragraphs += 1
        return { kind: 'text', where: `${title}, paragraph ${paragraphs}`, text: block.text }
      }
      tables += 1
      return {
        kind: 'table',
        where: `${title}, table ${tables}`,
        rows: [block.columns, ...block.rows],
        countsNobody: block.countsNobody === true,
        isSelection: block.isSelection === true,
      }
    }),
  }
}

/** FNV-1a over a text, as eight letters: tells one finding of a paper from another in an address. */
function keyOf({ finding, where, why }: Finding): string {
  let key = 0x811c9dc5
  for (const sign of `${finding}|${where}|${why}`) key = Math.imul(key ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return key.toString(16).padStart(8, '0')
}

/** What the check finds in a paper, part by part, with the reason why it may stay where somebody gave one. */
export function findingsIn(
  parts: readonly PaperPart[],
  waivers: readonly Waiver[],
  small: { readonly least: number; readonly most: number },
): readonly FindingIn[] {
  return parts.flatMap((part) =>
    checkPaper(checked(part), { from: small.least, to: small.most }).map((found) => ({
      ...found,
      ...{ part: part.id, key: keyOf(found) },
      waiver:
        waivers.findLast(
          ({ finding, where, said }) => finding === found.finding && where === found.where && said === found.why,
        ) ?? null,
    })),
  )
}

/** Why a paper cannot be published as it stands; empty where it can. */
export interface Blocking {
  readonly unwritten: readonly PaperPart[]
  readonly findings: readonly FindingIn[]
}

export const blockingIn = (parts: readonly PaperPart[], findings: readonly FindingIn[]): Blocking => ({
  unwritten: parts.filter(({ written }) => written?.isMissing === true),
  findings: findings.filter(({ waiver }) => waiver === null),
})
