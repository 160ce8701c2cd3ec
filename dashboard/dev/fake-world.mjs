// Invented searches, trials and workers.

const RECIPE = {
  epochs: 3,
  batchSize: 64,
  precision: "auto",
  optimizer: { kind: "sgd", momentum: 0.9, nesterov: true },
  learningRate: 0.05,
  schedule: { kind: "cosine", cycles: 1, growth: 1 },
  warmUpEpochs: 0,
  regularization: {
    weightDecay: 0.0005,
    decayNormalization: true,
    labelSmoothing: 0,
    gradientClip: 0,
    dropout: 0,
    dropPath: 0,
    auxiliaryWeight: 0.3,
  },
  averageDecay: 0,
  initialWeights: "he",
  augmentation: {
    cropPadding: 4,
    flip: true,
    cutout: 0,
    mixup: 0,
    resizedCrop: 0,
    colorNormalization: true,
  },
  trainExamples: 10000,
  validationExamples: 2000,
};

const MOMENTS = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };

export const RECIPES = {
  presets: [
    {
      name: "search-proxy",
      title: "what a search uses: short, and still able to tell networks apart",
      source: "",
      recipe: RECIPE,
    },
    {
      name: "resnet-2015",
      title: "as residual networks were trained",
      source: "He, Zhang, Ren and Sun, 2015, section 3.4",
      recipe: {
        ...RECIPE,
        epochs: 120,
        batchSize: 256,
        optimizer: { kind: "sgd", momentum: 0.9, nesterov: false },
        learningRate: 0.1,
        schedule: { kind: "plateau", factor: 0.1, patience: 5 },
        trainExamples: 45000,
        validationExamples: 5000,
      },
    },
  ],
  optimizers: [
    { kind: "sgd", momentum: 0.9, nesterov: true },
    { kind: "adam", ...MOMENTS },
    { kind: "adamw", ...MOMENTS },
    { kind: "rmsprop", decay: 0.9, momentum: 0.9, epsilon: 1 },
  ],
  schedules: [
    { kind: "constant" },
    { kind: "step", factor: 0.1 },
    { kind: "cosine", cycles: 1, growth: 1 },
    { kind: "plateau", factor: 0.1, patience: 5 },
  ],
  precisions: ["auto", "fp32", "bf16"],
  initialWeights: ["he", "xavier/2", "lecun", "truncated-normal"],
};

const LSTM = { hiddenUnits: 64, embeddingSize: 32, temperature: 1 };

const STRATEGIES = [
  {
    name: "reinforce",
    policy: "factorized",
    learningRate: 0.1,
    batchSize: 1,
    baselineDecay: 0.9,
    entropyWeight: 0.02,
    warmUp: 20,
    ...LSTM,
  },
  {
    name: "ppo",
    policy: "factorized",
    learningRate: 0.1,
    batchSize: 5,
    epochs: 4,
    clipRange: 0.2,
    entropyWeight: 0.02,
    ...LSTM,
  },
  { name: "evolution", populationSize: 30, sampleSize: 10, avoidKnown: true, survival: "youngest" },
  { name: "random" },
];

const FIDELITIES = [
  { name: "full" },
  { name: "successive-halving", reduction: 3, minimumEpochs: 1 },
  { name: "asha", reduction: 3, minimumEpochs: 1 },
  { name: "median-stop", graceEpochs: 1, minimumTrials: 5 },
];

const TITLES = {
  reinforce: "a policy that REINFORCE teaches to make choices of high reward",
  ppo: "such a policy, taught several times by each batch, in steps of bounded size",
  evolution: "the best of a few is mutated, the oldest dies",
  random: "draws every choice uniformly and learns nothing: the control",
  full: "every candidate is trained to the end",
  asha: "who is among the best share of its rung goes on at once",
};

const WORDS = { policy: ["factorized", "lstm"], survival: ["youngest", "best"] };

/** What is told of settings, as the controller does it. */
function explanations(settings) {
  return Object.fromEntries(
    settings.map(({ name, ...parameters }) => [
      name,
      {
        title: TITLES[name] ?? `invented for ${name}`,
        source: name === "full" ? "" : "Somebody et al., 2019",
        parameters: Object.fromEntries(
          Object.keys(parameters).map((key) => [
            key,
            { meaning: `what ${key} is, 0 to 1,000`, choices: WORDS[key] ?? [] },
          ]),
        ),
      },
    ]),
  );
}

