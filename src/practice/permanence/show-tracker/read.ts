import type { Reading } from '../../../access/index.ts'
import { forecaster, type PastJourney } from '../forecast.ts'
import { countsOf, narrowed, ofTeam, type Asked, type View } from './narrow.ts'
import type { ReadPastJourneys, ReadTracked, Scope, TrackedChild } from './ports.ts'
import { siblingsIn, type Siblings } from './siblings.ts'
import { standOf, type Standing } from './stand.ts'

interface Stood {
  readonly past: readonly PastJourney[]
  readonly standings: readonly Standing[]
}

/** The same children come to the same standings: a store that keeps its answer while nothing changes has them read once. */
const stood = new WeakMap<readonly TrackedChild[], Stood>()

/** How every child of the scope stands on the day of a reading. */
export async function readStandings(
  ports: { readonly readTracked: ReadTracked; readonly readPastJourneys: ReadPastJourneys },
  reading: Reading,
  who: Scope,
): Promise<readonly Standing[]> {
  const { on } = reading
  const [children, past] = await Promise.all([ports.readTracked(reading, who), ports.readPastJourneys(reading)])
  const before = stood.get(children)
  if (before?.past === past) return before.standings
  const forecasts = forecaster(past, on)
  const standings = children.map((child) => standOf(child, on, forecasts))
  stood.set(children, { past, standings })
  return standings
}

/** What the tracker's pages are cut from: those of the team, how many under each view, and those of the view in order. */
export interface Listed {
  readonly ours: readonly Standing[]
  readonly counts: Readonly<Record<View, number>>
  readonly matching: readonly Standing[]
  readonly siblings: Siblings
  readonly teams: readonly string[]
}

interface OfEveryone {
  readonly siblings: Siblings
  readonly teams: readonly string[]
  readonly lists: Map<string, Listed>
}

const MOST_LISTS = 40
const lists = new WeakMap<readonly Standing[], OfEveryone>()

const teamsOf = (everyone: readonly Standing[]): readonly string[] =>
  [...new Set(everyone.flatMap(({ child }) => (child.team === null ? [] : [child.team])))].sort()

function ofEveryone(everyone: readonly Standing[]): OfEveryone {
  const before = lists.get(everyone)
  if (before) return before
  const made = { siblings: siblingsIn(everyone), teams: teamsOf(everyone), lists: new Map<string, Listed>() }
  lists.set(everyone, made)
  return made
}

/** Narrows and orders once what many ask for alike, while nothing is saved. */
export function listed(everyone: readonly Standing[], asked: Asked): Listed {
  const all = ofEveryone(everyone)
  const key = JSON.stringify([asked.team, asked.show, asked.sort])
  const before = all.lists.get(key)
  if (before) return before
  const ours = ofTeam(everyone, asked.team)
  const { siblings, teams } = all
  const made = { ours, counts: countsOf(ours), matching: narrowed(ours, asked), siblings, teams }
  if (all.lists.size < MOST_LISTS) all.lists.set(key, made)
  return made
}
