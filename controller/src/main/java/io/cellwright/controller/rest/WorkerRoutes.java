package io.cellwright.controller.rest;

import static io.cellwright.controller.rest.Authentication.Caller.OPERATOR;
import static io.cellwright.controller.rest.Authentication.Caller.WORKER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cellwright.controller.pool.WorkerPool;
import io.cellwright.controller.schedule.Assignment;
import io.cellwright.controller.schedule.Checkpoints;
import io.cellwright.controller.schedule.Fence;
import io.cellwright.controller.schedule.LeaseTerms;
import io.cellwright.controller.schedule.Leases;
import io.cellwright.controller.schedule.Reports;
import io.cellwright.controller.schedule.Schedule;
import io.cellwright.controller.schedule.Standing;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.Worker;
import io.cellwright.searchspace.trial.Json;
import io.cellwright.searchspace.trial.LearningCurve;
import io.cellwright.searchspace.trial.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The routes of workers: what an operator sees and does, and what workers themselves call.
final class WorkerRoutes {

    private static final int MAXIMUM_WAIT_SECONDS = 60;

    private final Database database;
    private final WorkerPool pool;
    private final Leases leases;
    private final Reports reports;
    private final Checkpoints checkpoints;
    private final LeaseTerms terms;

    WorkerRoutes(Database database, WorkerPool pool, Schedule schedule, LeaseTerms terms) {
        this.database = database;
        this.pool = pool;
        this.leases = schedule.leases();
        this.reports = schedule.reports();
        this.checkpoints = schedule.checkpoints();
        this.terms = terms;
    }

    record LeaseRequest(int slot, int waitSeconds) {

        LeaseRequest {
            if (waitSeconds < 0 || waitSeconds > MAXIMUM_WAIT_SECONDS) {
                throw new IllegalArgumentException(
                        "waitSeconds is 0 to %d, not %d"
                                .formatted(MAXIMUM_WAIT_SECONDS, waitSeconds));
            }
        }
    }

    record HeartbeatRequest(List<Fence> leases) {

        HeartbeatRequest {
            leases = List.copyOf(leases);
        }
    }

    record EpochRequest(long fence, LearningCurve.Point point) {}

    record ReportRequest(long fence, Outcome outcome, boolean alone) {}

    record ReleaseRequest(long fence) {}

    record RestartRequest(long fence, String reason) {}

    void addTo(Routes routes) {
        routes.get("/workers", OPERATOR, _ -> Reply.ok(all()));
        routes.post("/workers/:id/drain", OPERATOR, this::drain);
        routes.post("/workers", WORKER, this::register);
        routes.post("/workers/:id/leases", WORKER, this::lease);
        routes.post("/workers/:id/heartbeat", WORKER, this::heartbeat);
        routes.post("/workers/:id/goodbye", WORKER, this::goodbye);
        routes.post("/trials/:id/epochs", WORKER, this::epoch);
        routes.post("/trials/:id/report", WORKER, this::report);
        routes.post("/trials/:id/release", WORKER, this::release);
        routes.get("/trials/:id/checkpoint", WORKER, this::checkpoint);
        routes.post("/trials/:id/restart", WORKER, this::restart);
    }

    private ObjectNode all() {
        return database.read(tables -> {
            ObjectNode body = Views.object();
            ArrayNode views = body.putArray("workers");
            tables.workers().all().forEach(worker -> views.add(Views.worker(tables, worker)));
            return body;
        });
    }

    private Reply drain(Call call) {
        pool.drain(call.id());
        return Reply.ok(
                database.read(tables -> Views.worker(tables, tables.workers().get(call.id()))));
    }

    private Reply register(Call call) {
        ObjectNode request = call.object();
        Optional<String> identity =
                Optional.ofNullable(request.remove("identity")).map(WorkerRoutes::identity);
        long worker = pool.register(Json.read(request, Worker.Description.class), identity);
        // What it was given before, it does not train any more.
        leases.loseAll(worker);
        ObjectNode body = Views.object();
        body.put("worker", worker);
        body.put("heartbeatSeconds", terms.heartbeat().toSeconds());
        body.put("leaseSeconds", terms.lease().toSeconds());
        return Reply.created(body);
    }

    private static String identity(JsonNode field) {
        if (!field.isTextual() || !field.textValue().matches("[0-9A-Za-z-]{1,64}")) {
            throw Refusal.of(
                    "identity", "identity is 1 to 64 letters, digits and hyphens, not " + field);
        }
        return field.textValue();
    }

    private Reply lease(Call call) throws InterruptedException {
        LeaseRequest request = call.body(LeaseRequest.class);
        Worker worker = pool.seen(call.id());
        if (request.slot() < 1 || request.slot() > worker.description().slots()) {
            throw Refusal.of(
                    "slot",
                    "slot is 1 to %d, not %d"
                            .formatted(worker.description().slots(), request.slot()));
        }
        Optional<Assignment> assignment =
                leases.next(
                        call.id(),
                        request.slot(),
                        Duration.ofSeconds(request.waitSeconds()),
                        call::isAbandoned);
        return assignment.map(this::reply).orElseGet(Reply::nothing);
    }

    /// A worker that is no longer there when its lease comes should not have to wait for it to run
    /// out.
    private Reply reply(Assignment assignment) {
        Fence fence = new Fence(assignment.trial(), assignment.fence());
        return new Reply.Document(
                200,
                Json.tree(assignment),
                () -> Thread.startVirtualThread(() -> leases.release(fence)));
    }

    private Reply heartbeat(Call call) {
        List<Fence> fences = call.body(HeartbeatRequest.class).leases();
        Worker worker = pool.seen(call.id());
        List<Standing> standings = leases.prolong(call.id(), fences);
        ObjectNode body = Views.object();
        body.put("draining", worker.state() == Worker.State.DRAINING);
        ArrayNode answers = body.putArray("leases");
        for (int position = 0; position < fences.size(); position++) {
            ObjectNode answer = Json.tree(fences.get(position));
            answer.put("valid", standings.get(position) != Standing.INVALID);
            answer.put("pause", standings.get(position) == Standing.TO_PAUSE);
            answers.add(answer);
        }
        return Reply.ok(body);
    }

    private Reply goodbye(Call call) {
        pool.goodbye(call.id());
        leases.releaseAll(call.id());
        return Reply.nothing();
    }

    private Reply epoch(Call call) {
        EpochRequest request = call.body(EpochRequest.class);
        boolean goesOn = reports.epoch(new Fence(call.id(), request.fence()), request.point());
        return goesOn ? Reply.nothing() : Reply.ok(Views.object().put("stop", true));
    }

    private Reply report(Call call) {
        ObjectNode body = call.object();
        if (!body.has("alone")) {
            body.put("alone", false);
        }
        ReportRequest request = Json.read(body, ReportRequest.class);
        reports.outcome(new Fence(call.id(), request.fence()), request.outcome(), request.alone());
        return Reply.ok(Views.object().put("accepted", true));
    }

    private Reply release(Call call) {
        leases.release(new Fence(call.id(), call.body(ReleaseRequest.class).fence()));
        return Reply.nothing();
    }

    private Reply checkpoint(Call call) {
        Fence fence = new Fence(call.id(), call.queryNumber("fence"));
        return new Reply.Download(
                "application/octet-stream",
                "trial%d.checkpoint".formatted(fence.trial()),
                checkpoints.file(fence));
    }

    private Reply restart(Call call) {
        RestartRequest request = call.body(RestartRequest.class);
        checkpoints.restart(new Fence(call.id(), request.fence()), request.reason());
        return Reply.nothing();
    }
}
