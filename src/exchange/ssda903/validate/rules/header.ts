import { birthday, hasReached, isKnown, isUnder } from '../../../engine/ages.ts'
import { dayNumberOf, partsOf } from '../../../engine/days.ts'
import { timesInCare } from '../care.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { endsCare, isFemale, isMale, isOne, isRespite } from './lists.ts'

/** Who the child is (Header). */
export const header: readonly Rule[] = [
  rule('232', {
    wrong: 'The child’s sex is recorded as unknown.',
    why: 'The Department expects this of very few children and asks about each.',
    mend: 'Enter M or F if it is known.',
    from: 2025,
    marks: { Header: ['SEX'] },
    check: ({ Header }, mark) => Header.each((h) => h.SEX?.toUpperCase() === 'U' && mark(h)),
  }),
  rule('301', {
    wrong: 'The child was born after the year ended.',
    why: WHY.age,
    mend: 'Correct the date of birth.',
    marks: { Header: ['DOB'] },
    check: ({ Header, end }, mark) => Header.each((h) => h.DOB > end && mark(h)),
  }),
  rule('351', {
    wrong: 'The young person was over 25 when the year began.',
    why: WHY.age,
    mend: 'Correct the date of birth, or remove the row.',
    marks: { Header: ['DOB'] },
    check: ({ Header, start }, mark) => Header.each((h) => birthday(h.DOB, 25) < start && mark(h)),
  }),
  rule('209', {
    wrong: 'The child is of school age, but the pupil number says not (UN1).',
    why: WHY.age,
    mend: 'Ask the virtual school for the number, or use UN2 to UN5.',
    marks: { Header: ['UPN', 'DOB'] },
    check: ({ Header, start }, mark) => {
      const schoolYear = dayNumberOf(partsOf(start)[0], 8, 31)
      Header.each((h) => h.UPN === 'UN1' && hasReached(h.DOB, 5, schoolYear) && mark(h))
    },
  }),
  rule('210', {
    wrong: 'The child has been looked after for more than a week, but the pupil number is still not known (UN4).',
    why: 'The number is known to the school, so it can be had within a week.',
    mend: 'Ask the virtual school for the number.',
    marks: { Header: ['UPN'], Episodes: ['DECOM'] },
    sees: { Episodes: ['DEC'] },
    check: ({ Header, Episodes, end }, mark) =>
      Header.each((h) => {
        if (h.UPN !== 'UN4') return
        const open = Episodes.of(h.child).filter((e) => !e.has('DEC') || e.DEC > end)
        const since = timesInCare(Episodes, h.child).findLast(({ from }) => from <= end)?.from ?? Number.NaN
        if (open.length > 0 && end - since > 7) mark(h, ...open)
      }),
  }),
  rule('442', {
    wrong: 'The pupil number is blank.',
    why: 'The Department joins the return to school results by this number.',
    mend: 'Enter the number, or UN1 to UN5.',
    marks: { Header: ['UPN'] },
    sees: { Episodes: ['LS'] },
    check: ({ Header, Episodes }, mark) =>
      Header.each((h) => h.UPN === null && Episodes.of(h.child).some((e) => !isRespite(e.LS)) && mark(h)),
  }),
  rule('444', {
    wrong: 'Two children have the same pupil number.',
    why: 'A pupil number belongs to one child; one of the two is joined to another child’s school results.',
    mend: 'Correct one of them, or merge the two records if they are one child.',
    from: 2026,
    marks: { Header: ['UPN'] },
    acrossChildren: true,
    check: ({ Header }, mark) => {
      const times = new Map<string, number>()
      Header.each((h) => h.UPN !== null && times.set(h.UPN, (times.get(h.UPN) ?? 0) + 1))
      Header.each((h) => h.UPN !== null && !/^UN[1-5]$/.test(h.UPN) && (times.get(h.UPN) ?? 0) > 1 && mark(h))
    },
  }),
  rule('231', {
    wrong: 'The child came to the country alone and is under 11.',
    why: 'Unaccompanied children are mostly older, so the Department asks about each who is not.',
    mend: 'Correct the date of birth, or explain it to the Department.',
    from: 2025,
    marks: { Header: ['DOB', 'UASC'] },
    sees: { UASC: [] },
    optional: ['Header.UASC', 'UASC'],
    check: ({ Header, UASC, end }, mark) => {
      const isAlone = Header.carries('UASC')
        ? (h: { readonly UASC: string | null }) => h.UASC === '1'
        : (h: { readonly child: number }) => UASC.of(h.child).length > 0
      Header.each((h) => isUnder(h.DOB, 11, end) && isAlone(h) && mark(h))
    },
  }),
  rule('EPI', {
    wrong: 'The child has no episode.',
    why: 'Nothing else about the child can be checked without one.',
    mend: 'Enter the child’s episodes, or remove the child from the return.',
    marks: { Header: [] },
    sees: { Episodes: [], OC3: [] },
    optional: ['OC3'],
    check: ({ Header, Episodes, OC3 }, mark) =>
      Header.each((h) => Episodes.of(h.child).length === 0 && OC3.of(h.child).length === 0 && mark(h)),
  }),
]

