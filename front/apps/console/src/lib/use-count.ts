/* use-count.ts: how many rows a list has under a condition: asks for one row and the count. */
export const countOf = async (
  ask: (query: { limit: number; count: true } & Record<string, unknown>) => Promise<{ total?: number | null }>,
  conditions: Record<string, unknown> = {},
): Promise<number> => (await ask({ limit: 1, count: true, ...conditions })).total ?? 0
