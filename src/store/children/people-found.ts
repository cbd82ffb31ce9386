import { sql, type RawBuilder } from 'kysely'
import type { Reading } from '../../access/index.ts'
import type { FoundBy, SoughtWord } from '../../practice/child/index.ts'
import type { AuthorityId } from '../../record/index.ts'
import type { Store } from '../database/store.ts'

/** What sorts after every beginning: a text compared byte by byte ends before it. */
const LAST = '\u{10FFFF}'

/** How much of the letters and trigrams of two words must be the same for them to be one word, spelt wrongly. Ours. */
const ALIKE = 0.4

/** How well a word answers to one that is looked for; one less under another or an earlier name. */
const points = { whole: 8, beginning: 6, sound: 4, spelling: 2 } as const

/** Why somebody was found, by the points of the word that fits least; null where the name or number shows it. */
export function foundBy(worst: number | null): FoundBy | null {
  if (worst === null || worst === points.whole || worst === points.beginning) return null
  if (worst <= points.spelling) return 'spelling'
  return worst <= points.sound ? 'sound' : 'other-name'
}

const lessForOther = sql`(case when kind = 'other-name' then 1 else 0 end)`

/** From so many consonants on, a sound tells words apart: by the first way of saying them, and by the second. */
const enough = { sound: 2, other_sound: 3 } as const
type Sounding = keyof typeof enough

/**
 * Whoever answers to one word, with how well: by its beginning or its sound; with `isLoose`, by its spelling too, from
 * the same first letter, and by the shortest sounds. Every condition is one that the wall lets use an index.
 */
function answering({ authority, generation }: Reading, { word, sounds, trigrams }: SoughtWord, isLoose: boolean) {
  const from = sql`from search_word where authority = ${authority} and generation = ${generation}`
  const heardAs = (column: Sounding) =>
    sounds.filter((sound, nth) => isLoose || sound.length >= enough[nth === 0 ? column : 'other_sound'])
  const first = String.fromCodePoint(word.codePointAt(0) ?? 0)
  const ways: RawBuilder<unknown>[] = [
    sql`select subject, (case when word = ${word} then ${points.whole}::integer else ${points.beginning}::integer end) - ${lessForOther} as points
      ${from} and word >= ${word} and word < ${word + LAST}`,
    ...(['sound', 'other_sound'] as const)
      .filter((column) => heardAs(column).length > 0)
      .map(
        (column) => sql`select subject, ${points.sound}::integer - ${lessForOther} ${from}
          and ${sql.ref(column)} is not null and ${sql.ref(column)} = any(${heardAs(column)}::text[])`,
      ),
    ...(isLoose
      ? [
          sql`select subject, ${points.spelling}::integer - ${lessForOther} ${from}
            and word >= ${first} and word < ${first + LAST}
            and bit_count(trigrams & ${trigrams}::text::bit(128)) >= ${ALIKE}::double precision * bit_count(trigrams | ${trigrams}::text::bit(128))`,
        ]
      : []),
  ]
  return sql`(select subject, max(points) as points from (${sql.join(ways, sql` union all `)}) as m group by subject)`
}

/**
 * Whoever answers to every word, as a table `subject, points, worst` to join with: the sum of how well, and how well the
 * word that fits least does.
 */
export function peopleAnswering(reading: Reading, words: readonly SoughtWord[], isLoose: boolean): RawBuilder<unknown> {
  const each = words.map((word) => answering(reading, word, isLoose))
  return sql`(select subject, sum(points)::integer as points, min(points) as worst
    from (${sql.join(each, sql` union all `)}) as w group by subject having count(*) = ${words.length}::integer)`
}

/** Whether some child with a name or number cannot be found: rows of a release that stored no words. */
export const lacksSearchWords = (store: Store, authority: AuthorityId): Promise<boolean> =>
  store.inAuthority(authority, async (tx) => {
    const { rows } = await sql<{ lacks: boolean }>`select exists (
      select from child c where c.authority = ${authority} and c.generation = 0
        and (c.name is not null or c.source_ref is not null)
        and not exists (select from search_word w where w.authority = ${authority} and w.generation = 0
          and w.subject = c.subject)) as lacks`.execute(tx)
    return rows[0]?.lacks ?? false
  })
