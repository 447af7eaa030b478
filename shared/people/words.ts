import type { Id } from '../platform/ids.ts'

export type StaffId = Id<'staff'>
export type UnitId = Id<'unit'>
export type PartyId = Id<'party'>
export type TerminalId = Id<'terminal'>

/** What a member of staff is: it decides what they may do. */
export const roles = ['clerk', 'officer', 'recorder', 'expert', 'lead', 'admin'] as const
export type Role = (typeof roles)[number]

/** What an officer can deal with, and what an expert brings. */
export const skills = ['household', 'public_security', 'traffic', 'criminal', 'legal', 'admin_approval', 'mediation', 'lawyer', 'psychologist', 'interpreter'] as const
export type Skill = (typeof skills)[number]

/** What a party says they need; self-declared, no proof demanded. */
export const needs = ['hearing', 'sight', 'reading', 'language', 'companion', 'mobility'] as const
export type Need = (typeof needs)[number]

/** What an interpreter speaks besides the language of the county's offices; sign language is one of them. */
export const tongues = ['qiang', 'tibetan', 'yi', 'miao', 'yao', 'zhuang', 'uyghur', 'mongolian', 'dialect', 'sign'] as const
export type Tongue = (typeof tongues)[number]

/** Where staff belong: the county bureau, or a station (stations give their unit terminals). */
export type Unit = { id: UnitId; code: string; name: string; nameEn: string }

/** Who asks. One tab is one identity; every endpoint and socket event knows its actor. */
export type StaffActor = { kind: 'staff'; id: StaffId; role: Role; name: string; unitId: UnitId; skills: Skill[] }
export type TerminalActor = { kind: 'terminal'; id: TerminalId; unitId: UnitId; name: string }
export type GuestActor = { kind: 'guest' }
/** A party outside the county at their own phone or laptop: known by the one seat that their link leads to, and nothing else. */
export type VisitorId = Id<'seat'>
export type VisitorActor = { kind: 'visitor'; id: VisitorId; name: string }
export type SystemActor = { kind: 'system'; name: string }
export type Actor = StaffActor | TerminalActor | VisitorActor | GuestActor | SystemActor

/** A villager as screens may show them: numbers masked, never the whole ID number or phone. */
export type Party = {
  id: PartyId
  name: string
  idNumberMasked: string
  phoneMasked: string | null
  age: number
  sex: 'female' | 'male'
  address: string | null
  needs: Need[]
  /** One of the tongues, or another as it was typed. */
  language: string | null
  guardian: { name: string; phoneMasked: string | null } | null
}

/** Somebody who works here, as colleagues may see them. */
export type Staff = { id: StaffId; name: string; role: Role; skills: Skill[]; languages: Tongue[]; unitId: UnitId; unitName: string; unitNameEn: string; username: string | null; suspended: boolean; twoFactor: boolean }

/** The doors of the demo front page: each opens a role with one click. */
export const demoDoors = ['clerk', 'officer', 'recorder', 'expert', 'lead', 'admin', 'terminal-applicant', 'terminal-respondent'] as const
export type DemoDoor = (typeof demoDoors)[number]
