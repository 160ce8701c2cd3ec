package io.cellwright.searchspace.block;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cellwright.searchspace.cost.Cost;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The page of operations and blocks has a row for each, and no other.
class BlocksPageTest {

    private static final Path PAGE = Path.of("..", "docs", "blocks.md");
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\|.*\\| (.+) \\| .+ \\|");
    private static final Pattern TERM = Pattern.compile("(?:(\\d+)(?:/(\\d+))? )?(C²?)");

    /// So many channels that the parts of every published module come out even: a multiple of 2048,
    /// 1088, 2080 and 1536.
    private static final int CHANNELS = 2048 * 3 * 5 * 13 * 17;

    private static final List<Block> ALL = Block.ALL;

    @Test
    void everyOperationHasARow() throws IOException {
        assertThat(rows("Operations").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Operation.Weighted.class, Operation.Weightless.class)
                                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                                .map(Class::getSimpleName)
                                .toList());
    }

    @Test
    void everyBlockHasARow() throws IOException {
        assertThat(rows("Choices for a branch of a cell").keySet())
                .containsExactlyInAnyOrderElementsOf(ALL.stream().map(Block::name).toList());
    }

    /// The formula of the row is what the block's graph counts.
    @ParameterizedTest
    @FieldSource("ALL")
    void theParametersOfABlockAreThoseOfItsRow(Block block) throws IOException {
        GraphBuilder graph = GraphBuilder.withInput(new Shape(CHANNELS, 1, 1));
        Value before = graph.add("before", new Operation.Scale(1), graph.input());
        Value result = block.expand(graph.in("block"), before, CHANNELS, 1);
        String formula =
                rows("Choices for a branch of a cell").getOrDefault(block.name(), "no row");
        assertThat(valueAt(CHANNELS, formula))
                .as(formula)
                .isEqualTo(BigInteger.valueOf(Cost.of(graph.build(result)).parameters()));
    }

    @Test
    void everyFunctionHasARow() throws IOException {
        Stream<String> functions =
                new ClassFileImporter()
                                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                                .importPackagesOf(Layers.class)
                                .stream()
                                .filter(type -> !type.isEquivalentTo(Layers.class))
                                .flatMap(BlocksPageTest::functions);
        // Of the short runs of layers, only those that papers name.
        Stream<String> named = Stream.of("Layers.factorizedReduction", "Layers.squeezeAndExcite");
        assertThat(rows("Layers of models").keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(functions, named).distinct().toList());
    }

    private static Stream<String> functions(JavaClass type) {
        return type.getMethods().stream()
                .filter(method ->
                        method.getModifiers()
                                .containsAll(List.of(JavaModifier.PUBLIC, JavaModifier.STATIC)))
                .filter(method -> method.getRawReturnType().isEquivalentTo(Value.class))
                .map(JavaMethod::getName)
                .map(name -> type.getSimpleName() + "." + name);
    }

    /// The first and the third column of the table below that heading.
    private static Map<String, String> rows(String heading) throws IOException {
        String page = Files.readString(PAGE);
        String section = page.split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
        Map<String, String> rows = new LinkedHashMap<>();
        ROW.matcher(section)
                .results()
                .forEach(row -> assertThat(rows.put(row.group(1), row.group(2))).isNull());
        return rows;
    }

    private static BigInteger valueAt(int channels, String formula) {
        BigInteger value = BigInteger.ZERO;
        for (String text : formula.equals("0") ? new String[0] : formula.split(" \\+ ", -1)) {
            Matcher term = TERM.matcher(text);
            assertThat(term.matches()).as(text).isTrue();
            BigInteger[] quotient =
                    number(term.group(1))
                            .multiply(BigInteger.valueOf(channels).pow(term.group(3).length()))
                            .divideAndRemainder(number(term.group(2)));
            assertThat(quotient[1]).as(text).isZero();
            value = value.add(quotient[0]);
        }
        return value;
    }

    private static BigInteger number(@Nullable String digits) {
        return digits == null ? BigInteger.ONE : new BigInteger(digits);
    }
}
