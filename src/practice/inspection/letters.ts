/** “M=a F=b”: each code of the return and the letter of the code that means the same. */
const lettersIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(' ').map((pair) => {
      const [code = '', letter = ''] = pair.split('=')
      return [code, letter]
    }),
  )

/**
 * What a code of the SSDA903 return is in the lists of Annex A, by the letter or letters that begin the list's code:
 * “a” of “a) White”. A code that has no counterpart without doubt is not here: K3 (supported accommodation) is younger
 * than the placements of the lists; DIED, REFU, NREQ and RHOM are neither in touch nor out of touch. Chinese is Asian, as
 * in the harmonised standard of the Office for National Statistics. E17 (staying put) is “any other reason”.
 */
export const annexLetters = {
  gender: lettersIn('M=a F=b U=c'),
  ethnicity: lettersIn(
    'WBRI=a WIRI=a WOTH=a WIRT=a WROM=a MWBC=b MWBA=b MWAS=b MOTH=b AIND=c APKN=c ABAN=c AOTH=c CHNE=c BCRB=d BAFR=d BOTH=d OOTH=e REFU=f NOBT=f',
  ),
  source: lettersIn(
    'family=a acquaintance=a self=a stranger=a school=b education=c gp=d health-visitor=d school-nurse=d primary-health=d emergency=d health=d housing=e social-care=f team=f other-council=f early-help=f police=g legal=h other=i anonymous=j',
  ),
  categoryOfAbuse: lettersIn('neglect=a physical=b sexual=c emotional=d multiple=e'),
  reasonClosed: lettersIn(
    'adopted=a died=b child-arrangements=c special-guardianship=d other-authority=e adult-services=f other=g after-assessment=h early-help=h',
  ),
  need: lettersIn('N1=a N2=b N3=c N4=d N5=e N6=f N7=g N8=h'),
  legalStatus: lettersIn('C1=a C2=b D1=c E1=d V2=e V3=e V4=e L1=f L2=f L3=f J1=g J2=g J3=g'),
  reasonCeased: lettersIn(
    'E11=a E12=a E2=b E3=c E4=d E4A=d E4B=d E13=e E41=f E43=g E44=g E45=g E46=g E47=g E48=g E5=h E6=h E7=i E9=j E14=k E15=l E16=m E8=n E17=n adopted=a died=b child-arrangements=f special-guardianship=g returned-home=d other=n',
  ),
  placement: lettersIn(
    'U1=a U2=a U3=a U4=a U5=a U6=a A3=b A4=b A5=b A6=b P1=c P2=d P3=e H5=f K1=g K2=h R1=i R2=j R3=k R5=l S1=m Z1=n Z11=n Z12=n Z13=n Z14=n T0=o T1=o T2=o T3=o T4=o',
  ),
  provider: lettersIn('PR1=a PR4=b PR0=c PR2=c PR3=c PR5=c'),
  inTouch: lettersIn('YES=a NO=b'),
  /** By the first letter of the return’s code; its digit says whether it is suitable. */
  accommodation: lettersIn('B=a C=b D=c E=d G=e H=f K=g R=h S=i T=j U=k V=l W=m X=n Z=o Y=p'),
  suitability: lettersIn('1=a 2=b'),
  activity: lettersIn('F1=F1 P1=P1 F2=F2 P2=P2 F3=F3 P3=P3 F4=F4 P4=P4 F5=F5 P5=P5 G4=G4 G5=G5 G6=G6'),
  reasonNoLongerPlaced: lettersIn('RD1=a RD2=b RD3=c RD4=d'),
  permanencePlan: lettersIn(
    'adoption=b special-guardianship=c child-arrangements=c long-term-fostering=f return=a twin-track=g',
  ),
} as const

export type AnnexLetters = keyof typeof annexLetters

/** The letter of the list's code that a code of the return or a choice of a form is; null where there is none without doubt. */
export const annexLetter = (of: AnnexLetters, code: unknown): string | null =>
  typeof code === 'string' ? (annexLetters[of].get(code) ?? null) : null

/** The letter or letters that begin a code as the list writes it: “F1” of “F1: Full time in higher education”. */
export const letterIn = (written: string): string => /^(\w+)[):]/.exec(written)?.[1] ?? written
