import { leastHours } from '../sessions/recording.ts'

/** What keeps files from going to the S3 store: it does not answer, refuses the key, has no such bucket, or kept something else than was sent. */
export const sendingTroubles = ['away', 'refused', 'no-bucket', 'changed'] as const
export type SendingTrouble = (typeof sendingTroubles)[number]

/** Where files lie: for how many hours of talk the disk has room (null: not told), and what waits to be sent, where there is an S3 store. */
export type FilesKept = {
  hoursOfRoom: number | null
  far: { files: number; megabytes: number; trouble: { why: SendingTrouble; since: string } | null } | null
}

/** Whether something is to be done about it. Rules V11, R10. */
export const wantsCare = ({ hoursOfRoom, far }: FilesKept): boolean => (hoursOfRoom !== null && hoursOfRoom < leastHours) || (far?.trouble ?? null) !== null
