// SPDX-License-Identifier: Apache-2.0
//
// Builds the client: node build.mjs install | check | test | bundle
//   install  node_modules as pinned, unless they are current
//   check    types and formatting
//   test     compiles the tests to target/test and runs them
//   bundle   the library and the page to target/classes/headroom/client
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
process.chdir(root);

/** A copy of the lock file in node_modules says what they were installed from. */
function install() {
  const stamp = 'node_modules/.installed-from.json';
  const lock = readFileSync('package-lock.json');
  if (existsSync(stamp) && readFileSync(stamp).equals(lock)) {
    return;
  }
  run('npm', ['ci', '--no-progress', '--loglevel=error']);
  writeFileSync(stamp, lock);
}

function check() {
  runBin('tsc', []);
  runBin('prettier', ['--check', '--log-level', 'warn', '.']);
}

async function test() {
  const { build } = await import('esbuild');
  rmSync('target/test', { recursive: true, force: true });
  await build({
    entryPoints: readdirSync('test')
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => join('test', name)),
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'inline',
    outdir: 'target/test',
  });
  const files = readdirSync('target/test').map((name) => join('target/test', name));
  run(process.execPath, ['--enable-source-maps', '--test', '--test-reporter=dot', ...files]);
}

async function bundle() {
  const { build } = await import('esbuild');
  const outdir = 'target/classes/headroom/client';
  rmSync(outdir, { recursive: true, force: true });
  mkdirSync(outdir, { recursive: true });
  const common = {
    bundle: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    sourcemap: true,
    metafile: true,
  };
  const library = await build({
    ...common,
    entryPoints: { 'headroom-client': 'src/lib/index.ts' },
    legalComments: 'none',
    outdir,
  });
  // The page uses the library as any other page would: as a module of its own.
  await build({
    ...common,
    entryPoints: {
      page: 'src/page/page.ts',
      'audio-meter': 'src/page/audio-meter.ts',
      painter: 'src/page/painter.ts',
    },
    plugins: [libraryAsModule],
    outdir,
  });
  await build({ entryPoints: { page: 'src/page/page.css' }, bundle: true, minify: true, outdir });
  for (const name of ['index.html', 'icon.svg']) {
    copyFileSync(join('src/page', name), join(outdir, name));
  }
  writeFileSync(join(outdir, 'THIRD-PARTY.txt'), licences(library.metafile));
}

const libraryAsModule = {
  name: 'library-as-module',
  setup(build) {
    build.onResolve({ filter: /lib\/index\.js$/ }, () => ({
      path: './headroom-client.js',
      external: true,
    }));
  },
};

/** The licences of the packages that are really inside the bundle. */
function licences(metafile) {
  const packages = new Set(
    Object.keys(metafile.inputs)
      .map((path) => /^(node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
      .filter(Boolean),
  );
  return [...packages]
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        readFileSync(join(folder, 'package.json'), 'utf8'),
      );
      const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
      const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '';
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function runBin(name, args) {
  run(join('node_modules/.bin', name), args);
}

function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: 'inherit' });
  if (error) {
    fail(`${program} cannot be run: ${error.message}. Node.js 20 or newer with npm is needed.`);
  }
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}

const commands = { install, check, test, bundle };
const command = commands[process.argv[2]];
if (!command) {
  fail(`usage: node build.mjs ${Object.keys(commands).join(' | ')}`);
}
await command();
