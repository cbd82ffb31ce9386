import type { Chance } from './chance.ts'

/** A short list of first names, given with a single letter for a surname, so that no name is anybody's. */
const FIRST =
  `Ada Alder Ansel Arlo Asa Aspen Aster Ayo Basil Bay Bea Birdie Bo Bram Bryn Cai Calla Cass Cedar Clem Clover Cleo
Cora Corin Cove Dara Dell Dove Eben Edda Eli Elm Ember Emre Esme Ezra Faye Fen Fern Finn Flint Flora Gil Goldie Hal Hana
Haven Hazel Heath Ida Idris Imre Indi Iona Iris Isla Ivo Ivy Jago Jay Jem Jonty Jude Juno Kai Kezia Kit Koa Lark Leda Leo
Lev Linnet Lorne Lowen Lua Lux Mabel Maple Maren Maya Merle Mica Milo Mina Moss Nell Ned Nia Niko Nola Noor Oak Odie Olive
Opal Oren Orla Osian Otis Pax Pearl Perrin Pia Pip Posy Quill Rafe Reed Remy Ren River Robin Roma Rory Rowan Rue Sable Sage
Sami Senna Skye Sol Sora Sorrel Tam Tansy Teal Teo Tess Theo Thea Tilly Tove Umi Una Vale Vera Vesper Wilf Willa Wren Xan
Yara Yuki Zadie Zain Zeb Zora`.split(/\s+/)

const LETTERS = 'ABCDEFGHJKLMNOPRSTVWYZ'

/** The single letter that stands for a surname, shared by brothers and sisters. */
export const surname = (chance: Chance): string => `${LETTERS.charAt(chance.whole(0, LETTERS.length - 1))}.`

/** A first name with a given letter for surname. */
export const firstNameWith = (chance: Chance, letter: string): string =>
  `${FIRST[chance.whole(0, FIRST.length - 1)] ?? 'Robin'} ${letter}`

/** The teams of Harbour Council that look after children. */
export type Team =
  | 'Safeguarding North'
  | 'Safeguarding South'
  | 'Safeguarding East'
  | 'Safeguarding Harbourside'
  | 'Permanence team'
  | 'Family finding team'
  | 'Leaving care team'
