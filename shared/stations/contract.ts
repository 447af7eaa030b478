import { oc } from '@orpc/contract'
import { z } from 'zod'
import { idOf, instant, typed } from '../platform/zod.ts'
import { deviceKinds, lamps, lights, testItems, testReasons, verdicts } from './words.ts'

const station = z.object({
  id: idOf<'unit'>(), code: z.string(), name: z.string(), nameEn: z.string(), phone: z.string(), address: z.string(),
  opensAt: z.string(), closesAt: z.string(), marketDigits: z.array(z.number().int()), east: z.number(), north: z.number(),
})
const room = z.object({ id: idOf<'room'>(), stationId: idOf<'unit'>(), name: z.string() })
const terminal = z.object({
  id: idOf<'terminal'>(), stationId: idOf<'unit'>(), roomName: z.string(), name: z.string(), lamp: z.enum(lamps), lastSeenAt: instant.nullable(),
  cameraOk: z.boolean().nullable(), microphoneOk: z.boolean().nullable(), lineScore: z.number().int().nullable(), revoked: z.boolean(),
})
export const enrolmentState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('waiting') }),
  z.object({ state: z.literal('enrolled'), credential: z.string(), terminal }),
])
export type EnrolmentState = z.infer<typeof enrolmentState>

const outage = z.object({ id: idOf<'outage'>(), stationId: idOf<'unit'>(), from: instant, to: instant, reason: z.string() })

export const selfTest = z.object({
  terminalId: idOf<'terminal'>(), stationId: idOf<'unit'>(), at: instant, why: z.enum(testReasons), verdict: z.enum(verdicts),
  items: z.array(z.object({ item: z.enum(testItems), value: z.number().nullable(), verdict: z.enum(verdicts) })),
})
const pin = z.object({ id: z.string(), label: z.string() })
const settings = z.object({ camera: pin.nullable(), microphone: pin.nullable(), quiet: z.boolean(), devices: z.array(pin.extend({ kind: z.enum(deviceKinds) })) })
const stationLight = z.object({ stationId: idOf<'unit'>(), light: z.enum(lights), terminals: z.number().int(), well: z.number().int(), testedAt: instant.nullable() })

