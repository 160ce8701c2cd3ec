// A stand-in for the controller, for work on the pages: node dev/fake-controller.mjs [--port 8799]
// [--trials 40] [--speed 1] [--empty] [--unauthorized]. It invents a search that goes on, an ended
// one, and two workers; it serves target/classes/dashboard too, with the controller's policy.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { drawCell } from "./fake-drawing.mjs";
import { DEFAULTS, RECIPES, World } from "./fake-world.mjs";

const { values: options } = parseArgs({
  options: {
    port: { type: "string", default: "8799" },
    trials: { type: "string", default: "40" },
    speed: { type: "string", default: "1" },
    empty: { type: "boolean", default: false },
    unauthorized: { type: "boolean", default: false },
  },
});
const files = fileURLToPath(new URL("../target/classes/dashboard", import.meta.url));
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const POLICY = {
  "Content-Security-Policy": "default-src 'self'",
  "X-Content-Type-Options": "nosniff",
};

const listeners = new Set();
const world = new World(Number(options.speed), (event, search, data) => {
  for (const listener of listeners) {
    if (listener.wants(event, search)) {
      listener.response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    }
  }
});
if (!options.empty) {
  world.fill(Number(options.trials));
}

function answer(response, status, body) {
  response.writeHead(status, { "Content-Type": "application/json", ...POLICY });
  response.end(JSON.stringify(body));
}

function fail(response, status, message, field) {
  answer(response, status, { error: { status, message, ...(field ? { field } : {}) } });
}

function stream(request, response, wants, first) {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
  response.write(": hello\n\n");
  if (first !== undefined) {
    response.write(`event: search\ndata: ${JSON.stringify(first)}\n\n`);
  }
  const listener = { response, wants };
  listeners.add(listener);
  request.on("close", () => listeners.delete(listener));
}

async function bodyOf(request) {
  let text = "";
  for await (const part of request) {
    text += part;
  }
  return JSON.parse(text);
}

function invalid(specification, repeats) {
  if (repeats !== null && (repeats < 1 || repeats > 100)) {
    return ["repeats", `repeats is 1 to 100, not ${repeats}`];
  }
  const { learningRate } = specification.strategy;
  if (learningRate !== undefined && (learningRate <= 0 || learningRate > 10)) {
    return ["strategy", `strategy: learningRate is 0.000001 to 10, not ${learningRate}`];
  }
  if (specification.recipe.epochs < 1) {
    return ["recipe", `recipe: epochs is 1 to 10,000, not ${specification.recipe.epochs}`];
  }
  const { optimizer } = specification.recipe;
  if (optimizer.momentum > 0.9999) {
    return [
      "recipe.optimizer",
      `recipe.optimizer: momentum is 0.0 to 0.9999, not ${optimizer.momentum}`,
    ];
  }
  if (specification.trials < 1 || specification.trials > 100_000) {
    return ["trials", `trials is 1 to 100,000, not ${specification.trials}`];
  }
  return null;
}

const routes = [
  ["GET", /^\/health$/, (_, response) => answer(response, 200, { status: "up", version: "0.1.0" })],
  ["GET", /^\/options$/, (_, response) => answer(response, 200, world.options())],
  ["GET", /^\/recipes$/, (_, response) => answer(response, 200, RECIPES)],
  ["GET", /^\/searches$/, (_, response) => answer(response, 200, { searches: world.searches() })],
  [
    "POST",
    /^\/searches$/,
    async (request, response) => {
      const specification = { ...DEFAULTS, ...(await bodyOf(request)) };
      const repeats = new URL(request.url, "http://localhost").searchParams.get("repeats");
      const problem = invalid(specification, repeats);
      if (problem !== null) {
        fail(response, 400, problem[1], problem[0]);
      } else if (repeats === null) {
        answer(response, 201, world.launch(specification));
      } else {
        const searches = Array.from({ length: Number(repeats) }, (_, repeat) => {
          const seed = specification.seed + repeat;
          return world.launch({
            ...specification,
            seed,
            name: `${specification.name} (seed ${seed})`,
          });
        });
        answer(response, 201, { searches });
      }
    },
  ],
  ["GET", /^\/searches\/(\d+)$/, (_, response, id) => found(response, world.search(id))],
  [
    "GET",
    /^\/searches\/(\d+)\/trials$/,
    (_, response, id) => answer(response, 200, { trials: world.trials(id) }),
  ],
  ["GET", /^\/searches\/(\d+)\/policy$/, (_, response, id) => found(response, world.policy(id))],
  ["GET", /^\/comparison$/, (_, response) => answer(response, 200, world.comparison())],
  ["GET", /^\/trials\/(\d+)$/, (_, response, id) => found(response, world.wholeTrial(id))],
  [
    "GET",
    /^\/searches\/(\d+)\/events$/,
    (request, response, id) =>
      stream(request, response, (_, search) => search === Number(id), world.search(id)),
  ],
  [
    "POST",
    /^\/searches\/(\d+)\/(pause|resume|cancel)$/,
    (_, response, id, action) => found(response, world.act(id, action)),
  ],
  ["GET", /^\/workers$/, (_, response) => answer(response, 200, { workers: world.workers() })],
  ["POST", /^\/workers\/(\d+)\/drain$/, (_, response, id) => found(response, world.drain(id))],
  [
    "GET",
    /^\/events$/,
    (request, response) =>
      stream(request, response, (event) => event === "worker" || event === "search"),
  ],
  [
    "GET",
    /^\/architectures\/(\w+)\/(normal|reduction)\.svg$/,
    (_, response, hash, cell) => {
      response.writeHead(200, { "Content-Type": "image/svg+xml", ...POLICY });
      response.end(drawCell(hash, cell));
    },
  ],
  [
    "GET",
    /^\/trials\/(\d+)\/export\/(json|pytorch|torchscript|safetensors)$/,
    (_, response, id, kind) => {
      response.writeHead(200, {
        "Content-Disposition": `attachment; filename="trial-${id}.${kind}"`,
      });
      response.end("{}");
    },
  ],
];

function found(response, value) {
  if (value === undefined) {
    fail(response, 404, "there is no such thing");
  } else {
    answer(response, 200, value);
  }
}

async function serveFile(path, response) {
  const name = path === "/" ? "/index.html" : normalize(path);
  try {
    const content = await readFile(join(files, name));
    response.writeHead(200, { "Content-Type": TYPES[extname(name)] ?? "text/plain", ...POLICY });
    response.end(content);
  } catch {
    fail(response, 404, `there is no ${name}`);
  }
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://localhost");
  if (!pathname.startsWith("/api/v1/")) {
    await serveFile(pathname, response);
    return;
  }
  if (options.unauthorized) {
    fail(response, 401, "a valid token is needed");
    return;
  }
  const path = pathname.slice("/api/v1".length);
  for (const [method, pattern, handle] of routes) {
    const match = pattern.exec(path);
    if (method === request.method && match !== null) {
      await handle(request, response, ...match.slice(1));
      return;
    }
  }
  fail(response, 404, `there is no ${request.method} ${pathname}`);
});
server.listen(Number(options.port), "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}/`);
});
