/** Writes all pieces to a stream, waiting while it is full. */
export async function writeTo(
  stream: NodeJS.WritableStream,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string>,
): Promise<void> {
  for await (const piece of pieces) {
    if (stream.write(piece)) continue;
    await new Promise<void>((resolve) => stream.once("drain", resolve));
  }
}
