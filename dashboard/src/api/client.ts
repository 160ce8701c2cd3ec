import { ApiError, errorFromBody } from "./error";
import type {
  ComparedTask,
  DrawnPart,
  ExportKind,
  Options,
  Policy,
  RecipeOptions,
  RequestedSearch,
  Search,
  SearchAction,
  Trial,
  WholeTrial,
  Worker,
} from "./types";

const ROOT = "/api/v1";

async function request<T>(method: string, path: string, body?: unknown): Promise<T> {
  const init: RequestInit = { method, credentials: "same-origin", redirect: "error" };
  if (body !== undefined) {
    init.headers = { "Content-Type": "application/json" };
    init.body = JSON.stringify(body);
  }
  let text: string;
  let response: Response;
  try {
    response = await fetch(ROOT + path, init);
    text = await response.text();
  } catch {
    throw new ApiError(0, "The controller cannot be reached.");
  }
  if (!response.ok) {
    throw errorFromBody(response.status, text);
  }
  try {
    return JSON.parse(text) as T;
  } catch {
    throw new ApiError(response.status, `The answer to ${method} ${path} is not JSON.`);
  }
}

export async function listSearches(): Promise<Search[]> {
  return (await request<{ searches: Search[] }>("GET", "/searches")).searches;
}

export function readSearch(id: number): Promise<Search> {
  return request("GET", `/searches/${id}`);
}

export async function listTrials(search: number): Promise<Trial[]> {
  return (await request<{ trials: Trial[] }>("GET", `/searches/${search}/trials`)).trials;
}

export function readTrial(id: number): Promise<WholeTrial> {
  return request("GET", `/trials/${id}`);
}

/** Launches a search as often as `repeats` says, with seeds that follow each other. */
export async function launchSearch(
  specification: RequestedSearch,
  repeats: number,
): Promise<Search[]> {
  if (repeats === 1) {
    return [await request<Search>("POST", "/searches", specification)];
  }
  const path = `/searches?repeats=${encodeURIComponent(repeats)}`;
  return (await request<{ searches: Search[] }>("POST", path, specification)).searches;
}

export function actOnSearch(id: number, action: SearchAction): Promise<Search> {
  return request("POST", `/searches/${id}/${action}`);
}

/** Where the policy of a search stands; null for a search without one. */
export async function readPolicy(id: number): Promise<Policy | null> {
  try {
    return await request<Policy>("GET", `/searches/${id}/policy`);
  } catch (thrown) {
    if (thrown instanceof ApiError && thrown.status === 404) {
      return null;
    }
    throw thrown;
  }
}

/** What these searches found; all that were not cancelled, where none is named. */
export async function readComparison(searches: readonly number[]): Promise<ComparedTask[]> {
  const query = searches.length === 0 ? "" : `?searches=${searches.join(",")}`;
  return (await request<{ tasks: ComparedTask[] }>("GET", `/comparison${query}`)).tasks;
}

export function readOptions(): Promise<Options> {
  return request("GET", "/options");
}

export function readRecipes(): Promise<RecipeOptions> {
  return request("GET", "/recipes");
}

export async function listWorkers(): Promise<Worker[]> {
  return (await request<{ workers: Worker[] }>("GET", "/workers")).workers;
}

export function drainWorker(id: number): Promise<Worker> {
  return request("POST", `/workers/${id}/drain`);
}

export function searchEventsAddress(id: number): string {
  return `${ROOT}/searches/${id}/events`;
}

export function eventsAddress(): string {
  return `${ROOT}/events`;
}

export function exportAddress(trial: number, kind: ExportKind): string {
  return `${ROOT}/trials/${trial}/export/${kind}`;
}

export function drawingAddress(hash: string, part: DrawnPart): string {
  return `${ROOT}/architectures/${encodeURIComponent(hash)}/${part}.svg`;
}