/** What the client may ask of this chapter. */
export const stationsContract = {
  /** Every station of the county; a terminal sees its own. */
  list: oc.route({ method: 'GET', path: '/stations', summary: 'The stations' }).output(z.array(station)),
  /** One station with its rooms and, for those who look after them, its terminals and their lamps. */
  open: oc.route({ method: 'GET', path: '/stations/{stationId}', summary: 'A station with rooms and terminals' }).input(z.object({ stationId: idOf<'unit'>() })).output(z.object({ station, rooms: z.array(room), terminals: z.array(terminal) })),
  /** Terminals and their lamps: a clerk's own station, everybody else the county. */
  terminals: oc.route({ method: 'GET', path: '/terminals', summary: 'Terminals and their lamps' }).output(z.array(terminal)),
  /** A device asks to become a terminal: it shows the code and keeps the claim to itself. */
  askEnrolment: oc.route({ method: 'POST', path: '/enrolments', summary: 'A device asks to be enrolled' }).output(z.object({ enrolmentId: idOf<'enrolment'>(), code: z.string(), claim: z.string(), expiresAt: instant })),
  /** The station's clerk or an admin approves the device that shows the code: as a new terminal, or in the place of an old one. */
  approveEnrolment: oc.route({ method: 'POST', path: '/enrolments/approve', summary: 'Approve the device that shows a code (clerk of the station, admin)' })
    .input(z.object({ code: typed(20), stationId: idOf<'unit'>(), roomId: idOf<'room'>(), name: typed(30, 1), terminalId: idOf<'terminal'>().optional() })).output(terminal),
  /** The device looks whether it has been approved, and gets its credential once. */
  claimEnrolment: oc.route({ method: 'POST', path: '/enrolments/{enrolmentId}/claim', summary: 'A device fetches its credential' }).input(z.object({ enrolmentId: idOf<'enrolment'>(), claim: typed(100) })).output(enrolmentState),
  /** Takes a terminal's credential away at once. */
  revoke: oc.route({ method: 'POST', path: '/terminals/{terminalId}/revoke', summary: 'Switch a terminal off (clerk of the station, admin)' }).input(z.object({ terminalId: idOf<'terminal'>() })).output(terminal),
  rename: oc.route({ method: 'POST', path: '/terminals/{terminalId}/name', summary: 'Rename a terminal (clerk of the station, admin)' }).input(z.object({ terminalId: idOf<'terminal'>(), name: typed(30, 1) })).output(terminal),
  /** The last self-test of each terminal: a clerk's own station, everybody else the county. */
  selfTests: oc.route({ method: 'GET', path: '/self-tests', summary: 'The last self-test of each terminal' }).output(z.array(selfTest)),
  /** Asks a terminal to test itself: at once, or as soon as nobody talks there. */
  askSelfTest: oc.route({ method: 'POST', path: '/terminals/{terminalId}/self-test', summary: 'Ask a terminal to test itself (clerk of the station, lead, admin)' }).input(z.object({ terminalId: idOf<'terminal'>() })).output(z.object({ asked: z.literal(true) })),
  /** What a terminal has plugged in, and what it is to use. */
  settings: oc.route({ method: 'GET', path: '/terminals/{terminalId}/settings', summary: 'A terminal\'s devices and ringing (clerk of the station, admin)' }).input(z.object({ terminalId: idOf<'terminal'>() })).output(settings),
  /** Settles which of them it uses (null: whatever there is), and whether it rings without sound. The terminal follows at once. */
  settle: oc.route({ method: 'POST', path: '/terminals/{terminalId}/settings', summary: 'Choose a terminal\'s devices, mute its ringing (clerk of the station, admin)' })
    .input(z.object({ terminalId: idOf<'terminal'>(), cameraId: typed(200).nullable(), microphoneId: typed(200).nullable(), quiet: z.boolean() })).output(settings),
  /** A light for each station of the county: how its terminals are, and nothing more of them. */
  lights: oc.route({ method: 'GET', path: '/station-lights', summary: 'The county\'s stations as lights' }).output(z.array(stationLight)),
  /** Video rooms that cannot be used now or later: a clerk's own station, everybody else the county. */
  outages: oc.route({ method: 'GET', path: '/outages', summary: 'Video rooms that cannot be used' }).output(z.array(outage)),
  /** A station's line is dead or its power off until a moment: what is booked there is planned anew and everybody is told. */
  reportOutage: oc.route({ method: 'POST', path: '/stations/{stationId}/outages', summary: 'Report that a station cannot be reached (clerk of the station, lead)' })
    .input(z.object({ stationId: idOf<'unit'>(), to: instant, reason: typed(100, 1) })).output(outage),
  /** It works again. */
  endOutage: oc.route({ method: 'POST', path: '/outages/{outageId}/end', summary: 'Report that a station can be reached again (clerk of the station, lead)' }).input(z.object({ outageId: idOf<'outage'>() })).output(outage),
  /** Adds a station, or changes one with the same code; rooms are made by name. */
  keepStation: oc.route({ method: 'POST', path: '/stations', summary: 'Add or change a station (admin)' })
    .input(z.object({
      code: z.string().regex(/^[A-Z0-9-]{2,12}$/), name: typed(30, 1), nameEn: typed(60, 1), phone: typed(30, 3), address: typed(100, 1),
      opensAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), closesAt: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/), marketDigits: z.array(z.number().int().min(0).max(9)).max(10).default([]),
      east: z.number().min(-500).max(500).default(0), north: z.number().min(-500).max(500).default(0), rooms: z.array(typed(30, 1)).min(1).max(20),
    })).output(station),
}
