package io.cellwright.worker.engine;

import ai.djl.pytorch.jni.JniUtils;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A thread that programs run on, one for each slot, for as long as the worker lives.
///
/// PyTorch keeps some of its settings for each thread: gradients have to be switched on, and the
/// graph optimizer off, which costs more than it gains and stalls for seconds on large networks.
/// Its allocator also keeps what each thread freed, so that a new thread for every candidate would
/// take ever more memory.
public final class EngineThread implements AutoCloseable {

    private final ExecutorService executor;

    public EngineThread(Engine engine, String name) {
        // The engine is asked for, as without it the settings below would be lost.
        executor =
                Executors.newSingleThreadExecutor(task ->
                        new Member(
                                () -> {
                                    JniUtils.setNumThreads(1);
                                    JniUtils.setGradMode(true);
                                    JniUtils.setGraphExecutorOptimize(false);
                                    task.run();
                                },
                                "%s (PyTorch %s)".formatted(name, engine.version())));
    }

    /// Starts a task on this thread, after those before it.
    public <T> Future<T> submit(Callable<T> task) {
        return executor.submit(task);
    }

    /// Runs a task on this thread and waits for it. What it throws unchecked is passed on.
    public <T> T call(Callable<T> task) throws InterruptedException {
        return result(submit(task));
    }

    /// Waits for a task that was submitted. What it throws unchecked is passed on.
    public static <T> T result(Future<T> submitted) throws InterruptedException {
        try {
            return submitted.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException unchecked -> throw unchecked;
                case Error error -> throw error;
                case null, default ->
                        throw new IllegalStateException("a task of the engine failed", e);
            }
        }
    }

    /// Throws [IllegalStateException] where the caller does not run on such a thread.
    static void requireCurrent() {
        if (!(Thread.currentThread() instanceof Member)) {
            throw new IllegalStateException(
                    "programs run on an engine thread, not on " + Thread.currentThread().getName());
        }
    }

    /// Waits for the task that runs and ends the thread.
    @Override
    public void close() {
        executor.close();
    }

    private static final class Member extends Thread {
        Member(Runnable task, String name) {
            super(task, name);
            setDaemon(true);
        }
    }
}
