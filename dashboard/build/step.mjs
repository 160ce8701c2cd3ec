// Runs one step of the build (install, build, check, test) unless nothing that it reads has changed
// since it last succeeded. So a build of an unchanged tree costs the hashing of a few hundred files.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const sources = [
  "package.json",
  "package-lock.json",
  "index.html",
  "tsconfig.json",
  "biome.json",
  "vite.config.ts",
  "build",
  "dev",
  "public",
  "src",
];

const steps = {
  install: {
    // npm 11 and npm 10 both take this; the scripts of dependencies are not needed.
    command: ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    inputs: ["package.json", "package-lock.json"],
    result: "node_modules/.package-lock.json",
    stamp: "node_modules/.cellwright-install",
  },
  build: {
    command: ["npm", "run", "--silent", "build"],
    inputs: sources,
    result: "target/classes/dashboard/index.html",
    stamp: "target/steps/build",
  },
  check: {
    command: ["npm", "run", "--silent", "check"],
    inputs: sources,
    stamp: "target/steps/check",
  },
  test: {
    command: ["npm", "run", "--silent", "test"],
    inputs: sources,
    stamp: "target/steps/test",
  },
};

function files(path) {
  const entries = readdirSync(join(root, path), { withFileTypes: true });
  return entries
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = `${path}/${entry.name}`;
      return entry.isDirectory() ? files(inside) : [inside];
    });
}

function fingerprint(inputs) {
  const hash = createHash("sha256").update(process.version);
  for (const input of inputs) {
    const isFile = /\.[a-z]+$/.test(input);
    for (const file of isFile ? [input] : files(input)) {
      hash.update(`\n${file}\n`).update(readFileSync(join(root, file)));
    }
  }
  return hash.digest("hex");
}

function upToDate(step, wanted) {
  const stamp = join(root, step.stamp);
  const there = step.result === undefined || existsSync(join(root, step.result));
  return there && existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

const name = process.argv[2];
const step = steps[name];
if (step === undefined) {
  console.error(`no step is named "${name}"; there are ${Object.keys(steps).join(", ")}`);
  process.exit(2);
}
const wanted = fingerprint(step.inputs);
if (upToDate(step, wanted)) {
  console.log(`dashboard ${name}: up to date`);
} else {
  const stamp = join(root, step.stamp);
  rmSync(stamp, { force: true });
  const [program, ...options] = step.command;
  const run = spawnSync(program, options, { cwd: root, stdio: "inherit" });
  if (run.error !== undefined) {
    console.error(
      `dashboard ${name}: cannot run ${program}: ${run.error.message} (Node 20 or newer is needed)`,
    );
  }
  if (run.status !== 0) {
    process.exit(run.status ?? 1);
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}
