package io.cellwright.controller.rest;

import static io.cellwright.controller.rest.Authentication.Caller.OPERATOR;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.searchspace.trial.Candidate;
import io.cellwright.searchspace.trial.Json;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/// The routes of trials, architectures and exports.
final class TrialRoutes {

    private final Database database;
    private final Exports exports;
    private final Drawings drawings = new Drawings();

    TrialRoutes(Database database, Exports exports) {
        this.database = database;
        this.exports = exports;
    }

    void addTo(Routes routes) {
        routes.get(
                "/trials/:id",
                OPERATOR,
                call -> Reply.ok(database.read(tables -> trial(tables, call.id()))));
        routes.get("/trials/:id/export/json", OPERATOR, call -> exports.json(call.id()));
        routes.get(
                "/trials/:id/export/safetensors", OPERATOR, call -> exports.safetensors(call.id()));
        routes.get(
                "/trials/:id/export/torchscript", OPERATOR, call -> exports.torchScript(call.id()));
        routes.get(
                "/architectures/:hash",
                OPERATOR,
                call -> Reply.ok(database.read(tables -> architecture(tables, call.path("hash")))));
        routes.get(
                "/architectures/:hash/normal.svg",
                OPERATOR,
                call -> drawing(call, Drawings.Part.NORMAL));
        routes.get(
                "/architectures/:hash/reduction.svg",
                OPERATOR,
                call -> drawing(call, Drawings.Part.REDUCTION));
    }

    private Reply drawing(Call call, Drawings.Part part) {
        Trial trial = database.read(tables -> named(tables, call.path("hash")).getFirst());
        Buffer svg = drawings.svg(trial.plan().name(), cells(trial).architecture(), part);
        call.context().response().putHeader("Content-Security-Policy", Drawings.POLICY);
        return new Reply.Content("image/svg+xml", Optional.empty(), svg);
    }

    private static ObjectNode trial(Tables tables, long id) {
        Trial trial = tables.trials().get(id);
        return Views.trial(tables, trial, tables.epochs().of(id));
    }

    private static ObjectNode architecture(Tables tables, String hash) {
        List<Trial> trials = named(tables, hash);
        ObjectNode body = Views.object();
        body.put("hash", trials.getFirst().plan().name());
        body.set("architecture", Json.tree(cells(trials.getFirst()).architecture()));
        ArrayNode views = body.putArray("trials");
        trials.forEach(
                trial -> views.add(Views.trial(tables, trial, tables.epochs().of(trial.id()))));
        return body;
    }

    /// The trials of the one architecture whose hash begins so, the best first.
    private static List<Trial> named(Tables tables, String hash) {
        if (!hash.matches("[0-9a-f]{4,16}")) {
            throw Refusal.of(
                    "hash", "hash is 4 to 16 hexadecimal digits, not \"%.50s\"".formatted(hash));
        }
        List<Trial> trials = tables.queries().named(hash);
        List<String> names = trials.stream().map(trial -> trial.plan().name()).distinct().toList();
        if (names.isEmpty()) {
            throw Refusal.of(404, "there is no architecture whose hash begins with " + hash);
        }
        if (names.size() > 1) {
            throw Refusal.of(
                    "hash",
                    "hash %s is the beginning of %d architectures' hashes; give more digits"
                            .formatted(hash, names.size()));
        }
        return trials;
    }

    static Candidate.Cells cells(Trial trial) {
        return switch (trial.plan().candidate()) {
            case Candidate.Cells cells -> cells;
            case Candidate.HandDesigned model ->
                    throw Refusal.of(404, "%s is not made of cells".formatted(model.key()));
        };
    }
}
