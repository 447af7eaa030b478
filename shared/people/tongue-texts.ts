import type { Texts } from '../platform/say.ts'
import type { Tongue } from './words.ts'

/** What an interpreter speaks, in words. */
export const tongueTexts: Texts<Tongue> = {
  zh: { qiang: '羌语', tibetan: '藏语', yi: '彝语', miao: '苗语', yao: '瑶语', zhuang: '壮语', uyghur: '维吾尔语', mongolian: '蒙古语', dialect: '本地土话', sign: '手语' },
  en: { qiang: 'Qiang', tibetan: 'Tibetan', yi: 'Yi', miao: 'Miao', yao: 'Yao', zhuang: 'Zhuang', uyghur: 'Uyghur', mongolian: 'Mongolian', dialect: 'local dialect', sign: 'sign language' },
}
