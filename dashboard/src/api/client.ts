import { ApiError, errorFromBody } from "./error";
import type {
  DrawnPart,
  ExportKind,
  Options,
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

export function launchSearch(specification: RequestedSearch): Promise<Search> {
  return request("POST", "/searches", specification);
}

export function actOnSearch(id: number, action: SearchAction): Promise<Search> {
  return request("POST", `/searches/${id}/${action}`);
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
