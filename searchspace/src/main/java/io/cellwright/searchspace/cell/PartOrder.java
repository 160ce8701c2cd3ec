package io.cellwright.searchspace.cell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The one order of a network's parts that all its isomorphic forms share, whatever the parts are.
///
/// Parts get colors that do not depend on their order: their label, what they read, who reads them,
/// refined until nothing new can be learned. They are then placed one by one, each behind what it
/// reads, the smallest color first; where several are still alike, each is tried and the smallest
/// spelling kept. Two that lead to the same spelling are symmetric, so one of them is enough.
final class PartOrder {

    /// Spellings that are compared before the first choice is taken as it comes. Only parts that
    /// look alike from everywhere and are yet not symmetric need more; equal networks of such a
    /// kind may then be spelled differently, but different ones never alike.
    private static final int MAXIMUM_SPELLINGS = 1_000;

    private final List<Part> parts;
    private final List<Integer> outputs;
    private final long[] colors;
    private int spellings;

    private PartOrder(List<Part> parts, List<Integer> outputs) {
        this.parts = parts;
        this.outputs = outputs;
        this.colors = colors(parts, outputs);
    }

    /// Something that reads earlier parts, each perhaps several times, in any order.
    record Part(String label, List<Integer> inputs) {

        Part {
            inputs = inputs.stream().sorted().toList();
        }
    }

    /// The parts in canonical order, by their original numbers, and the text that spells them.
    record Result(List<Integer> order, String encoding) {}

    /// @param outputs the parts that are the result, each perhaps several times
    static Result of(List<Part> parts, List<Integer> outputs) {
        int[] places = new int[parts.size()];
        Arrays.fill(places, -1);
        return new PartOrder(parts, outputs).best(new ArrayList<>(), places);
    }

    private Result best(List<Integer> order, int[] places) {
        if (order.size() == parts.size()) {
            return spelled(order, places);
        }
        List<Integer> choices = nextChoices(places);
        Set<String> firstSpellings = new HashSet<>();
        @Nullable Result best = null;
        for (int choice : choices) {
            if (best != null && spellings > MAXIMUM_SPELLINGS) {
                break;
            }
            place(choice, order, places);
            if (choices.size() == 1 || firstSpellings.add(first(order, places).encoding())) {
                Result result = best(order, places);
                if (best == null || result.encoding().compareTo(best.encoding()) < 0) {
                    best = result;
                }
            }
            places[order.removeLast()] = -1;
        }
        if (best == null) {
            throw new IllegalStateException("parts without cycles always have an order");
        }
        return best;
    }

    /// What comes of always taking the first choice.
    private Result first(List<Integer> order, int[] places) {
        int before = order.size();
        while (order.size() < parts.size()) {
            place(nextChoices(places).getFirst(), order, places);
        }
        Result result = spelled(order, places);
        while (order.size() > before) {
            places[order.removeLast()] = -1;
        }
        return result;
    }

    private static void place(int part, List<Integer> order, int[] places) {
        places[part] = order.size();
        order.add(part);
    }

    /// The parts that may come next and are alike: those of the smallest color and spelling, only
    /// one of those that the same parts read in the same way.
    private List<Integer> nextChoices(int[] places) {
        List<Integer> ready =
                IntStream.range(0, parts.size())
                        .filter(part -> places[part] < 0)
                        .filter(part ->
                                parts.get(part).inputs().stream()
                                        .allMatch(input -> places[input] >= 0))
                        .boxed()
                        .toList();
        Comparator<Integer> order =
                Comparator.<Integer>comparingLong(part -> colors[part])
                        .thenComparing(part -> spelled(parts.get(part), places));
        int smallest = ready.stream().min(order).orElseThrow();
        Set<List<Integer>> readers = new HashSet<>();
        return ready.stream()
                .filter(part -> order.compare(part, smallest) == 0)
                .filter(part -> readers.add(readers(part)))
                .toList();
    }

    /// How many times each part reads this one, and the output.
    private List<Integer> readers(int part) {
        List<Integer> counts = new ArrayList<>();
        for (Part reader : parts) {
            counts.add(Collections.frequency(reader.inputs(), part));
        }
        counts.add(Collections.frequency(outputs, part));
        return counts;
    }

    private Result spelled(List<Integer> order, int[] places) {
        spellings++;
        StringBuilder text = new StringBuilder();
        order.forEach(part -> text.append(spelled(parts.get(part), places)));
        text.append(outputs.stream().map(output -> places[output]).sorted().toList());
        return new Result(List.copyOf(order), text.toString());
    }

    private static String spelled(Part part, int[] places) {
        return part.label() + part.inputs().stream().map(input -> places[input]).sorted().toList();
    }

    private static long[] colors(List<Part> parts, List<Integer> outputs) {
        long[] colors = new long[parts.size()];
        for (int part = 0; part < colors.length; part++) {
            // A string's hash is fixed by the language, so colors are the same on every machine.
            colors[part] =
                    mixed(parts.get(part).label().hashCode(), Collections.frequency(outputs, part));
        }
        // The longest chain is all parts, so as many rounds carry every fact everywhere.
        for (int round = 0; round < parts.size(); round++) {
            colors = refined(parts, colors);
        }
        return colors;
    }

    private static long[] refined(List<Part> parts, long[] colors) {
        long[] refined = new long[colors.length];
        for (int part = 0; part < colors.length; part++) {
            refined[part] += mixed(colors[part], 3);
            for (int input : parts.get(part).inputs()) {
                // Sums do not depend on the order of inputs or readers.
                refined[part] += mixed(colors[input], 5);
                refined[input] += mixed(colors[part], 11);
            }
        }
        return refined;
    }

    /// A bijective scramble of the two numbers' combination (the finalizer of SplitMix64).
    private static long mixed(long first, long second) {
        long value = first * 0x9E3779B97F4A7C15L + second;
        value = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        value = (value ^ (value >>> 27)) * 0x94D049BB133111EBL;
        return value ^ (value >>> 31);
    }
}
