import { passagesOf, type Finding, type Paper } from './document.ts'

const leftovers: readonly (readonly [RegExp, string])[] = [
  [
    /\bdelete (this |the )?(text|section|as appropriate|if not|where not)/i,
    'an instruction to the author is still there',
  ],
  [/\bremove this (text|section|line|box)/i, 'an instruction to the author is still there'],
  [
    /[[<{](insert|enter|add|type|name|date|title|text|figure|tbc|tba|x{2,})\b[^\]>}]*[\]>}]/i,
    'a placeholder was not filled in',
  ],
  [/\bclick (here |or tap )?(here )?to (enter|add|edit|insert)/i, 'a placeholder was not filled in'],
  [/\bError! (?:Reference source|Bookmark|No text of specified style)/i, 'a cross-reference leads nowhere any more'],
  [/\blorem ipsum\b/i, 'filler text is still there'],
  [/\b(TBC|TBA|XX+(\/XX+)*)\b/, 'a placeholder was not filled in'],
  [/\bintro(duction)? (update|to follow)\b|\b(text|figures?) to follow\b/i, 'a note to the author is still there'],
  [/\b[A-Z]{2}[ .]?\d{2,6}\/\d{2}\.{2,}/, 'the number of a clearance was not completed'],
  [/_{4,}|\.{5,}(?!\.*\s*\d+\s*$)/, 'a blank that was to be filled in is still there'],
  [/\bdd\/mm\/yy(yy)?\b/i, 'a date was not filled in'],
]

/** Words of the template that were to be replaced or taken out. */
export const leftoverWords = (paper: Paper): readonly Finding[] =>
  passagesOf(paper).flatMap(({ where, text }) => {
    const said = new Set(leftovers.filter(([pattern]) => pattern.test(text)).map(([, why]) => why))
    return [...said].map((why) => ({ finding: 'leftover-template-words' as const, where, why: `${sentence(why)}.` }))
  })

const sentence = (why: string): string => why.charAt(0).toUpperCase() + why.slice(1)