/** Children who are mothers. */
export const mothers: readonly Rule[] = [
  rule('165', {
    wrong: 'Whether the child is a mother is blank for a girl in care, or is not an answer that can be.',
    why: WHY.complete,
    mend: 'Enter 1 for a mother and 0 for another girl; leave it blank for a boy.',
    marks: { Header: ['MOTHER', 'SEX'], OC3: ['IN_TOUCH', 'ACTIV', 'ACCOM'] },
    sees: { Episodes: ['DECOM', 'DEC', 'LS'] },
    optional: ['OC3'],
    check: ({ Header, Episodes, OC3, start, end }, mark) =>
      Header.each((h) => {
        const isInCare = Episodes.of(h.child).some(
          (e) => !isRespite(e.LS) && e.DECOM <= end && (e.DEC >= start || !e.has('DEC')),
        )
        const isWrong =
          h.MOTHER === null ? isFemale(h.SEX) : !isOne(['0', '1'], h.MOTHER) || (h.MOTHER === '1' && isMale(h.SEX))
        if (isWrong && isInCare) mark(h, ...OC3.of(h.child))
      }),
  }),
  rule('174', {
    wrong: 'The child is a boy, but the birth of a mother’s child is recorded.',
    why: WHY.contradiction,
    mend: 'Clear MC_DOB, or correct the sex.',
    marks: { Header: ['SEX', 'MC_DOB'] },
    check: ({ Header }, mark) => Header.each((h) => isMale(h.SEX) && h.has('MC_DOB') && mark(h)),
  }),
  rule('393', {
    wrong: 'A girl is looked after, but whether she is a mother is blank.',
    why: WHY.complete,
    mend: 'Enter 1 for a mother, otherwise 0.',
    marks: { Header: ['MOTHER'] },
    sees: { Header: ['SEX'], Episodes: ['LS'] },
    check: ({ Header, Episodes }, mark) =>
      Header.each((h) => {
        if (isFemale(h.SEX) && h.MOTHER === null && Episodes.of(h.child).some((e) => !isRespite(e.LS))) mark(h)
      }),
  }),
  rule('607', {
    wrong: 'A girl left care in the year, but whether she is a mother is blank.',
    why: WHY.complete,
    mend: 'Enter 1 for a mother, otherwise 0.',
    marks: { Header: ['MOTHER', 'SEX'], Episodes: ['DEC', 'REC', 'LS'] },
    check: ({ Header, Episodes, start, end }, mark) =>
      Header.each((h) => {
        if (!isFemale(h.SEX) || h.MOTHER !== null) return
        for (const e of Episodes.of(h.child))
          if (endsCare(e.REC) && !isRespite(e.LS) && e.DEC >= start && e.DEC <= end) mark(h, e)
      }),
  }),
  rule('611', {
    wrong: 'The child is a mother, but when her child was born is blank.',
    why: WHY.complete,
    mend: 'Enter the date of birth of her first child.',
    marks: { Header: ['MOTHER', 'MC_DOB'] },
    check: ({ Header }, mark) => Header.each((h) => h.MOTHER === '1' && !h.has('MC_DOB') && mark(h)),
  }),
  rule('612', {
    wrong: 'The birth of a mother’s child is recorded, but she is said not to be a mother.',
    why: WHY.contradiction,
    mend: 'Enter 1 for a mother, or clear MC_DOB.',
    marks: { Header: ['SEX', 'MOTHER', 'MC_DOB'] },
    check: ({ Header }, mark) =>
      Header.each((h) => isFemale(h.SEX) && (h.MOTHER === null || h.MOTHER === '0') && h.has('MC_DOB') && mark(h)),
  }),
  rule('620', {
    wrong: 'The child is a mother and was under 11 when the year began.',
    why: WHY.age,
    mend: 'Correct the date of birth or MOTHER.',
    marks: { Header: ['DOB', 'MOTHER'] },
    check: ({ Header, start }, mark) => Header.each((h) => h.MOTHER === '1' && isUnder(h.DOB, 11, start) && mark(h)),
  }),
  rule('621', {
    wrong: 'The mother is younger than her child.',
    why: WHY.age,
    mend: 'Correct one of the dates of birth.',
    marks: { Header: ['DOB', 'MC_DOB'] },
    check: ({ Header }, mark) => Header.each((h) => h.MC_DOB < h.DOB && mark(h)),
  }),
  rule('625', {
    wrong: 'The mother’s child was born after the year, or after she left care.',
    why: WHY.order,
    mend: 'Correct MC_DOB: a birth after care is not part of this return.',
    marks: { Header: ['MC_DOB'], Episodes: ['DEC'] },
    check: ({ Header, Episodes, end }, mark) =>
      Header.each((h) => {
        if (!isKnown(h.MC_DOB)) return
        const all = Episodes.of(h.child)
        const last = all.reduce(
          (latest, e) => (!latest || e.DEC > latest.DEC ? e : latest),
          all.find((e) => isKnown(e.DEC)),
        )
        const isOpen = all.some((e) => !e.has('DEC'))
        if (h.MC_DOB > end || (last && !isOpen && h.MC_DOB > last.DEC)) mark(h, last)
      }),
  }),
]

