import type { Unit } from '#shared/people/words.ts'
import type { Room, Station } from '#shared/stations/words.ts'
import { idFrom } from './ids.ts'

// The fictional county: name, English name, username part, kilometres east and north of the seat, market days, terminals.
const places: [string, string, string, number, number, number[], number][] = [
  ['禾城', 'Hecheng', 'hecheng', 0, 0, [1, 4, 7], 2],
  ['石坎', 'Shikan', 'shikan', 9, 6, [2, 5, 8], 2],
  ['白鹭', 'Bailu', 'bailu', -7, 4, [3, 6, 9], 1],
  ['双溪口', 'Shuangxikou', 'shuangxikou', 4, -11, [1, 4, 7], 1],
  ['云岭', 'Yunling', 'yunling', 18, 12, [2, 5, 8], 2],
  ['桐子坪', 'Tongziping', 'tongziping', -15, -6, [3, 6, 9], 1],
  ['大垭', "Daya", 'daya', 24, -8, [1, 4, 7], 1],
  ['清泉', 'Qingquan', 'qingquan', -3, 14, [2, 5, 8], 1],
  ['柏树湾', 'Baishuwan', 'baishuwan', 12, -4, [3, 6, 9], 1],
  ['金竹', 'Jinzhu', 'jinzhu', -20, 9, [1, 4, 7], 1],
  ['老鹰岩', 'Laoyingyan', 'laoyingyan', 29, 19, [0, 5], 1],
  ['磨刀溪', 'Modaoxi', 'modaoxi', -11, -17, [2, 5, 8], 1],
  ['羊角寨', 'Yangjiaozhai', 'yangjiaozhai', 33, 4, [3, 6, 9], 1],
  ['梨花沟', 'Lihuagou', 'lihuagou', 7, 22, [1, 4, 7], 1],
  ['红石滩', 'Hongshitan', 'hongshitan', -26, -3, [2, 5, 8], 1],
  ['杉木林', 'Shanmulin', 'shanmulin', -18, 21, [3, 6, 9], 1],
  ['水磨坝', 'Shuimoba', 'shuimoba', 15, -19, [1, 4, 7], 1],
  ['高店子', 'Gaodianzi', 'gaodianzi', -5, -9, [2, 5, 8], 1],
  ['月亮坝', 'Yueliangba', 'yueliangba', 21, -15, [3, 6, 9], 1],
  ['工业园', 'Industrial Park', 'gongyeyuan', 3, 3, [], 2],
]

export const county: Unit = { id: idFrom('unit', 'county'), code: 'C00', name: '青禾县公安局', nameEn: 'Qinghe County Bureau' }

/** The county's twenty stations, with rooms and terminals; `pinyin` is part of their clerks' usernames. */
export const stations = places.map(([name, nameEn, pinyin, east, north, marketDigits, terminals], at) => {
  const id = idFrom('unit', pinyin)
  const code = `S${String(at + 1).padStart(2, '0')}`
  const station: Station = { id, code, name, nameEn, phone: `120 0000 00${String(60 + at)}`, address: `青禾县${name}${name === '工业园' ? '创业路' : '街上'} ${at * 3 + 8} 号`, opensAt: '08:30', closesAt: '20:00', marketDigits, east, north }
  const rooms: Room[] = [1, 2].map((nth) => ({ id: idFrom('room', `${pinyin} ${nth}`), stationId: id, name: `视频室 ${nth}` }))
  return {
    station, pinyin, rooms,
    terminals: rooms.slice(0, terminals).map((room, nth) => ({ id: idFrom('terminal', `${pinyin} ${nth + 1}`), stationId: id, roomId: room.id, name: `终端 ${nth + 1}` })),
  }
})

/** A station's terminal by pinyin and number, for the demo's doors. */
export const terminalOf = (pinyin: string, nth: number) => stations.find((at) => at.pinyin === pinyin)!.terminals[nth - 1]!
