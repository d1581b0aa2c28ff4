// SPDX-License-Identifier: Apache-2.0
//
// Writes what is in an archive: sbom.cdx.json (CycloneDX) and licenses/THIRD-PARTY.txt.
//
//   node sbom.mjs ROOT TOP EPOCH
//
// ROOT is the checkout, TOP the archive's unpacked top folder, EPOCH the time to write, in seconds. Maven knows the
// jars; the Java runtime, the worker with what is linked into it, and what is bundled into pages are added here.
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';

const [root, top, epoch] = process.argv.slice(2);
const release = Object.fromEntries(
  readFileSync(join(top, 'release'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('='))
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
);
const isAgent = release.name === 'headroom-agent';
const json = (...path) => JSON.parse(readFileSync(join(root, ...path), 'utf8'));
const byRef = (a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : a['bom-ref'] > b['bom-ref'] ? 1 : 0);

/** A component that is no jar. */
function component(name, version, purl, license, more = {}) {
  return { type: 'library', 'bom-ref': purl, name, version, scope: 'required', licenses: [license], purl, ...more };
}

const id = (spdx) => ({ license: { id: spdx } });
const named = (name) => ({ license: { name } });

function javaRuntime() {
  return component('OpenJDK', release.java, `pkg:generic/openjdk@${encodeURIComponent(release.java)}`, {
    expression: 'GPL-2.0-only WITH Classpath-exception-2.0',
  });
}

/** mediasoup's worker, and the Debian libraries that are linked into it, as its build noted them. */
function worker() {
  const lock = json('media-agent/mediasoup/upstream/package-lock.json');
  const mediasoup = lock.packages['node_modules/mediasoup'];
  const found = [
    component(
      'mediasoup-worker',
      mediasoup.version,
      `pkg:npm/mediasoup@${mediasoup.version}`,
      id('ISC'),
      { hashes: [{ alg: 'SHA-256', content: release.worker_sha256 }] },
    ),
    component('libwebrtc (congestion control)', mediasoup.version, 'pkg:generic/libwebrtc', id('BSD-3-Clause')),
  ];
  const licenses = {
    'libuv1-dev': id('MIT'),
    'libssl-dev': id('Apache-2.0'),
    'libsrtp2-dev': id('BSD-3-Clause'),
    'libabsl-dev': id('Apache-2.0'),
    'libflatbuffers-dev': id('Apache-2.0'),
    'g++': { expression: 'GPL-3.0-or-later WITH GCC-exception-3.1' },
  };
  const ingredients = join(dirname(process.env.MEDIASOUP_WORKER_BIN), 'ingredients.txt');
  const lines = existsSync(ingredients) ? readFileSync(ingredients, 'utf8').split('\n') : [];
  for (const [, name, version] of lines.map((line) => /^([a-z0-9+-]+) (\S+)$/.exec(line) ?? [])) {
    if (licenses[name]) {
      const purl = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}?arch=${release.arch}`;
      found.push(component(name, version, purl, licenses[name]));
    }
  }
  return found;
}

/** What esbuild puts into the try-a-room page and the client: the dependencies that are not for building only. */
function bundled() {
  const folder = join(root, 'media-agent/client');
  const { packages } = json('media-agent/client/package-lock.json');
  return Object.entries(packages)
    .filter(([path, one]) => path !== '' && !one.dev && !one.devOptional && !one.optional)
    .map(([path, one]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      const text = readdirSync(join(folder, path)).find((file) => /^licen[cs]e/i.test(file));
      if (text) {
        keep(join(folder, path, text), 'client', name);
      }
      return component(
        name,
        one.version,
        `pkg:npm/${name.replace('@', '%40')}@${one.version}`,
        one.license ? id(one.license) : named('see licenses/client'),
      );
    });
}

/** The dashboard's components as Vaadin bundles them; its BOM names the version. */
function dashboard() {
  const version = /<vaadin.version>(.*)<\/vaadin.version>/.exec(readFileSync(join(root, 'pom.xml'), 'utf8'))[1];
  const purl = `pkg:maven/com.vaadin/vaadin-prod-bundle@${version}?type=jar`;
  return component('vaadin-prod-bundle', version, purl, id('Apache-2.0'), { group: 'com.vaadin' });
}

/** The database server inside of a jar that names only itself. */
function postgresql() {
  const pom = readFileSync(join(root, 'pom.xml'), 'utf8');
  const version = /<embedded-postgres-binaries.version>(\d+\.\d+)/.exec(pom)[1];
  return component('PostgreSQL', version, `pkg:generic/postgresql@${version}`, id('PostgreSQL'));
}

function keep(file, folder, name) {
  const target = join(top, 'licenses', folder, name.replace('/', '-'));
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(file, target);
}

function licenseText(one) {
  const all = (one.licenses ?? []).map((each) => each.expression ?? each.license.id ?? each.license.name);
  return all.length === 0 ? 'see META-INF in the jar' : all.join(', ');
}

const maven = json(isAgent ? 'media-agent/agent/target/sbom.json' : 'control-plane/server/target/sbom.json');
const jars = readFileSync(join(top, 'classpath'), 'utf8').trim().split('\n');
const own = isAgent ? [javaRuntime(), ...worker(), ...bundled()] : [javaRuntime(), postgresql(), dashboard()];
// Jars of this project are the product, not third parties; they stay in the list with its version.
const components = [...maven.components, ...own].sort(byRef);
const refs = components.map((one) => one['bom-ref']);
const self = `pkg:generic/${release.name}@${encodeURIComponent(release.version)}`;
const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  serialNumber: `urn:uuid:${uuid(JSON.stringify([release, refs]))}`,
  version: 1,
  metadata: {
    timestamp: new Date(Number(epoch) * 1000).toISOString().replace('.000', ''),
    component: {
      type: 'application',
      'bom-ref': self,
      name: release.name,
      version: release.version,
      licenses: [id('Apache-2.0')],
      purl: self,
    },
  },
  components,
  dependencies: [
    { ref: self, dependsOn: refs },
    ...maven.dependencies
      .filter(({ ref }) => refs.includes(ref))
      .map((one) => ({ ...one, dependsOn: (one.dependsOn ?? []).filter((ref) => refs.includes(ref)) }))
      .sort((a, b) => (a.ref < b.ref ? -1 : 1)),
  ],
};

/** The same for the same contents. */
function uuid(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

writeFileSync(join(top, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 1)}\n`);
const third = components.filter((one) => one.group !== 'headroom');
writeFileSync(
  join(top, 'licenses', 'THIRD-PARTY.txt'),
  [
    `What ${release.name} ${release.version} contains besides its own code, and the licence of each part.`,
    'Texts: in META-INF of each jar, in runtime/legal for Java, in the folders beside this file for the rest.',
    '',
    ...third.map((one) => `${one.group ? `${one.group}:` : ''}${one.name} ${one.version}: ${licenseText(one)}`),
    '',
  ].join('\n'),
);

// Maven's list is by its own rules; what is packed is by the manifest. They must not part.
const listed = maven.components.map((one) => `${one.name}-${one.version}`);
const missing = jars
  .slice(1)
  .map((jar) => jar.replace(/\.jar$/, ''))
  .filter((jar) => !listed.some((one) => jar === one || jar.startsWith(`${one}-`)));
if (missing.length > 0) {
  console.error(`release: jars that the list of contents lacks: ${missing.join(' ')}`);
  process.exit(70);
}
