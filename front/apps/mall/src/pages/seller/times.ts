/* times.ts: days and minutes as people choose them (the county's time, UTC+8) and the instants that are sent. */
/** The end of a day. */
export const endOf = (day: string): string => new Date(Date.parse(`${day}T00:00:00+08:00`) + 864e5 - 1000).toISOString()
/** The instant of "2026-11-22T18:30" as a field for date and time gives it; "" when it is none. */
export const instantOf = (local: string): string => (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) ? new Date(`${local.slice(0, 16)}:00+08:00`).toISOString() : '')
/** The same the other way, for the field's first value. */
export const localOf = (at: Date): string => new Date(at.getTime() + 8 * 3600e3).toISOString().slice(0, 16)
