import type { Need } from '#shared/people/words.ts'
import { checkDigitOf } from '#shared/people/rules.ts'
import type { Chance } from './chance.ts'

/** A villager of the past weeks, put together by chance: no real person, an ID number of a region that was never assigned, a phone that cannot ring. */
export type PastVillager = { name: string; sex: 'female' | 'male'; bornOn: string; idNumber: string; phone: string; needs: Need[]; address: string }

const surnames = [...'王李张刘罗唐邓邱龙覃蒲苟税母向冉石杜赖勾']
const given = { female: ['桂香', '秀芝', '春莲', '玉珍', '小兰', '冬梅', '菊英', '翠萍', '红霞', '素琼'], male: ['长根', '水生', '福贵', '德顺', '有田', '石头', '广林', '大勇', '洪全', '永安'] }
const ages: [[number, number], number][] = [[[18, 39], 18], [[40, 59], 42], [[60, 69], 23], [[70, 88], 17]]
const villages = ['新桥村', '大湾村', '石板村', '向阳村', '双河村', '观音村']

/** Draws villagers; no two have the same ID number. `year` is the year that their age is counted in. */
export function villagersBy(chance: Chance, year: number): () => PastVillager {
  const taken = new Set<string>()
  const draw = (): PastVillager => {
    const sex = chance.oneOf(['female', 'male'] as const)
    const [youngest, oldest] = chance.weighed(ages)
    const two = (number: number) => String(number).padStart(2, '0')
    const bornOn = `${year - chance.whole(youngest, oldest) - 1}-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`
    const first17 = `990101${bornOn.replaceAll('-', '')}${500 + 2 * chance.whole(0, 249) + (sex === 'male' ? 1 : 0)}`
    const idNumber = first17 + checkDigitOf(first17)
    const needs: [Need, number][] = [['reading', 0.14], ['hearing', 0.06], ['language', 0.05]]
    const villager: PastVillager = {
      name: chance.oneOf(surnames) + chance.oneOf(given[sex]), sex, bornOn, idNumber, phone: `120000000${chance.whole(20, 59)}`,
      needs: needs.filter(([, share]) => chance.happens(share)).map(([need]) => need), address: `${chance.oneOf(villages)} ${chance.whole(1, 9)} 组`,
    }
    if (taken.has(idNumber)) return draw()
    taken.add(idNumber)
    return villager
  }
  return draw
}
