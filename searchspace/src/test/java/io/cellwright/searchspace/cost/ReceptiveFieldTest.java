package io.cellwright.searchspace.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.searchspace.graph.Graph;
import io.cellwright.searchspace.graph.GraphBuilder;
import io.cellwright.searchspace.graph.InvalidGraphException;
import io.cellwright.searchspace.graph.Operation;
import io.cellwright.searchspace.graph.Shape;
import io.cellwright.searchspace.graph.Value;
import io.cellwright.searchspace.graph.Window;
import org.junit.jupiter.api.Test;

/// Published numbers: Araujo, Norris and Sim, "Computing Receptive Fields of Convolutional Neural
/// Networks", Distill, 2019.
class ReceptiveFieldTest {

    private static final Shape SMALL = new Shape(2, 16, 16);

    @Test
    void publishedNetworksSeeWhatWasPublished() {
        assertThat(ReceptiveField.of(TextbookNetworks.alexNetFeatures()))
                .isEqualTo(new ReceptiveField(195, 195));
        assertThat(ReceptiveField.of(TextbookNetworks.vgg16()))
                .isEqualTo(new ReceptiveField(212, 212));
        assertThat(ReceptiveField.of(TextbookNetworks.resNet50(false)))
                .isEqualTo(new ReceptiveField(483, 483));
    }

    @Test
    void squeezeAndExcitationDoesNotEnlargeIt() {
        assertThat(ReceptiveField.of(TextbookNetworks.resNet50(true)))
                .isEqualTo(ReceptiveField.of(TextbookNetworks.resNet50(false)));
    }

    @Test
    void heightAndWidthMayDiffer() {
        GraphBuilder graph = GraphBuilder.withInput(SMALL);
        Value tall =
                graph.add(
                        "tall", TextbookNetworks.unbiased(2, Window.same(7, 1, 1)), graph.input());
        ReceptiveField field = ReceptiveField.of(graph.build(tall));

        assertThat(field).isEqualTo(new ReceptiveField(7, 1));
        assertThat(field).hasToString("7x1");
        assertThat(ReceptiveField.of(GraphBuilder.withInput(SMALL).build(graph.input())))
                .hasToString("1");
    }

    @Test
    void aDilatedWindowSeesAsFarAsItsLastPixel() {
        GraphBuilder graph = GraphBuilder.withInput(SMALL);
        Value dilated =
                graph.add(
                        "dilated",
                        TextbookNetworks.unbiased(2, Window.dilated(3, 1, 3)),
                        graph.input());
        assertThat(ReceptiveField.of(graph.build(dilated))).isEqualTo(new ReceptiveField(7, 7));
    }

    @Test
    void ofSeveralInputsTheOneThatSeesMostCounts() {
        GraphBuilder graph = GraphBuilder.withInput(SMALL);
        Value wide =
                graph.add("wide", TextbookNetworks.unbiased(2, Window.same(5, 1)), graph.input());
        Value sum = graph.add("sum", new Operation.Add(), wide, graph.input());
        assertThat(ReceptiveField.of(graph.build(sum))).isEqualTo(new ReceptiveField(5, 5));
    }

    /// Down by two, up by two: the step is one pixel again, and a window then adds as much as on
    /// the image.
    @Test
    void aTransposedConvolutionMakesStepsSmallerAgain() {
        GraphBuilder graph = GraphBuilder.withInput(SMALL);
        Value small =
                graph.add("pool", TextbookNetworks.maximum(Window.valid(2, 2)), graph.input());
        Value large = graph.add("up", new Operation.TransposedConvolution(2, 2, 2, false), small);
        Value seen = graph.add("conv", TextbookNetworks.unbiased(2, Window.same(3, 1)), large);
        assertThat(ReceptiveField.of(graph.build(seen))).isEqualTo(new ReceptiveField(4, 4));
    }

    /// Three values to a pixel: a window of five reaches over four thirds of a pixel, which touch
    /// three pixels at most.
    @Test
    void aMapCanBeFinerThanTheImage() {
        GraphBuilder graph = GraphBuilder.withInput(SMALL);
        Value fine =
                graph.add("up", new Operation.TransposedConvolution(2, 3, 3, false), graph.input());
        Value seen = graph.add("conv", TextbookNetworks.unbiased(2, Window.same(5, 1)), fine);
        Value coarse = graph.add("pool", TextbookNetworks.maximum(Window.valid(3, 3)), seen);
        Value sum = graph.add("sum", new Operation.Add(), coarse, graph.input());

        assertThat(ReceptiveField.of(graph.build(seen))).isEqualTo(new ReceptiveField(3, 3));
        assertThat(ReceptiveField.of(graph.build(sum))).isEqualTo(new ReceptiveField(3, 3));
    }

    @Test
    void anOverflowNamesTheNode() {
        GraphBuilder graph = GraphBuilder.withInput(SMALL);
        Value value = graph.input();
        for (int layer = 0; layer < 3; layer++) {
            value =
                    graph.add(
                            "subsample" + layer,
                            new Operation.Subsample(Integer.MAX_VALUE, 0),
                            value);
        }
        Graph built = graph.build(value);

        assertThatThrownBy(() -> ReceptiveField.of(built))
                .isInstanceOf(InvalidGraphException.class)
                .hasMessage("node \"subsample2\": its receptive field overflows 64 bits");
    }
}
