package io.cellwright.controller.rest;

import static io.cellwright.controller.rest.Authentication.Caller.OPERATOR;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.pool.WorkerPool;
import io.cellwright.controller.schedule.Searches;
import io.cellwright.controller.search.SearchSpecification;
import io.cellwright.controller.search.TrainableModels;
import io.cellwright.controller.search.fidelity.Fidelity;
import io.cellwright.controller.search.settings.NamedSettings;
import io.cellwright.controller.search.strategy.Strategies;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.SearchRow;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.controller.store.TrialCounts;
import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.space.Spaces;
import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Preset;
import io.cellwright.searchspace.trial.RecipeChoices;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;

/// The routes of searches.
final class SearchRoutes {

    private final Database database;
    private final Searches searches;
    private final WorkerPool pool;
    private final AtomicReference<List<String>> models = new AtomicReference<>(List.of());

    SearchRoutes(Database database, Searches searches, WorkerPool pool) {
        this.database = database;
        this.searches = searches;
        this.pool = pool;
    }

    void addTo(Routes routes) {
        routes.get("/options", OPERATOR, _ -> Reply.ok(options()));
        routes.get("/recipes", OPERATOR, _ -> Reply.ok(recipes()));
        routes.get("/searches", OPERATOR, _ -> Reply.ok(database.read(this::all)));
        routes.post("/searches", OPERATOR, this::create);
        routes.get("/searches/:id", OPERATOR, call -> Reply.ok(view(call.id())));
        routes.get(
                "/searches/:id/trials",
                OPERATOR,
                call -> Reply.ok(database.read(tables -> trials(tables, call.id()))));
        routes.get("/searches/:id/policy", OPERATOR, this::policy);
        routes.post("/searches/:id/pause", OPERATOR, call -> move(call, searches::pause));
        routes.post("/searches/:id/resume", OPERATOR, call -> move(call, searches::resume));
        routes.post("/searches/:id/cancel", OPERATOR, call -> move(call, searches::cancel));
    }

    private Reply create(Call call) {
        return Reply.created(view(searches.create(SearchSpecification.read(call.body()))));
    }

    private Reply policy(Call call) {
        OptionalLong observations =
                call.hasQuery("observations")
                        ? OptionalLong.of(call.queryNumber("observations"))
                        : OptionalLong.empty();
        return Reply.ok(PolicyView.of(searches.policy(call.id(), observations)));
    }

    private Reply move(Call call, LongConsumer move) {
        move.accept(call.id());
        return Reply.ok(view(call.id()));
    }

    private ObjectNode view(long search) {
        return database.read(tables -> Views.search(tables, search, pool));
    }

    private ObjectNode all(Tables tables) {
        Map<Long, TrialCounts> counts = tables.queries().counts();
        ObjectNode body = Views.object();
        ArrayNode views = body.putArray("searches");
        for (SearchRow row : tables.searches().all()) {
            views.add(
                    Views.search(
                            tables, row, counts.getOrDefault(row.id(), TrialCounts.NONE), pool));
        }
        return body;
    }

    private static ObjectNode trials(Tables tables, long search) {
        tables.searches().get(search);
        Map<Long, List<LearningCurve.Point>> curves = tables.epochs().ofSearch(search);
        ObjectNode body = Views.object();
        ArrayNode views = body.putArray("trials");
        for (Trial trial : tables.queries().ofSearch(search)) {
            views.add(Views.trial(tables, trial, curves.getOrDefault(trial.id(), List.of())));
        }
        return body;
    }

    private ObjectNode options() {
        ObjectNode body = Views.object();
        put(body, "datasets", DatasetName.texts());
        ArrayNode spaces = body.putArray("spaces");
        Spaces.all().forEach(space -> spaces.add(SpaceViews.space(space)));
        put(body, "strategies", Strategies.SETTINGS);
        put(body, "fidelities", Fidelity.SETTINGS);
        put(body, "models", models());
        put(body, "operations", Block.ALL.stream().map(Block::name).toList());
        body.set("defaults", Json.tree(SearchSpecification.on(DatasetName.CIFAR10)));
        return body;
    }

    private static ObjectNode recipes() {
        ObjectNode body = Views.object();
        ArrayNode presets = body.putArray("presets");
        Preset.ALL.forEach(preset -> presets.add(Json.tree(preset)));
        return body.setAll(Json.tree(RecipeChoices.all()));
    }

    /// Found when somebody first asks, since it takes a moment.
    private List<String> models() {
        return models.updateAndGet(known -> known.isEmpty() ? TrainableModels.names() : known);
    }

    private static void put(ObjectNode body, String field, NamedSettings settings) {
        ArrayNode list = body.putArray(field);
        settings.documents().forEach(list::add);
    }

    private static void put(ObjectNode body, String field, List<String> names) {
        ArrayNode list = body.putArray(field);
        names.forEach(list::add);
    }
}
