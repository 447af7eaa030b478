import { type BrokenStage, brokenStage, isOver, untilNextStage } from '#shared/sessions/rules.ts'
import type { Joined, Seen } from '#shared/sessions/signals.ts'
import type { Talk } from '#shared/sessions/talk.ts'
import type { MuteWish, Seat, SeatId, Session, SessionId } from '#shared/sessions/words.ts'
import type { ServerToClientEvents } from '#shared/realtime.ts'
import { LostConnection, refusalOf, type Told } from '../../platform/refusal-of.ts'
import { ask, line } from '../../platform/socket.ts'
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
  #asking = false
  #askAgain = false
  #wish: MuteWish | null = null
  #broken: { line: boolean; media: boolean } = { line: false, media: false }
  #brokenAt: number | null = null
  #next: ReturnType<typeof setTimeout> | null = null
  #closed = false

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
    const again = () => { this.#breaks({ line: false }); void this.#go() }
    const broke = () => this.#breaks({ line: true })
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
    void this.#go()
  }

  /** Takes the seat: sees, hears, is seen and heard. */
  join(): void {
    this.#wanted = 'join'
    // NOTE: remembered for a reload of the page in mid-session: nobody should have to answer twice.
    sessionStorage.setItem(keyOf(this.#id), 'in')
    void this.#go()
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

  /** Something that only the host may ask; true when it was done. */
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
    if (this.#next) clearTimeout(this.#next)
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

  // Does what is wanted, and again until it is done: a refusal ends it, a lost line or a server that recovers does not.
  async #go(): Promise<void> {
    // NOTE: what is wanted while something is still being asked is not forgotten: it is done right after.
    if (this.#asking) { this.#askAgain = true; return }
    if (this.#wanted === 'nothing') return
    this.#asking = true
    this.#askAgain = false
    try {
      if (this.#wanted === 'wait') await this.#waitNow()
      else await this.#withinReason(this.#joinNow())
      this.#set({ told: null })
    } catch (error) {
      if (this.#closed) return
      const told = refusalOf(error)
      // NOTE: a reloaded page asks to come back in; where it was not asked in any more, it waits again.
      if (told.code === 'session-not-admitted') {
        sessionStorage.removeItem(keyOf(this.#id))
        this.#wanted = 'wait'
        setTimeout(() => void this.#go(), 0)
        return
      }
      const final = !told.lost && !passing.has(told.code)
      this.#set({ told, ...(final ? { phase: told.code === 'session-over' ? 'over' as const : 'refused' as const } : {}) })
      if (final) this.#wanted = 'nothing'
      // NOTE: after `finally` below, so that the next attempt is not taken for a second one at once.
      else setTimeout(() => { if (line().connected) void this.#go() }, againMs)
    } finally {
      this.#asking = false
      if (this.#askAgain && !this.#closed) setTimeout(() => void this.#go(), 0)
    }
  }

  async #waitNow(): Promise<void> {
    const device = await loadDevice().catch(() => null)
    const waiting = await ask('sessions:wait', { sessionId: this.#id, rtpCapabilities: device && capabilitiesOf(device) })
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
    // NOTE: a call that was given up meanwhile is not entered; `#go` joins anew.
    if (this.#closed || this.#wanted !== 'join' || this.#call !== call) return
    const entering = call.enter(joined, devices)
    this.#set({ phase: 'in' })
    this.#see(joined)
    await entering.catch((error: unknown) => { if (line().connected && !this.#closed) throw error })
    if (this.#call !== call) return
    this.#breaks({ media: false })
    if (this.#wish) void this.mute(this.#wish as 'mute' | 'open')
  }

  // Whatever an attempt waits for, it is given up at last and made anew: nobody looks at a still picture for good.
  async #withinReason(attempt: Promise<void>): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const tooLong = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        this.#call?.close()
        this.#call = null
        reject(new LostConnection('sessions:join'))
      }, attemptMs)
    })
    await Promise.race([attempt, tooLong]).finally(() => clearTimeout(timer))
  }

  #newCall(device: Awaited<ReturnType<typeof loadDevice>>): Call {
    const call: Call = new Call(device, this.#id, {
      changed: () => this.#set({ tracks: call.tracks }),
      passes: (passes) => { if (this.#call === call) this.#breaks({ media: !passes }) },
      // The server has let our connections go: join anew with the same seat.
      stale: () => {
        if (this.#call !== call || this.#wanted !== 'join') return
        this.#call = null
        call.close()
        void this.#go()
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
    sessionStorage.removeItem(keyOf(this.#id))
    this.#call?.close()
    this.#call = null
    if (this.#view.devices) closeDevices(this.#view.devices)
    this.#devices = null
    this.#set({ phase, devices: null, speaking: [], broken: null, lost: false })
  }

  // A break is told by its timeline (S14); the last picture stays on the screen all the while.
  #breaks(broken: Partial<{ line: boolean; media: boolean }>): void {
    this.#broken = { ...this.#broken, ...broken }
    if (this.#broken.line || this.#broken.media) {
      if (this.#brokenAt !== null) return
      this.#brokenAt = performance.now()
      this.#tellBreak()
      return
    }
    if (this.#next) clearTimeout(this.#next)
    this.#next = null
    this.#brokenAt = null
    if (this.#view.broken !== null) this.#set({ broken: null, lost: false })
  }

  #tellBreak(): void {
    if (this.#brokenAt === null || this.#closed) return
    const ms = performance.now() - this.#brokenAt
    const stage = brokenStage(ms)
    this.#set({ broken: stage, lost: stage !== 'quiet' })
    const next = untilNextStage(ms)
    // NOTE: a timer may ring a moment early; a moment later is no harm.
    if (next !== null) this.#next = setTimeout(() => this.#tellBreak(), next + 20)
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
const passing = new Set(['database-gone', 'session-media-unavailable', 'session-connection-lost', 'too-many', 'something-broke'])
const keyOf = (id: SessionId): string => `lianxin.session.${id}`
