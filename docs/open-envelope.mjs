// Opens the envelope of a students' copy, or of a start file, and prints the quiz that is in it:
//     node open-envelope.mjs quiz.sealed aardvark bagpipe cadillac dachshund
// envelope.md says which byte is what. It throws an error where the words are wrong or the file was changed.
import { createDecipheriv, scryptSync } from 'node:crypto';
import { readFileSync } from 'node:fs';

const [file, ...words] = process.argv.slice(2);
const envelope = Buffer.from(JSON.parse(readFileSync(file, 'utf8')).copy.envelope, 'base64');
const header = envelope.subarray(0, 38);
if (header.toString('latin1', 0, 7) !== 'hangup\x01') throw new Error('This is no envelope of version 1');
const [log2N, r, p] = header.subarray(7, 10);
const work = { N: 2 ** log2N, r, p, maxmem: 2 ** 29 };
if (work.N * r * p > 2 ** 21) throw new Error('This asks for more work than any envelope of hangup');
const key = scryptSync(words.join('-'), header.subarray(10, 26), 32, work);
const cipher = createDecipheriv('chacha20-poly1305', key, header.subarray(26), { authTagLength: 16 });
cipher.setAAD(header).setAuthTag(envelope.subarray(-16));
const padded = Buffer.concat([cipher.update(envelope.subarray(38, -16)), cipher.final()]);
process.stdout.write(padded.subarray(8, 8 + Number(padded.readBigUInt64LE())));
