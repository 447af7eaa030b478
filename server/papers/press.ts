import { fileURLToPath } from 'node:url'
import type { House } from './house.ts'
import { type Sheet, sheetOf } from './sheet.ts'

const templateOf = (name: string): string => fileURLToPath(new URL(`templates/${name}.typ`, import.meta.url))

/** Presses a paper with the template of its kind. */
export const press = async (house: House, sheet: Sheet): Promise<Buffer> => house.press.print({ template: templateOf(sheet.kind), paper: await sheetOf(house, sheet), atSeconds: Math.floor(sheet.at.getTime() / 1000) })

/** Presses one of the dossier's own pages. */
export const pressPage = (house: House, name: string, paper: object, at: Date): Promise<Buffer> => house.press.print({ template: templateOf(name), paper: { fonts: house.press.fontNames(), ...paper }, atSeconds: Math.floor(at.getTime() / 1000) })
