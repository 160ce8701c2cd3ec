package io.cellwright.controller.rest;

import static io.cellwright.controller.rest.Authentication.Caller.OPERATOR;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.lifecycle.Change;
import io.cellwright.controller.lifecycle.TrialRole;
import io.cellwright.controller.pool.WorkerPool;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Tables;
import io.cellwright.controller.store.Trial;
import io.cellwright.searchspace.trial.Json;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/// The routes that tell of changes as they happen.
final class EventRoutes {

    private static final int MAXIMUM_STREAMS = 500;

    private final Database database;
    private final WorkerPool pool;
    private final Executor blocking;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();

    EventRoutes(Database database, WorkerPool pool, Executor blocking) {
        this.database = database;
        this.pool = pool;
        this.blocking = blocking;
        database.watch(change -> streams.forEach(stream -> stream.offer(change)));
    }

    void addTo(Routes routes) {
        routes.raw(
                HttpMethod.GET,
                "/events",
                OPERATOR,
                context -> open(context, EventRoutes::isOfAll, List.of()));
        routes.raw(
                HttpMethod.GET,
                "/searches/:id/events",
                OPERATOR,
                context -> openSearch(routes, context));
    }

    /// Ends all streams.
    void close() {
        streams.forEach(EventStream::stop);
    }

    private void openSearch(Routes routes, RoutingContext context) {
        long search = new Call(context).id();
        routes.blocking(context, () -> database.read(tables -> tables.searches().get(search)))
                .onSuccess(_ ->
                        open(
                                context,
                                change -> isOfSearch(change, search),
                                List.of(new Change.SearchChanged(search))))
                .onFailure(failure -> routes.refuse(context, failure));
    }

    private void open(RoutingContext context, Predicate<Change> wanted, List<Change> first) {
        if (streams.size() >= MAXIMUM_STREAMS) {
            throw Refusal.of(503, "%d clients are watching already".formatted(MAXIMUM_STREAMS));
        }
        context.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        EventStream stream =
                new EventStream(
                        context.response(),
                        wanted,
                        change -> database.read(tables -> text(tables, change)));
        streams.add(stream);
        blocking.execute(() -> {
            try {
                stream.send(first);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                streams.remove(stream);
            }
        });
    }

    private static boolean isOfAll(Change change) {
        return switch (change) {
            case Change.SearchChanged _, Change.WorkerChanged _ -> true;
            case Change.TrialChanged _, Change.EpochEnded _ -> false;
        };
    }

    private static boolean isOfSearch(Change change, long search) {
        return switch (change) {
            case Change.SearchChanged changed -> changed.search() == search;
            case Change.TrialChanged changed -> changed.search() == search;
            case Change.EpochEnded ended -> ended.search() == search;
            case Change.WorkerChanged _ -> false;
        };
    }

    private String text(Tables tables, Change change) {
        return switch (change) {
            case Change.SearchChanged(long search) ->
                    event("search", Views.search(tables, search, pool));
            case Change.TrialChanged(_, long id) -> {
                Trial trial = tables.trials().get(id);
                // A comment: what is only scored is not listed either.
                yield trial.plan().role() == TrialRole.SCREENING
                        ? ": scoring\n\n"
                        : event("trial", Views.trial(tables, trial));
            }
            case Change.EpochEnded ended -> {
                ObjectNode data = Views.object();
                data.put("trial", ended.trial());
                data.set("point", Json.tree(ended.point()));
                yield event("epoch", data);
            }
            case Change.WorkerChanged(long worker) ->
                    event("worker", Views.worker(tables, tables.workers().get(worker)));
        };
    }

    private static String event(String name, JsonNode data) {
        return "event: %s\ndata: %s\n\n".formatted(name, Json.write(data));
    }
}
