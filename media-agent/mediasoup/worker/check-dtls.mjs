// SPDX-License-Identifier: Apache-2.0
//
// usage: node check-dtls.mjs BINARY
// Proves that a worker gets through a real DTLS handshake: the one thing that mediasoup's own test
// suite never does, and that a build against a libssl with kernel TLS crashes in.
//
// The peer is the openssl command. It knows no ICE, so a UDP relay stands between: it first sends
// the STUN binding request that selects its address, then forwards datagrams both ways.

import { spawn, execFileSync } from 'node:child_process';
import { createHmac, randomBytes, X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

const TIMEOUT_MS = 10_000;
const mediasoup = createRequire(new URL('../upstream/package.json', import.meta.url))('mediasoup');

function stunAttribute(type, value) {
  const padded = Buffer.alloc(4 + Math.ceil(value.length / 4) * 4);
  padded.writeUInt16BE(type, 0);
  padded.writeUInt16BE(value.length, 2);
  value.copy(padded, 4);
  return padded;
}

/** A binding request of a controlling agent that nominates at once (RFC 8445, RFC 8489). */
function bindingRequest({ usernameFragment, password }) {
  const header = Buffer.alloc(20);
  header.writeUInt16BE(0x0001, 0);
  header.writeUInt32BE(0x2112a442, 4);
  randomBytes(12).copy(header, 8);
  const body = [
    stunAttribute(0x0006, Buffer.from(`${usernameFragment}:check`)),
    stunAttribute(0x0024, Buffer.from([0x6e, 0x00, 0x01, 0xff])), // PRIORITY
    stunAttribute(0x802a, randomBytes(8)), // ICE-CONTROLLING
    stunAttribute(0x0025, Buffer.alloc(0)), // USE-CANDIDATE
  ];
  // Both checksums cover a header whose length already counts the attribute that holds them.
  const sealed = length => {
    const bytes = Buffer.concat([header, ...body]);
    bytes.writeUInt16BE(bytes.length - 20 + length, 2);
    return bytes;
  };
  body.push(stunAttribute(0x0008, createHmac('sha1', password).update(sealed(24)).digest()));
  const fingerprint = Buffer.alloc(4);
  fingerprint.writeUInt32BE((crc32(sealed(8)) ^ 0x5354554e) >>> 0);
  body.push(stunAttribute(0x8028, fingerprint));
  return sealed(0);
}

async function relayTo(transport) {
  const { ip, port } = transport.iceCandidates[0];
  const worker = createSocket('udp4');
  const peer = createSocket('udp4');
  let peerPort;
  peer.on('message', (datagram, { port: from }) => {
    peerPort = from;
    worker.send(datagram, port, ip);
  });
  worker.on('message', datagram => {
    // DTLS records begin with a content type of 20 to 63, everything else here is STUN (RFC 7983).
    if (peerPort && datagram[0] >= 20 && datagram[0] <= 63) peer.send(datagram, peerPort, '127.0.0.1');
  });
  peer.bind(0, '127.0.0.1');
  await once(peer, 'listening');
  const selected = once(transport, 'iceselectedtuplechange');
  worker.send(bindingRequest(transport.iceParameters), port, ip);
  await selected;
  return { port: peer.address().port, close: () => [worker, peer].forEach(socket => socket.close()) };
}

function certificate(folder) {
  const key = join(folder, 'key.pem');
  const cert = join(folder, 'cert.pem');
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256',
    '-nodes', '-days', '1', '-subj', '/CN=check', '-keyout', key, '-out', cert], { stdio: 'pipe' });
  return { key, cert, fingerprint: new X509Certificate(readFileSync(cert)).fingerprint256 };
}

async function handshake(worker, folder) {
  const router = await worker.createRouter();
  const transport = await router.createWebRtcTransport({
    listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
  });
  const { key, cert, fingerprint } = certificate(folder);
  const relay = await relayTo(transport);
  await transport.connect({
    dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] },
  });
  const client = spawn('openssl', ['s_client', '-dtls1_2', '-connect', `127.0.0.1:${relay.port}`,
    '-cert', cert, '-key', key, '-use_srtp', 'SRTP_AEAD_AES_256_GCM:SRTP_AES128_CM_SHA1_80'],
    { stdio: ['pipe', 'ignore', 'ignore'] });
  try {
    await new Promise((resolve, reject) => {
      transport.on('dtlsstatechange', state => {
        if (state === 'connected') resolve();
        else if (state === 'failed' || state === 'closed') reject(new Error(`DTLS ${state}`));
      });
      worker.on('died', error => reject(new Error(`the worker died in its handshake: ${error.message}`)));
      setTimeout(() => reject(new Error(`no handshake within ${TIMEOUT_MS} ms`)), TIMEOUT_MS).unref();
    });
  } finally {
    client.kill();
    relay.close();
  }
}

const [workerBin] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'headroom-dtls-'));
try {
  const worker = await mediasoup.createWorker({ workerBin, logLevel: 'warn' });
  await handshake(worker, folder);
  worker.close();
  console.log(`DTLS: connected with ${workerBin}`);
} catch (error) {
  console.error(`DTLS: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
