package io.cellwright.controller.cli;

import io.cellwright.controller.cli.client.HomeFolder;
import io.cellwright.controller.cli.demo.Demo;
import io.cellwright.controller.cli.demo.DemoOptions;
import io.cellwright.controller.cli.demo.DemoSpecification;
import io.cellwright.controller.cli.demo.Launcher;
import io.cellwright.controller.cli.output.Terminal;
import io.cellwright.searchspace.trial.DatasetName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "demo",
        description = {
            "Searches on this machine for some minutes: a controller and a worker in processes of"
                    + " their own, a dashboard to watch them, and a table at the end.",
            "Ctrl-C stops all of it (exit code 130) and loses nothing: the same command goes on."
        })
final class DemoCommand implements Callable<Integer> {

    private static final int MOST_SLOTS = 256;
    private static final int MOST_TRIALS = 100_000;

    static final class Datasets implements Iterable<String> {

        static final List<String> NAMES = names();

        private static List<String> names() {
            List<String> names = new ArrayList<>(List.of("auto"));
            names.addAll(DatasetName.texts());
            return List.copyOf(names);
        }

        @Override
        public Iterator<String> iterator() {
            return NAMES.iterator();
        }
    }

    private final Terminal terminal;
    private final Map<String, String> environment;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            completionCandidates = Datasets.class,
            description = {
                "${COMPLETION-CANDIDATES}; auto unless given:",
                "CIFAR-10 where it is found or can be fetched, otherwise shapes."
            })
    private String dataset = "auto";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder that holds the files of the data set, or its parent.")
    private Optional<Path> data = Optional.empty();

    @Option(
            names = "--trials",
            paramLabel = "N",
            description = "How many candidates are trained; ${DEFAULT-VALUE} unless given.")
    private int trials = DemoSpecification.TRIALS;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description =
                    "Of the dashboard, 0 for any that is free; ${DEFAULT-VALUE} unless given.")
    private int port = 8080;

    @Option(
            names = "--slots",
            paramLabel = "N",
            description = "Candidates trained at a time; one for each processor core unless given.")
    private int slots = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_SLOTS);

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "Where everything is kept; ~/.cellwright unless given.")
    private Path home = HomeFolder.standard();

    @Option(names = "--exit-when-done", description = "Stop when the search is done.")
    private boolean exitWhenDone;

    DemoCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        OptionRules rules = new OptionRules(spec);
        rules.requireOneOf("--dataset", dataset, Datasets.NAMES);
        rules.requireWithin("--trials", trials, 1, MOST_TRIALS);
        rules.requireWithin("--port", port, 0, 65_535);
        rules.requireWithin("--slots", slots, 1, MOST_SLOTS);
        DemoOptions options =
                new DemoOptions(
                        dataset, data, trials, port, slots, home.toAbsolutePath(), exitWhenDone);
        new Demo(options, Launcher.of(environment), terminal).run();
        return 0;
    }
}
