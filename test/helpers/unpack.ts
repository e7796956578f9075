import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { open, type Entry, type ZipFile } from 'yauzl';

/** Takes one file out of a .vsix, which is a zip archive. Throws if it is not in there. */
export async function unpack(archive: string, name: string, target: string): Promise<void> {
  const zip = await promisify<string, { lazyEntries: true }, ZipFile>(open)(archive, { lazyEntries: true });
  try {
    const entry = await find(zip, name);
    const stream = await promisify(zip.openReadStream.bind(zip) as (entry: Entry, done: (error: Error | null, stream: NodeJS.ReadableStream) => void) => void)(entry);
    await pipeline(stream, createWriteStream(target));
  } finally {
    zip.close();
  }
}

async function find(zip: ZipFile, name: string): Promise<Entry> {
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => (entry.fileName === name ? resolve(entry) : zip.readEntry()));
    zip.once('end', () => reject(new Error(`${name} is not in the archive`)));
    zip.once('error', reject);
    zip.readEntry();
  });
}
