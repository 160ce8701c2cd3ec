package io.cellwright.controller.rest;

import io.cellwright.controller.pool.WorkerPool;
import io.cellwright.controller.schedule.Schedule;
import io.cellwright.controller.store.Database;
import io.cellwright.controller.store.DiskFullException;
import io.cellwright.controller.store.Home;
import io.cellwright.controller.store.TrialFiles;
import io.cellwright.searchspace.commandline.Version;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running controller: its store, its schedule, and the server that speaks for them.
public final class ControllerServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControllerServer.class);
    private static final int START_SECONDS = 30;
    private static final int IDLE_SECONDS = 120;
    private static final int SWEEPS_PER_HEARTBEAT = 3;

    /// What is open, the last first.
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private final ControllerOptions options;
    private final Sessions sessions;
    private final int port;

    private ControllerServer(ControllerOptions options) {
        this.options = options;
        try {
            Home home = opened(Home.open(options.home()));
            this.sessions =
                    new Sessions(
                            Secrets.kept(home.folder().resolve("session-key")), options.clock());
            Authentication authentication =
                    new Authentication(
                            Secrets.kept(tokenFile(home.folder())),
                            Secrets.kept(workerTokenFile(home.folder())),
                            sessions);
            Database database = opened(Database.open(home));
            this.port = serve(home, database, authentication);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts a controller. Throws [ControllerException] or [StoreException] with a message for the
    /// person who starts it, as where the port or the home is in use.
    public static ControllerServer start(ControllerOptions options) {
        return new ControllerServer(options);
    }

    /// The file that holds the operator's token.
    public static Path tokenFile(Path home) {
        return home.resolve("token");
    }

    /// The file that holds the workers' token.
    public static Path workerTokenFile(Path home) {
        return home.resolve("worker-token");
    }

    /// The port that it listens on.
    public int port() {
        return port;
    }

    /// The address that it listens on, as `http://127.0.0.1:8080`.
    public URI address() {
        String host = options.host().contains(":") ? "[" + options.host() + "]" : options.host();
        return URI.create("http://%s:%d".formatted(host, port));
    }

    /// An address that logs a browser in, once.
    public URI newLogin() {
        return address().resolve(LoginRoutes.path(sessions));
    }

    /// Stops serving and closes the store. Workers find it again when it comes back.
    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                LOG.error("A part of the controller did not close", e);
            }
        }
    }

    private int serve(Home home, Database database, Authentication authentication) {
        TrialFiles checkpoints =
                TrialFiles.open(
                        home,
                        TrialFiles.Kind.CHECKPOINTS,
                        database.read(tables -> tables.queries().checkpointFiles()));
        Schedule schedule =
                new Schedule(
                        database,
                        checkpoints,
                        options.strategies(),
                        options.terms(),
                        options.clock());
        WorkerPool pool = new WorkerPool(database, options.terms().lease(), options.clock());
        TrialFiles weights =
                TrialFiles.open(
                        home,
                        TrialFiles.Kind.WEIGHTS,
                        database.read(tables -> tables.queries().weightFiles()));
        ExecutorService blocking = Executors.newVirtualThreadPerTaskExecutor();
        open.push(blocking);
        Vertx vertx = vertx();
        Router router = Router.router(vertx);
        Routes routes =
                new Routes(router, authentication, blocking, () -> schedule.expiry().deaf());
        EventRoutes events = new EventRoutes(database, pool, blocking);
        open.push(events::close);
        open.push(schedule::stopWaiting);
        router.route().handler(Dashboard::secure);
        addHealth(routes);
        new LoginRoutes(sessions).addTo(routes, router);
        new SearchRoutes(database, schedule.searches(), pool).addTo(routes);
        new ComparisonRoutes(database).addTo(routes);
        new TrialRoutes(database, new Exports(database, weights)).addTo(routes);
        new WorkerRoutes(database, pool, schedule, options.terms()).addTo(routes);
        TrialUpload.weights(home, schedule.reports(), weights).addTo(routes);
        TrialUpload.checkpoints(home, schedule.checkpoints(), checkpoints).addTo(routes);
        events.addTo(routes);
        routes.finish();
        new Dashboard(routes).addTo(router);
        int bound = listen(vertx, router);
        sweepRegularly(schedule, pool);
        return bound;
    }

    private static void addHealth(Routes routes) {
        routes.get(
                "/health",
                Authentication.Caller.ANYONE,
                _ ->
                        Reply.ok(
                                Views.object()
                                        .put("status", "up")
                                        .put("version", Version.current())));
    }

    private Vertx vertx() {
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(2)
                                .setFileSystemOptions(
                                        new FileSystemOptions()
                                                .setFileCachingEnabled(false)
                                                .setClassPathResolvingEnabled(false)));
        open.push(() ->
                vertx.close()
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(START_SECONDS, TimeUnit.SECONDS));
        return vertx;
    }

    private int listen(Vertx vertx, Router router) {
        HttpServerOptions settings =
                new HttpServerOptions()
                        // Java's client would ask for it, and nothing here gains by it.
                        .setHttp2ClearTextEnabled(false)
                        .setIdleTimeout(IDLE_SECONDS);
        try {
            HttpServer server =
                    vertx.createHttpServer(settings)
                            .requestHandler(router)
                            .listen(options.port(), options.host())
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(START_SECONDS, TimeUnit.SECONDS);
            return server.actualPort();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof BindException) {
                throw new ControllerException(
                        "port %d on %s cannot be used: %s; is another program listening there? Choose another one with --port"
                                .formatted(options.port(), options.host(), cause.getMessage()),
                        cause);
            }
            throw new ControllerException("the server cannot start: " + cause.getMessage(), cause);
        } catch (InterruptedException | TimeoutException e) {
            throw new ControllerException("the server did not start", e);
        }
    }

    private void sweepRegularly(Schedule schedule, WorkerPool pool) {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("sweep").daemon().factory());

        long period = options.terms().heartbeat().toMillis() / SWEEPS_PER_HEARTBEAT;
        ScheduledFuture<?> sweeps =
                timer.scheduleWithFixedDelay(
                        () -> sweep(schedule, pool), 0, period, TimeUnit.MILLISECONDS);
        open.push(() -> {
            sweeps.cancel(false);
            timer.close();
        });
    }

    private static void sweep(Schedule schedule, WorkerPool pool) {
        try {
            if (schedule.expiry().sweep()) {
                pool.sweep();
            }
        } catch (DiskFullException e) {
            schedule.expiry().deaf();
            LOG.warn("Leases are not checked: {}", e.getMessage());
        } catch (RuntimeException e) {
            // An exception that got away would end the timer for good.
            LOG.error("Looking for lost workers failed", e);
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        open.push(resource);
        return resource;
    }
}
