/* photo.ts: a big photo is made smaller before it is sent, for weak networks. */
const SIDE = 1600,
  ENOUGH = 600 * 1024

/** The same picture with its longer side at most 1600 px; the file itself when it is small enough or cannot be read. */
export async function smaller(file: File): Promise<Blob> {
  if (file.size <= ENOUGH || typeof createImageBitmap !== 'function') return file
  try {
    const picture = await createImageBitmap(file),
      scale = Math.min(1, SIDE / Math.max(picture.width, picture.height))
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.round(picture.width * scale),
      height: Math.round(picture.height * scale),
    })
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
    return await new Promise((ok) => canvas.toBlob((b) => ok(b ?? file), 'image/jpeg', 0.82))
  } catch {
    return file
  }
}
