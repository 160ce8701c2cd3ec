package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.lifecycle.TrialState;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialFiles;
import io.cellwright.searchspace.codegen.NetworkFile;
import io.cellwright.searchspace.codegen.PyTorchSource;
import io.cellwright.searchspace.codegen.Safetensors;
import io.cellwright.searchspace.codegen.TorchScript;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.trial.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// A trial's network as files to keep.
final class Exports {

    private final Database database;
    private final TrialFiles files;

    Exports(Database database, TrialFiles files) {
        this.database = database;
        this.files = files;
    }

    /// The name of the file with a trial's weights; those of its twin where it was not trained
    /// itself.
    static Optional<String> weights(Tables tables, Trial trial) {
        Long twin = trial.reusedFrom();
        return Optional.ofNullable(
                twin == null ? trial.weights() : tables.trials().get(twin).weights());
    }

    /// The network as a document that says by itself what it is.
    Reply json(long id) {
        Trial trial = trial(id);
        return new Reply.Content(
                "application/json",
                Optional.of(fileName(trial, "json")),
                Buffer.buffer(Json.writePretty(document(trial)) + "\n"));
    }

    /// The network as a Python file, without weights.
    Reply pyTorch(long id) {
        Trial trial = trial(id);
        Graph graph = trial.plan().candidate().graph(specification(trial).dataset());
        String title = "%s, trial %d".formatted(trial.plan().candidate().key(), id);
        return new Reply.Content(
                "text/x-python; charset=utf-8",
                Optional.of(fileName(trial, "py")),
                Buffer.buffer(PyTorchSource.of(graph, title)));
    }

    /// The trained weights, as the worker wrote them.
    Reply safetensors(long id) {
        Trial trial = trial(id);
        return new Reply.Download(
                "application/octet-stream", fileName(trial, "safetensors"), file(trial));
    }

    /// The network with its weights as a program.
    Reply torchScript(long id) throws IOException {
        Trial trial = trial(id);
        Graph graph = trial.plan().candidate().graph(specification(trial).dataset());
        Safetensors weights = Safetensors.read(Files.readAllBytes(file(trial)));
        TorchScript script =
                TorchScript.inference(
                        graph,
                        weights.weights(),
                        Map.of("cellwright.json", Json.write(document(trial))));
        return new Reply.Content(
                "application/octet-stream",
                Optional.of(fileName(trial, "pt")),
                Buffer.buffer(script.bytes()));
    }

    private ObjectNode document(Trial trial) {
        SearchSpecification specification = specification(trial);
        Cost cost = Cost.of(trial.plan().candidate().graph(specification.dataset()));
        ObjectNode document = Views.object();
        document.put("format", NetworkFile.FORMAT);
        document.put("formatVersion", NetworkFile.VERSION);
        document.put("name", trial.plan().name());
        document.setAll(Json.tree(specification.evaluation(trial.plan().candidate())));
        document.set("costs", Json.tree(cost));
        ObjectNode outcome = document.putObject("outcome");
        outcome.put("state", trial.state().kind().text());
        if (trial.state() instanceof TrialState.Succeeded succeeded) {
            outcome.setAll(Json.tree(succeeded.scores()));
        }
        outcome.putArray("curve")
                .addAll(
                        database.read(tables -> tables.epochs().of(trial.id())).stream()
                                .map(Json::tree)
                                .toList());
        return document;
    }

    private Trial trial(long id) {
        return database.read(tables -> tables.trials().get(id));
    }

    private SearchSpecification specification(Trial trial) {
        return database.read(tables -> tables.searches().get(trial.plan().search()))
                .specification();
    }

    private Path file(Trial trial) {
        return database.read(tables -> weights(tables, trial))
                .flatMap(files::path)
                .orElseThrow(() ->
                        Refusal.of(404, "trial %d has no trained weights".formatted(trial.id())));
    }

    private static String fileName(Trial trial, String extension) {
        return "cellwright-%s-trial%d.%s".formatted(trial.plan().name(), trial.id(), extension);
    }
}
