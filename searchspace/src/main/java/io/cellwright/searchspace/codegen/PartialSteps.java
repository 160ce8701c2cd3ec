package io.cellwright.searchspace.codegen;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// The method `train_steps` cut off in the middle of each step. What was computed so far is read
/// once more, as the engine leaves out what nothing reads.
final class PartialSteps {

    private static final String LOOP = "for i in range(steps):";
    private static final String NETWORK = "(self).network(";
    private static final Pattern GRADIENTS = Pattern.compile("  (gradient) = .*");

    private final List<String> body;

    private PartialSteps(Method trainSteps) {
        this.body = trainSteps.body();
    }

    static Method of(Method trainSteps, TrainingPart part) {
        PartialSteps steps = new PartialSteps(trainSteps);
        int loop = steps.first(0, LOOP::equals);
        int network = steps.first(loop, line -> line.contains(NETWORK));
        int gradients = steps.first(network, line -> GRADIENTS.matcher(line).matches());
        List<String> cut =
                switch (part) {
                    case DATA ->
                            steps.until(
                                    network,
                                    "batch_only = " + steps.images(network),
                                    kept(corner("batch_only")));
                    case FORWARD -> steps.until(gradients, kept("torch.detach(loss)"));
                    case BACKWARD -> steps.until(gradients + 1, kept(steps.ofGradients(gradients)));
                };
        return new Method(trainSteps.name(), trainSteps.parameters(), trainSteps.result(), cut);
    }

    private List<String> until(int end, String... last) {
        List<String> lines = new ArrayList<>(body.subList(0, end));
        for (String line : last) {
            lines.add("  " + line);
        }
        lines.add("return results");
        return lines;
    }

    private int first(int from, Predicate<String> wanted) {
        return IntStream.range(from, body.size())
                .filter(line -> wanted.test(body.get(line)))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("train_steps has other parts than it had"));
    }

    /// What the network is called with first.
    private String images(int network) {
        String line = body.get(network);
        int begin = line.indexOf(NETWORK) + NETWORK.length();
        int depth = 0;
        int end = begin;
        while (depth > 0 || line.charAt(end) != ',') {
            depth += line.charAt(end) == '(' ? 1 : line.charAt(end) == ')' ? -1 : 0;
            end++;
        }
        return line.substring(begin, end);
    }

    private String ofGradients(int line) {
        Matcher gradients = GRADIENTS.matcher(body.get(line));
        String name = gradients.matches() ? gradients.group(1) : "";
        return "torch.sum(%s)".formatted(name);
    }

    private static String corner(String images) {
        String value = images;
        for (int dimension = 0; dimension < 4; dimension++) {
            value = "torch.select(%s, 0, 0)".formatted(value);
        }
        return value;
    }

    private static String kept(String value) {
        return "_kept = torch.copy_(torch.select(torch.select(results, 0, 0), 0, i), %s)"
                .formatted(value);
    }
}
