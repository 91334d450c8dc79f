/* index.ts: the server's operations, made from its route tables (generated.ts), and how they are sent (client.ts). */
export * from './client'
export * from './generated'
