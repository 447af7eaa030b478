import { type BrokenStage, isOver } from '#shared/sessions/rules.ts'
import type { Joined, Seen } from '#shared/sessions/signals.ts'
import type { Talk } from '#shared/sessions/talk.ts'
import type { MuteWish, Seat, SeatId, Session, SessionId } from '#shared/sessions/words.ts'
import type { ServerToClientEvents } from '#shared/realtime.ts'
import { LostConnection, passing, refusalOf, type Told } from '../../platform/refusal-of.ts'
import { ask, line } from '../../platform/socket.ts'
import { type Again, UntilDone, withinReason } from '../../platform/until-done.ts'
import { BrokenLine } from './broken-line.ts'
import { Call, type Tracks } from './call.ts'
import { capabilitiesOf } from './connection.ts'
import { closeDevices, type Devices, openDevices, renewDevices } from './devices.ts'
import { loadDevice } from './load-device.ts'

/** Where this tab stands with a session. */
export type Phase = 'opening' | 'waiting' | 'joining' | 'in' | 'left' | 'over' | 'replaced' | 'refused'

/** A clerk's quiet word to the host. */
export type Alert = Parameters<ServerToClientEvents['sessions:alerted']>[0]

/** Everything a screen needs to draw a session. */
export type SessionView = {
  phase: Phase
  session: Session | null
  you: SeatId | null
  /** One's own seat. */
  seat: Seat | null
  tracks: ReadonlyMap<SeatId, Tracks>
  devices: Devices | null
  /** Whose voice is heard, the loudest first. */
  speaking: readonly SeatId[]
  /** How long each side has spoken; null for everybody but the host. */
  talk: Talk | null
  /** What clerks ask the host to look after, until it is read. */
  alerts: readonly Alert[]
  /** How far a broken line has come on its timeline (S14); null while it holds. */
  broken: BrokenStage | null
  /** It has been broken for longer than anybody would overlook. */
  lost: boolean
  /** When the host asked one to open the microphone. */
  askedAt: number | null
  told: Told | null
}

const none: SessionView = { phase: 'opening', session: null, you: null, seat: null, tracks: new Map(), devices: null, speaking: [], talk: null, alerts: [], broken: null, lost: false, askedAt: null, told: null }
const againMs = 1_000
// NOTE: longer than every single answer that joining waits for may take on a bad line.
const attemptMs = 30_000

/** This tab's link to one session: waits, joins, mends itself, and says what to draw. */
export class SessionLink {
  readonly #id: SessionId
  readonly #listeners = new Set<() => void>()
  readonly #heard: [event: keyof ServerToClientEvents | 'connect' | 'disconnect', hear: (...told: never[]) => void][] = []
  #view = none
  #call: Call | null = null
  #devices: Promise<Devices> | null = null
  #wanted: 'nothing' | 'wait' | 'join' = 'nothing'
  #wish: MuteWish | null = null
  #closed = false
  // The last picture stays on the screen all the while.
  readonly #break = new BrokenLine((stage) => this.#set({ broken: stage, lost: stage !== null && stage !== 'quiet' }))
  readonly #asking = new UntilDone(() => this.#attempt(), (error) => this.#whatNow(error), () => line().connected)

  constructor(id: SessionId) {
    this.#id = id
  }

