/* use-quick.ts: the quick entry: which seasons are open, which kinds of work fit a crop or an animal; what its forms need is kept on the device. */
import type { SeasonItem } from '@tiantou/api'
import { keep, orKept } from '../../lib/kept'
import { keepChoices } from '../../lib/picks'
import { api } from '../../lib/server'
import { shelves } from './use-store'

const FIELD = ['scout', 'pesticide', 'fertilise', 'irrigate', 'weed', 'prune', 'sow', 'transplant', 'other']
const ANIMAL = ['scout', 'feed', 'vet_drug', 'stock', 'other']
const ALL = [...new Set([...FIELD, ...ANIMAL.slice(0, -1), 'other'])]

export type OpenSeason = SeasonItem & { animal?: boolean }

/** Without knowing whether it is an animal every kind is offered. */
export function kindsFor(season: { animal?: boolean } | null, harvests: boolean): string[] {
  const kinds = season?.animal === undefined ? ALL : season.animal ? ANIMAL : FIELD
  return [...kinds.filter((k) => k !== 'other'), 'other', ...(harvests ? ['harvest'] : [])]
}

export async function openSeasons(): Promise<OpenSeason[]> {
  const [rows, crops] = await Promise.all([
    orKept('seasons', async () => (await api.seasonList({ state: ['growing', 'harvesting'], sort: 'plot_name', limit: 100 })).items),
    orKept('crops', async () => (await api.cropList({ limit: 100 })).items.map((c) => ({ uuid: c.uuid, animal: !!c.animal }))),
  ])
  for (const s of rows) keep(`season:${s.uuid}`, s)
  return rows.map((s) => ({ ...s, animal: crops.find((c) => c.uuid === s.crop)?.animal }))
}

/** Once a visit of the day's page: fetch what the forms would ask for, so that they open in a field without a network. */
export async function prepareForms(): Promise<void> {
  await Promise.allSettled([openSeasons(), keepChoices(), shelves(), import('./store-use.vue'), import('./record-form.vue'), import('./harvest-form.vue'), import('./outbox-page.vue')])
}