export const DEFAULTS = {
  name: "search",
  dataset: "cifar10",
  space: { name: "nasnet-small", blocks: 4 },
  strategy: STRATEGIES[0],
  fidelity: { name: "full" },
  objective: { goals: ["accuracy"] },
  budget: {},
  network: { cellsPerStage: 1, filters: 8 },
  recipe: RECIPE,
  trials: 24,
  baselines: ["resnet20"],
  seed: 1,
};

const now = () => new Date().toISOString();
const hex = () =>
  Math.floor(Math.random() * 2 ** 32)
    .toString(16)
    .padStart(8, "0");

const CLASSES = [
  "airplane",
  "automobile",
  "bird",
  "cat",
  "deer",
  "dog",
  "frog",
  "horse",
  "ship",
  "truck",
];

/** A thousand images of each class, of which most mistakes are among animals or among vehicles. */
function confusion(accuracy) {
  const vehicle = (at) => at < 2 || at > 7;
  const counts = CLASSES.map((_, label) => {
    const parts = CLASSES.map((_, taken) =>
      taken === label ? 0 : (vehicle(taken) === vehicle(label) ? 1 : 0.2) * Math.random(),
    );
    const all = parts.reduce((sum, part) => sum + part, 0);
    const wrong = parts.map((part) => Math.floor((1000 * (1 - accuracy) * part) / all));
    return wrong.map((count, taken) =>
      taken === label ? 1000 - wrong.reduce((sum, one) => sum + one, 0) : count,
    );
  });
  return { classes: CLASSES, counts };
}

/** What repeats of a method found: the accuracies approach `end`. */
function comparedGroup(label, searches, end, deviation, minutes) {
  const count = searches.length;
  const spread = (mean, wide = 1) =>
    deviation === undefined ? { mean, count } : { mean, deviation: deviation * wide, count };
  const best = (share) => spread(end - 0.16 * Math.exp(-4 * share), 1 + 1.5 * (1 - share));
  const curve = (most, points) =>
    Array.from({ length: points }, (_, index) => ({
      x: (most * (index + 1)) / points,
      best: best((index + 1) / points),
    }));
  const difference = { mean: end - 0.5, spread: 0.012 + (deviation ?? 0) };
  const isClear = Math.abs(difference.mean) > difference.spread;
  const against = {
    ...difference,
    verdict: deviation === undefined ? "unknown" : isClear ? "higher" : "within-spread",
  };
  return {
    name: label.replace(/[^a-z].*/, ""),
    label: `${label}, 40 trials`,
    control: label === "random",
    searches,
    running: 0,
    trials: spread(40, 0),
    deviceHours: { ...spread((count * minutes) / 180, 0), ...(count > 1 && { deviation: 0.02 }) },
    validationAccuracy: spread(end),
    testAccuracy: spread(end - 0.008, 1.1),
    after: { 25: best(0.25), 50: best(0.5), 100: best(1) },
    byTrials: curve(40, 40),
    byDeviceHours: curve(minutes / 60, 60),
    ...(label !== "random" &&
      count > 1 && {
        againstControl: {
          label: "random, 40 trials",
          validationAccuracy: against,
          testAccuracy: { ...against, verdict: isClear ? "higher" : "within-spread" },
        },
      }),
  };
}

export class World {
  #searches = [];
  #trials = [];
  #workers = [];
  #emit;

