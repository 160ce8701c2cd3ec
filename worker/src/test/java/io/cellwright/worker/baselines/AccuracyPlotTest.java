package io.cellwright.worker.baselines;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.trial.DatasetName;
import io.cellwright.searchspace.trial.Preset;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class AccuracyPlotTest {

    private static BaselineScore score(String model, long cost, int trainings, double accuracy) {
        return new BaselineScore(
                model,
                model,
                cost,
                10 * cost,
                trainings,
                accuracy,
                accuracy,
                trainings > 1 ? 0.01 : 0,
                cost / 1000.0,
                100,
                List.of());
    }

    private static Element plot(BaselineScore... models) throws Exception {
        String svg =
                AccuracyPlot.svg(
                        new BaselineReport(
                                DatasetName.SHAPES,
                                Preset.QUICK.recipe(),
                                "a & b <c>",
                                List.of(models)));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element plot, String name) {
        NodeList found = plot.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        IntStream.range(0, found.getLength()).forEach(at -> elements.add((Element) found.item(at)));
        return elements;
    }

    private static List<Double> numbers(Element plot, String name, String attribute) {
        return elements(plot, name).stream()
                .map(element -> Double.valueOf(element.getAttribute(attribute)))
                .toList();
    }

    @Test
    void everyScoredModelIsAPointInEachPanelAndNamedThere() throws Exception {
        Element plot =
                plot(
                        score("cheap", 1_000, 1, 0.42),
                        score("dear", 100_000, 1, 0.61),
                        score("untrained", 5_000, 0, 0));

        assertThat(numbers(plot, "circle", "cx")).hasSize(6);
        List<String> words = elements(plot, "text").stream().map(Element::getTextContent).toList();
        assertThat(words).contains("a & b <c>", "40", "70", "1k", "100k", "1M");
        assertThat(words.stream().filter("dear"::equals)).hasSize(3);
        assertThat(words).doesNotContain("untrained");
    }

    @Test
    void moreCostIsFurtherRightAndMoreAccuracyHigher() throws Exception {
        Element plot = plot(score("cheap", 1_000, 2, 0.42), score("dear", 100_000, 1, 0.61));

        List<Double> across = numbers(plot, "circle", "cx");
        List<Double> down = numbers(plot, "circle", "cy");
        for (int panel = 0; panel < 3; panel++) {
            assertThat(across.get(2 * panel)).isLessThan(across.get(2 * panel + 1));
            assertThat(down.get(2 * panel)).isGreaterThan(down.get(2 * panel + 1));
        }
        // A bar for the model that was trained twice, beside the lines of the grid.
        assertThat(
                        elements(plot, "line").stream()
                                .filter(line -> line.getAttribute("stroke").equals("#2563eb")))
                .hasSize(3);
    }

    @Test
    void namesOfNeighboursDoNotCoverEachOther() throws Exception {
        Element plot =
                plot(score("first-name", 1_000, 1, 0.5), score("second-name", 1_010, 1, 0.5));

        List<Box> places = places(plot);
        assertThat(places).hasSize(6);
        for (int panel = 0; panel < 3; panel++) {
            assertThat(places.get(2 * panel).overlaps(places.get(2 * panel + 1))).isFalse();
        }
    }

    /// Where the names are, panel by panel.
    private static List<Box> places(Element plot) {
        return elements(plot, "text").stream()
                .filter(text -> text.getTextContent().endsWith("-name"))
                .map(text ->
                        new Label(
                                text.getTextContent(),
                                Label.Anchor.valueOf(
                                        text.getAttribute("text-anchor").toUpperCase(Locale.ROOT)),
                                Double.parseDouble(text.getAttribute("x")),
                                Double.parseDouble(text.getAttribute("y"))))
                .map(Label::box)
                .toList();
    }

    @Test
    void withoutAnyScoreItSaysSo() throws Exception {
        assertThat(plot(score("untrained", 5_000, 0, 0)).getTextContent())
                .contains("no model has a score yet");
    }
}
