package io.cellwright.worker.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// The signals and the standard input of this process.
///
/// A shutdown hook would not do: with one, the process ends with the signal's status rather than 0,
/// and a second signal is ignored. The JDK has no other supported way to signals than
/// `sun.misc.Signal`, and javac warns of every mention of it, so it is reached by its name.
final class ProcessStops implements StopSources {

    private static final List<String> SIGNALS = List.of("TERM", "INT", "HUP");

    /// A process that a signal ended has this status plus the signal's number.
    private static final int SIGNALLED = 128;

    private final InputStream input;

    ProcessStops(InputStream input) {
        this.input = input;
    }

    @Override
    public void whenSignalled(Runnable action, Runnable atOnce) {
        for (String name : SIGNALS) {
            // Each signal counts for itself: Ctrl-C reaches a whole group of processes, and the one
            // that started this worker may add a SIGTERM of its own.
            AtomicBoolean isSecond = new AtomicBoolean();
            try {
                handle(
                        name,
                        number -> {
                            if (isSecond.getAndSet(true)) {
                                atOnce.run();
                                endAtOnce(SIGNALLED + number);
                            }
                            action.run();
                        });
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("this Java machine has no signal " + name, e);
            }
        }
    }

    @FunctionalInterface
    private interface Handler {

        void handle(int number);
    }

    private static void handle(String name, Handler handler) throws ReflectiveOperationException {
        Class<?> signalType = Class.forName("sun.misc.Signal");
        Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
        Object signal = signalType.getConstructor(String.class).newInstance(name);
        int number = (int) signalType.getMethod("getNumber").invoke(signal);
        Object own =
                Proxy.newProxyInstance(
                        ProcessStops.class.getClassLoader(),
                        new Class<?>[] {handlerType},
                        (_, _, _) -> {
                            handler.handle(number);
                            return null;
                        });
        var register = signalType.getMethod("handle", signalType, handlerType);
        Object before = register.invoke(null, signal, own);
        Object ignored = handlerType.getField("SIG_IGN").get(null);
        if (ignored.equals(before)) {
            // As under nohup: whoever started the process wants it to outlive its terminal.
            register.invoke(null, signal, ignored);
        }
    }

    /// Java's own ways to end a process take the native libraries apart first, and whatever still
    /// runs in them crashes.
    @Override
    @SuppressWarnings("restricted") // A function of C that takes a number and does not return.
    public void endAtOnce(int code) {
        Linker linker = Linker.nativeLinker();
        MethodHandle exit =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("_exit"),
                        FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
        try {
            exit.invokeExact(code);
        } catch (Throwable e) {
            throw new IllegalStateException("the process does not end", e);
        }
    }

    @Override
    public void whenInputEnds(Runnable action) {
        Thread.ofPlatform()
                .name("standard input")
                .daemon()
                .start(() -> {
                    try {
                        input.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException _) {
                        // As good as its end.
                    }
                    action.run();
                });
    }
}