  constructor(speed, emit) {
    this.#emit = emit;
    this.#workers = [1, 2].map((id) => ({
      id,
      name: `local-${id}`,
      state: "active",
      device: id === 1 ? "cpu" : "cuda:0",
      engine: "PyTorch 2.7.1",
      version: "0.1.0",
      registeredAt: now(),
      lastSeenAt: now(),
      slots: [1, 2].map((number) => ({ number, trial: null })),
      missingDatasets:
        id === 1 ? [] : [{ dataset: "cifar100", message: "/data/cifar100: no such folder" }],
    }));
    setInterval(() => this.#step(), 1000 / speed);
  }

  fill(trials) {
    const ended = this.launch({
      ...DEFAULTS,
      name: "control",
      strategy: { name: "random" },
      dataset: "shapes",
      trials: 12,
    });
    const cancelled = this.launch({ ...DEFAULTS, name: "first try", trials: 60 });
    const live = this.launch({
      ...DEFAULTS,
      name: "cells on photographs",
      trials,
      recipe: { ...DEFAULTS.recipe, epochs: 6 },
      strategy: { ...STRATEGIES[0], learningRate: 0.05, policy: "lstm" },
      fidelity: FIDELITIES[2],
      objective: { goals: ["accuracy"], limits: { parameters: 100000 } },
      budget: { hours: 4 },
    });
    this.#runAll(ended.id, 99);
    this.#runAll(cancelled.id, 5);
    this.act(cancelled.id, "cancel");
    this.#runAll(live.id, Math.floor(trials * 0.62));
    this.#workers.push({
      ...this.#workers[0],
      id: 3,
      name: "garage",
      state: "lost",
      lastSeenAt: new Date(Date.now() - 5e6).toISOString(),
    });
    for (const search of this.#searches) {
      search.createdAt = new Date(Date.now() - (4 - search.id) * 4e6).toISOString();
    }
  }

  options() {
    return {
      datasets: ["cifar10", "shapes"],
      spaces: [
        {
          name: "nasnet-small",
          title: "NASNet with seven operations and sums",
          source: "Zoph, Vasudevan, Shlens and Le, 2018",
          size: "1000000000000000000",
          sizeText: "1.00e18",
          decisions: 32,
          sizes: [{ name: "blocks", title: "Blocks in a cell", usual: 4, least: 1, most: 12 }],
        },
        {
          name: "nasbench201",
          title: "NAS-Bench-201",
          source: "Dong and Yang, 2020",
          size: "15625",
          sizeText: "15,625",
          decisions: 6,
          sizes: [],
        },
        {
          name: "macro",
          title: "Whole networks, layer by layer",
          source: "Zoph and Le, 2017",
          size: "1000000000000",
          sizeText: "1.00e12",
          decisions: 30,
          sizes: [{ name: "layers", title: "Layers", usual: 6, least: 1, most: 40 }],
        },
      ],
      strategies: STRATEGIES,
      fidelities: FIDELITIES,
      explanations: {
        strategies: explanations(STRATEGIES),
        fidelities: explanations(FIDELITIES),
      },
      models: ["resnet", "vgg", "densenet-bc-100-", "wrn-28-", "mobilenet-v"].flatMap((family) =>
        [20, 32, 44, 56, 110].map((depth) => family + depth),
      ),
      operations: [
        "identity",
        "sep-conv-3x3",
        "sep-conv-5x5",
        "avg-pool-3x3",
        "max-pool-3x3",
        "conv-3x3",
        "conv-1x1",
      ],
      defaults: DEFAULTS,
    };
  }

  searches() {
    return this.#searches.map((search) => this.search(search.id)).reverse();
  }

  search(id) {
    const search = this.#searches.find((other) => other.id === Number(id));
    if (search === undefined) {
      return undefined;
    }
    const trials = this.trials(id);
    const number = (state) => trials.filter((trial) => trial.state === state).length;
    const best = trials
      .filter((trial) => trial.role === "candidate" && trial.validationAccuracy !== null)
      .sort((one, other) => other.validationAccuracy - one.validationAccuracy)[0];
    const total = search.trials + search.baselines.length;
    const left = total - number("succeeded") - number("failed") - number("pruned");
    return {
      ...search,
      progress: {
        total,
        succeeded: number("succeeded"),
        failed: number("failed"),
        pruned: number("pruned"),
        running: number("running"),
        reused: trials.filter((trial) => trial.reusedFrom !== null).length,
        remainingSeconds: trials.length < 3 ? null : left * 14,
      },
      best: best === undefined ? null : { ...best, curve: undefined },
      warning: null,
    };
  }

  /** What a policy thinks that grows more certain with every trial; none of random search. */
  policy(id) {
    const search = this.search(id);
    if (search === undefined || search.strategy.name === "random") {
      return undefined;
    }
    const observations = search.progress.succeeded + search.progress.pruned;
    const sharpness = 3 * (1 - Math.exp(-observations / 30));
    const options = ["identity", "sep-conv-3x3", "sep-conv-5x5", "avg-pool-3x3", "conv-1x1"];
    const decisions = Array.from({ length: 16 }, (_, index) => {
      const cell = index < 8 ? "normal" : "reduction";
      const scores = options.map((_, option) =>
        Math.exp(sharpness * Math.sin(7.3 * index + 2.9 * option)),
      );
      const sum = scores.reduce((all, one) => all + one, 0);
      return {
        name: `${cell}.block${(index % 8) + 1}.operation`,
        options,
        probabilities: scores.map((score) => score / sum),
      };
    });
    const entropy = decisions
      .flatMap(({ probabilities }) => probabilities)
      .reduce((all, share) => all - share * Math.log(share), 0);
    return {
      observations,
      entropy,
      largestEntropy: 16 * Math.log(5),
      baseline: 0.47,
      advantage: 0.62,
      duplicates: 0.08,
      decisions,
    };
  }

  /** Three methods with three repeats each, and a task of its own with one. */
  comparison() {
    const task = (recipe) => ({
      dataset: "cifar10",
      space: DEFAULTS.space,
      network: DEFAULTS.network,
      recipe,
    });
    return {
      tasks: [
        {
          task: task(RECIPE),
          differsIn: [],
          groups: [
            comparedGroup("random", [4, 5, 6], 0.5, 0.012, 40),
            comparedGroup("ppo, asha", [7, 8, 9], 0.545, 0.009, 18),
            comparedGroup("evolution populationSize=20", [10, 11, 12], 0.53, 0.02, 40),
            comparedGroup("reinforce", [13, 14, 15], 0.51, 0.014, 40),
          ],
        },
        {
          task: task({ ...RECIPE, epochs: 6 }),
          differsIn: ["recipe.epochs"],
          groups: [comparedGroup("reinforce", [3], 0.6, undefined, 40)],
        },
      ],
    };
  }

  wholeTrial(id) {
    const trial = this.#trials.find((one) => one.id === Number(id));
    return trial && { ...trial, confusion: confusion(trial.testAccuracy ?? 0) };
  }

  trials(id) {
    return this.#trials.filter((trial) => trial.search === Number(id));
  }

  workers() {
    return this.#workers;
  }

  launch(specification) {
    const search = {
      ...specification,
      id: this.#searches.length + 1,
      state: "running",
      createdAt: now(),
      endedAt: null,
      endedBecause: null,
      spent: { hours: 0.25, deviceHours: 0.5 },
    };
    this.#searches.push(search);
    return this.search(search.id);
  }

  act(id, action) {
    const search = this.#searches.find((other) => other.id === Number(id));
    if (search === undefined) {
      return undefined;
    }
    search.state = { pause: "paused", resume: "running", cancel: "cancelled" }[action];
    if (action === "cancel") {
      search.endedAt = now();
      for (const trial of this.trials(id).filter((other) => other.state === "running")) {
        this.#end(trial, "cancelled");
      }
    }
    this.#tell(search);
    return this.search(id);
  }

  drain(id) {
    const worker = this.#workers.find((other) => other.id === Number(id));
    if (worker !== undefined) {
      worker.state = "draining";
      this.#emit("worker", null, worker);
    }
    return worker;
  }

  #runAll(id, most) {
    const search = this.#searches.find((other) => other.id === id);
    for (let index = 0; index < most && this.#suggest(search) !== null; index += 1) {
      const trial = this.trials(id).at(-1);
      while (trial.state === "running") {
        this.#epoch(search, trial, true);
      }
    }
    if (most > search.trials) {
      search.state = "completed";
      search.endedAt = new Date(Date.now() + 4e5).toISOString();
    }
  }

  #suggest(search) {
    const known = this.trials(search.id);
    if (known.length >= search.trials + search.baselines.length) {
      return null;
    }
    const baseline = known.length < search.baselines.length;
    const number = baseline ? 1 : known.length - search.baselines.length + 1;
    const learned = search.strategy.name === "random" ? 0 : 0.1 * (1 - Math.exp(-number / 18));
    const parameters = baseline ? 272474 : Math.round(9000 + Math.random() ** 2 * 90000);
    const reusable = known.filter(
      (trial) => trial.state === "succeeded" && trial.role === "candidate",
    );
    const reused = !baseline && reusable.length > 5 && Math.random() < 0.06 ? reusable[1] : null;
    const trial = {
      id: this.#trials.length + 1,
      search: search.id,
      number,
      role: baseline ? "baseline" : "candidate",
      state: "running",
      name: baseline ? "resnet20" : (reused?.name ?? hex() + hex()),
      candidate: { kind: baseline ? "model" : "cells" },
      parameters: reused?.parameters ?? parameters,
      multiplyAdds: baseline ? 40813184 : Math.round(parameters * (90 + 60 * Math.random())),
      activationBytes: parameters * 12,
      reward: null,
      validationAccuracy: null,
      testAccuracy: null,
      testTopFiveAccuracy: null,
      testLoss: null,
      trainingSeconds: null,
      imagesPerSecond: null,
      peakMemoryBytes: null,
      latency: null,
      attempts: 1,
      worker: `local-${1 + (number % 2)}`,
      failure: null,
      reusedFrom: reused?.id ?? null,
      suggestedAt: now(),
      startedAt: now(),
      endedAt: null,
      hasWeights: false,
      curve: reused?.curve ?? [],
    };
    Object.defineProperty(trial, "goal", {
      value: (baseline ? 0.53 : 0.38 + learned) + 0.07 * Math.random() + parameters / 2e6,
    });
    this.#trials.push(trial);
    if (reused !== null) {
      trial.worker = null;
      this.#end(trial, "succeeded", reused.validationAccuracy);
    }
    return trial;
  }

  #epoch(search, trial, quiet) {
    const epoch = trial.curve.length + 1;
    if (trial.role === "candidate" && Math.random() < 0.012) {
      trial.failure = { reason: "NOT_A_NUMBER", message: `the loss of step ${epoch * 90} is NaN` };
      this.#end(trial, "failed");
    } else {
      const share = trial.goal * (1 - 0.75 * Math.exp((-2.6 * epoch) / search.recipe.epochs));
      const point = {
        epoch,
        trainLoss: 2.4 * (1 - share) + 0.05,
        trainAccuracy: share * (0.94 + 0.04 * Math.random()),
        validationLoss: 2.4 * (1 - share) + 0.12 * Math.random(),
        validationAccuracy: share + 0.02 * (Math.random() - 0.5),
        learningRate: 0.025 * (1 + Math.cos((Math.PI * epoch) / search.recipe.epochs)),
        seconds: epoch * 7.4,
      };
      trial.curve = [...trial.curve, point];
      if (!quiet) {
        this.#emit("epoch", search.id, { trial: trial.id, point });
      }
      const rungs = search.fidelity.name === "full" ? [] : [1, 3];
      if (trial.role === "candidate" && rungs.includes(epoch) && Math.random() < 0.5) {
        trial.trainingSeconds = point.seconds;
        this.#end(trial, "pruned");
      } else if (epoch >= search.recipe.epochs) {
        trial.trainingSeconds = point.seconds + Math.random() * 4;
        trial.hasWeights = true;
        this.#end(trial, "succeeded", point.validationAccuracy);
      }
    }
    if (!quiet && trial.state !== "running") {
      this.#tell(search, trial);
    }
  }

  #end(trial, state, accuracy = null) {
    trial.state = state;
    trial.endedAt = now();
    trial.validationAccuracy = accuracy;
    if (accuracy !== null) {
      trial.testAccuracy = accuracy - 0.01 * Math.random();
      trial.testTopFiveAccuracy = 1 - 0.1 * (1 - accuracy);
      trial.testLoss = 2.4 * (1 - accuracy);
      trial.imagesPerSecond = 400 + 200 * Math.random();
      trial.peakMemoryBytes = 2e8 * (1 + Math.random());
      trial.latency = { millisecondsAtBatch1: 1.5, millisecondsAtBatch128: 0.42 };
    }
  }

  #step() {
    for (const search of this.#searches.filter((other) => other.state === "running")) {
      const running = this.trials(search.id).filter((trial) => trial.state === "running");
      for (const trial of running) {
        this.#epoch(search, trial, false);
      }
      for (let free = running.length; free < 4; free += 1) {
        const trial = this.#suggest(search);
        if (trial !== null) {
          this.#tell(search, trial);
        } else if (running.length === 0) {
          search.state = "completed";
          search.endedAt = now();
          this.#tell(search);
        }
      }
      this.#fillSlots(search);
    }
  }

  #fillSlots(search) {
    const running = this.trials(search.id).filter((trial) => trial.state === "running");
    const slots = this.#workers.filter((w) => w.state === "active").flatMap((w) => w.slots);
    for (const [index, slot] of slots.entries()) {
      const trial = running[index];
      slot.trial =
        trial === undefined
          ? null
          : {
              id: trial.id,
              search: search.id,
              name: trial.name,
              epoch: trial.curve.length,
              epochs: search.recipe.epochs,
            };
    }
    for (const worker of this.#workers.filter((w) => w.state === "active")) {
      worker.lastSeenAt = now();
      this.#emit("worker", null, worker);
    }
  }

  #tell(search, trial) {
    if (trial !== undefined) {
      this.#emit("trial", search.id, { ...trial, curve: undefined });
    }
    this.#emit("search", search.id, this.search(search.id));
  }
}