/** Children who came to the country alone (UASC). */
export const unaccompanied: readonly Rule[] = [
  rule('303', {
    wrong: 'The day on which UASC status ceases is given for a child who is not said to be unaccompanied.',
    why: WHY.contradiction,
    mend: 'Set the UASC status to 1, or clear the day.',
    marks: { UASC: ['DUC'], Header: ['UASC'] },
    check: ({ UASC, Header }, mark) => {
      if (!Header.carries('UASC')) return
      UASC.each((u) => {
        if (u.has('DUC')) for (const h of Header.of(u.child)) if (h.UASC !== '1') mark(u, h)
      })
    },
  }),
  rule('304', {
    wrong: 'UASC status ceases after the 18th birthday.',
    why: WHY.age,
    mend: 'Enter the 18th birthday or an earlier day.',
    marks: { UASC: ['DUC'] },
    sees: { UASC: ['DOB'] },
    check: ({ UASC }, mark) => UASC.each((u) => u.DUC > birthday(u.DOB, 18) && mark(u)),
  }),
]

/** Reviews. */
export const reviews: readonly Rule[] = [
  rule('440', {
    wrong: 'The child is said to have been under 4 at the review, but was 4 or over.',
    why: WHY.age,
    mend: 'Say how the child took part: PN1 to PN7.',
    marks: { Reviews: ['DOB', 'REVIEW', 'REVIEW_CODE'] },
    check: ({ Reviews }, mark) =>
      Reviews.each((r) => r.REVIEW_CODE === 'PN0' && hasReached(r.DOB, 4, r.REVIEW) && mark(r)),
  }),
  rule('441', {
    wrong: 'The child is said to have taken part in the review as one of 4 or over, but was under 4.',
    why: WHY.age,
    mend: 'Use PN0 for a child under 4.',
    marks: { Reviews: ['DOB', 'REVIEW', 'REVIEW_CODE'] },
    check: ({ Reviews }, mark) =>
      Reviews.each((r) => {
        const codes = ['PN1', 'PN2', 'PN3', 'PN4', 'PN5', 'PN6', 'PN7']
        if (isOne(codes, r.REVIEW_CODE) && isUnder(r.DOB, 4, r.REVIEW)) mark(r)
      }),
  }),
]