  get view(): SessionView { return this.#view }

  /** Hears of every change. Returns the way to stop hearing. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins to hear what the server tells of this session. */
  open(): void {
    const on = <E extends keyof ServerToClientEvents>(event: E, hear: ServerToClientEvents[E]) => { line().on(event, hear as never); this.#heard.push([event, hear as never]) }
    const mine = <T extends { sessionId: SessionId }>(hear: (told: T) => void) => (told: T) => { if (told.sessionId === this.#id) hear(told) }
    on('sessions:seen', (seen) => { if (seen.session.id === this.#id) this.#see(seen) })
    on('sessions:consume', mine(({ consumers }) => void this.#call?.receive(consumers)))
    on('sessions:gone', mine(({ consumerIds }) => this.#call?.lose(consumerIds)))
    on('sessions:key-frame', mine(() => void this.#call?.sendKeyFrame()))
    on('sessions:media-reset', mine((offer) => void this.#call?.reset(offer)))
    on('sessions:speaking', mine(({ seatIds }) => this.#set({ speaking: seatIds })))
    on('sessions:talk', mine(({ talk }) => this.#set({ talk })))
    on('sessions:alerted', mine((alert) => this.#set({ alerts: [...this.#view.alerts, alert] })))
    on('sessions:asked-to-unmute', mine(() => this.#set({ askedAt: Date.now() })))
    on('sessions:replaced', mine(() => this.#stop('replaced')))
    const again = () => { this.#break.is({ line: false }); void this.#asking.go() }
    const broke = () => this.#break.is({ line: true })
    line().on('connect', again).on('disconnect', broke)
    this.#heard.push(['connect', again], ['disconnect', broke])
    navigator.mediaDevices?.addEventListener('devicechange', this.#plugged)
  }

  /** Opens the page's camera and microphone ahead, so that joining need not wait for them. */
  warmDevices(): Promise<Devices> {
    this.#devices ??= openDevices().then((devices) => {
      if (this.#closed) closeDevices(devices)
      this.#watch(devices)
      this.#set({ devices })
      return devices
    })
    return this.#devices
  }

  /** Sits down in the waiting room. */
  wait(): void {
    this.#wanted = 'wait'
    void this.#asking.go()
  }

  /** Takes the seat: sees, hears, is seen and heard. */
  join(): void {
    this.#wanted = 'join'
    // NOTE: remembered for a reload of the page in mid-session: nobody should have to answer twice.
    sessionStorage.setItem(keyOf(this.#id), 'in')
    void this.#asking.go()
  }

  /** Whether this tab was in this session before it was reloaded. */
  get wasIn(): boolean { return sessionStorage.getItem(keyOf(this.#id)) === 'in' }

  /** "I am ready." */
  async sayReady(): Promise<void> { await this.#try(() => ask('sessions:ready', { sessionId: this.#id })) }

  /** One's own microphone. Muting holds on this machine at once, whatever the line does. */
  async mute(wish: Extract<MuteWish, 'mute' | 'open'>): Promise<void> {
    const { you } = this.#view
    if (!you) return
    this.#wish = wish
    if (wish === 'mute') this.#call?.silence(true)
    if (await this.#try(() => ask('sessions:mute', { sessionId: this.#id, seatId: you, wish }))) this.#wish = null
    this.#set({ askedAt: null })
  }

  /** Leaves for now (`stop`: for good, as a party may at any time). Works on a dead line too. */
  async leave(stop: boolean): Promise<void> {
    this.#stop('left')
    await ask('sessions:leave', { sessionId: this.#id, stop }).catch(() => undefined)
  }

  /** Something that only the host, or an interpreter, may ask; true when it was done. */
  async host(work: (sessionId: SessionId) => Promise<unknown>): Promise<boolean> { return this.#try(() => work(this.#id)) }

  /** The host has read what a clerk asked. */
  read(alert: Alert): void { this.#set({ alerts: this.#view.alerts.filter((other) => other !== alert) }) }

  forget(): void { this.#set({ told: null }) }

  /** Hangs up and hears no more. */
  close(): void {
    this.#closed = true
    navigator.mediaDevices?.removeEventListener('devicechange', this.#plugged)
    for (const [event, hear] of this.#heard) line().off(event as never, hear as never)
    this.#call?.close()
    this.#break.close()
    this.#asking.close()
    if (this.#view.devices) closeDevices(this.#view.devices)
  }

  // NOTE: a track may end a moment after the plug was told of, so its end is heard too.
  #watch({ camera, microphone }: Devices): void {
    for (const track of [camera, microphone]) track?.addEventListener('ended', this.#plugged)
  }

  // Something was unplugged or plugged in: what there is now is shown and sent. One after the other, because a plug tells twice.
  #plugged = (): void => {
    if (!this.#devices || this.#view.phase === 'over') return
    this.#devices = this.#devices.then(async (known) => {
      const devices = await renewDevices(known)
      if (devices === known) return known
      if (this.#closed || !this.#devices) closeDevices(devices)
      else {
        this.#watch(devices)
        this.#set({ devices })
        await this.#call?.sendFrom(devices).catch(() => undefined)
      }
      return devices
    })
  }

  // What is wanted just now. Whatever it waits for, it is given up at last and made anew: nobody looks at a still picture for good.
  async #attempt(): Promise<void> {
    if (this.#wanted === 'nothing') return
    await withinReason(this.#wanted === 'wait' ? this.#waitNow() : this.#joinNow(), attemptMs, () => {
      this.#call?.close()
      this.#call = null
      return new LostConnection(`sessions:${this.#wanted}`)
    })
    this.#set({ told: null })
  }

  // A refusal ends it; a lost line or a server that recovers does not.
  #whatNow(error: unknown): Again {
    const told = refusalOf(error)
    // NOTE: a reloaded page asks to come back in; where it was not asked in any more, it waits again.
    if (told.code === 'session-not-admitted') {
      sessionStorage.removeItem(keyOf(this.#id))
      this.#wanted = 'wait'
      return 0
    }
    const final = !told.lost && !askedAgain.has(told.code)
    this.#set({ told, ...(final ? { phase: told.code === 'session-over' ? 'over' as const : 'refused' as const } : {}) })
    if (!final) return againMs
    this.#wanted = 'nothing'
    return null
  }

  async #waitNow(): Promise<void> {
    const device = await loadDevice().catch(() => null)
    const waiting = await ask('sessions:wait', { sessionId: this.#id, rtpCapabilities: device && capabilitiesOf(device) })
    // NOTE: an answer that comes when something else is wanted is nobody's any more.
    if (this.#closed || this.#wanted !== 'wait') return
    this.#call?.close()
    this.#call = device && this.#newCall(device)
    this.#set({ phase: 'waiting' })
    this.#see(waiting)
    if (waiting.media) await this.#call?.warm(waiting.media)
  }

  async #joinNow(): Promise<void> {
    const devices = this.warmDevices()
    const device = await loadDevice()
    if (this.#view.phase !== 'in') this.#set({ phase: 'joining' })
    this.#call ??= this.#newCall(device)
    const call = this.#call
    call.keepOffers()
    const joined: Joined = await ask('sessions:join', { sessionId: this.#id, rtpCapabilities: capabilitiesOf(device), resume: call.standing }).catch(async (error: unknown) => {
      await call.takeOffers()
      throw error
    })
    // NOTE: a call that was given up meanwhile is not entered; it is asked anew.
    if (this.#closed || this.#wanted !== 'join' || this.#call !== call) return
    const entering = call.enter(joined, devices)
    this.#set({ phase: 'in' })
    this.#see(joined)
    await entering.catch((error: unknown) => { if (line().connected && !this.#closed) throw error })
    if (this.#call !== call) return
    this.#break.is({ media: false })
    if (this.#wish) void this.mute(this.#wish as 'mute' | 'open')
  }

  #newCall(device: Awaited<ReturnType<typeof loadDevice>>): Call {
    const call: Call = new Call(device, this.#id, {
      changed: () => this.#set({ tracks: call.tracks }),
      passes: (passes) => { if (this.#call === call) this.#break.is({ media: !passes }) },
      // The server has let our connections go: join anew with the same seat.
      stale: () => {
        if (this.#call !== call || this.#wanted !== 'join') return
        this.#call = null
        call.close()
        void this.#asking.go()
      },
    })
    return call
  }

  #see({ session, you }: Seen): void {
    const seat = session.seats.find(({ id }) => id === you) ?? null
    this.#set({ session, you, seat })
    if (isOver(session.status)) return this.#stop('over')
    if (seat) this.#call?.silence(seat.mute !== 'open' || this.#wish === 'mute')
  }

  #stop(phase: Phase): void {
    this.#wanted = 'nothing'
    this.#break.close()
    sessionStorage.removeItem(keyOf(this.#id))
    this.#call?.close()
    this.#call = null
    if (this.#view.devices) closeDevices(this.#view.devices)
    this.#devices = null
    this.#set({ phase, devices: null, speaking: [], broken: null, lost: false })
  }

  async #try(work: () => Promise<unknown>): Promise<boolean> {
    try {
      await work()
      this.#set({ told: null })
      return true
    } catch (error) {
      this.#set({ told: refusalOf(error) })
      return false
    }
  }

  #set(change: Partial<SessionView>): void {
    this.#view = { ...this.#view, ...change }
    for (const listener of this.#listeners) listener()
  }
}

// Refusals that pass by themselves: what was asked is asked again.
const askedAgain = new Set([...passing, 'session-media-unavailable', 'session-connection-lost'])
const keyOf = (id: SessionId): string => `lianxin.session.${id}`
