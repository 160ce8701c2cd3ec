package io.cellwright.controller.rest;

import static io.cellwright.controller.rest.Authentication.Caller.OPERATOR;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.drawing.DrawnPart;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.searchspace.cell.Architecture;
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
                call ->
                        Reply.ok(
                                database.read(
                                        tables -> whole(tables, tables.trials().get(call.id())))));
        routes.get("/trials/:id/export/json", OPERATOR, call -> exports.json(call.id()));
        routes.get("/trials/:id/export/pytorch", OPERATOR, call -> exports.pyTorch(call.id()));
        routes.get(
                "/trials/:id/export/safetensors", OPERATOR, call -> exports.safetensors(call.id()));
        routes.get(
                "/trials/:id/export/torchscript", OPERATOR, call -> exports.torchScript(call.id()));
        routes.get(
                "/architectures/:hash",
                OPERATOR,
                call -> Reply.ok(database.read(tables -> architecture(tables, call.path("hash")))));
        for (DrawnPart part : DrawnPart.values()) {
            routes.get(
                    "/architectures/:hash/%s.svg".formatted(part.text()),
                    OPERATOR,
                    call -> drawing(call, part));
        }
    }

    private Reply drawing(Call call, DrawnPart part) {
        Trial trial = database.read(tables -> named(tables, call.path("hash")).getFirst());
        Architecture architecture = searched(trial).architecture();
        if (!DrawnPart.of(architecture).contains(part)) {
            throw Refusal.of(
                    404,
                    "architecture %s has no drawing \"%s\"; there are %s"
                            .formatted(
                                    trial.plan().name(),
                                    part.text(),
                                    DrawnPart.texts(architecture)));
        }
        Buffer svg = drawings.svg(trial.plan().name(), architecture, part);
        call.context().response().putHeader("Content-Security-Policy", Drawings.POLICY);
        return new Reply.Content("image/svg+xml", Optional.empty(), svg);
    }

    /// A trial with its curve and its confusion matrix.
    private static ObjectNode whole(Tables tables, Trial trial) {
        ObjectNode view = Views.trial(tables, trial, tables.epochs().of(trial.id()));
        view.set("confusion", tables.confusions().of(trial.id()).map(Json::tree).orElse(null));
        return view;
    }

    private static ObjectNode architecture(Tables tables, String hash) {
        List<Trial> trials = named(tables, hash);
        ObjectNode body = Views.object();
        body.put("hash", trials.getFirst().plan().name());
        Candidate.Searched searched = searched(trials.getFirst());
        ObjectNode candidate = Json.tree(searched);
        body.set("kind", candidate.get("kind"));
        body.set("architecture", candidate.get("architecture"));
        ArrayNode drawings = body.putArray("drawings");
        DrawnPart.texts(searched.architecture()).forEach(drawings::add);
        ArrayNode views = body.putArray("trials");
        trials.forEach(trial -> views.add(whole(tables, trial)));
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

    private static Candidate.Searched searched(Trial trial) {
        return switch (trial.plan().candidate()) {
            case Candidate.Searched searched -> searched;
            case Candidate.HandDesigned model ->
                    throw Refusal.of(404, "no search found %s".formatted(model.key()));
        };
    }
}
