package io.cellwright.controller.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cellwright.controller.drawing.LineChart.Line;
import io.cellwright.controller.drawing.LineChart.Panel;
import io.cellwright.controller.drawing.LineChart.Spot;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class LineChartTest {

    private static Document drawn(LineChart chart) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(chart.svg())));
    }

    private static LineChart chart(Line... lines) {
        return new LineChart(
                "growth", "made up", "seconds", List.of(new Panel("percent", List.of(lines))));
    }

    private static Line line(String name, double... heights) {
        return new Line(
                name,
                IntStream.range(0, heights.length)
                        .mapToObj(spot -> new Spot(spot + 1, heights[spot], 0.5))
                        .toList());
    }

    private static String points(Document picture, int line) {
        return ((Element) picture.getElementsByTagName("polyline").item(line))
                .getAttribute("points");
    }

    private static List<String> texts(Document picture) {
        NodeList texts = picture.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(text -> texts.item(text).getTextContent())
                .toList();
    }

    @Test
    void everyLineHasItsNameItsColourAndItsShade() throws Exception {
        Document picture = drawn(chart(line("first", 1, 2, 3), line("<second>", 3, 2, 1)));
        assertThat(picture.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(picture.getElementsByTagName("polygon").getLength()).isEqualTo(2);
        assertThat(texts(picture)).contains("first", "<second>", "growth", "seconds", "percent");
        assertThat(
                        ((Element) picture.getElementsByTagName("polyline").item(0))
                                .getAttribute("stroke"))
                .isNotEqualTo(
                        ((Element) picture.getElementsByTagName("polyline").item(1))
                                .getAttribute("stroke"));
    }

    @Test
    void higherValuesAreHigherAndLaterOnesFurtherRight() throws Exception {
        String[] spots = points(drawn(chart(line("up", 1, 2, 4))), 0).split(" ", -1);
        double[] numbers = List.of(spots).stream().mapToDouble(Double::parseDouble).toArray();
        assertThat(numbers).hasSize(6);
        assertThat(numbers[2]).isGreaterThan(numbers[0]);
        assertThat(numbers[4] - numbers[2]).isEqualTo(numbers[2] - numbers[0], within(0.2));
        assertThat(numbers[3]).isLessThan(numbers[1]);
        assertThat(numbers[3] - numbers[5]).isEqualTo(2 * (numbers[1] - numbers[3]), within(0.3));
    }

    @Test
    void linesThatAreFlatOrEmptyAreDrawnToo() throws Exception {
        assertThat(points(drawn(chart(new Line("flat", List.of(new Spot(1, 5, 0))))), 0))
                .isNotEmpty();
        assertThat(points(drawn(chart(new Line("empty", List.of()))), 0)).isEmpty();
    }

    @Test
    void moreLinesThanColoursAreToldApartByDashes() throws Exception {
        Line[] lines =
                IntStream.range(0, 20)
                        .mapToObj(number -> line("line " + number, number, number + 1))
                        .toArray(Line[]::new);
        NodeList drawn = drawn(chart(lines)).getElementsByTagName("polyline");
        assertThat(
                        IntStream.range(0, 20)
                                .mapToObj(number -> (Element) drawn.item(number))
                                .map(line ->
                                        line.getAttribute("stroke")
                                                + line.getAttribute("stroke-dasharray"))
                                .distinct())
                .hasSize(20);
    }

    @Test
    void ticksAreRoundNumbersWithinTheAxis() {
        assertThat(new LinearAxis(0, 20_000).ticks(8))
                .containsExactly(0.0, 5_000.0, 10_000.0, 15_000.0, 20_000.0);
        LinearAxis narrow = new LinearAxis(93.31, 94.02);
        assertThat(narrow.ticks(8)).hasSize(7).allMatch(tick -> tick >= 93.31 && tick <= 94.02);
        assertThat(narrow.label(narrow.ticks(8).getFirst(), 8)).isEqualTo("93.4");
        assertThat(new LinearAxis(0, 20_000).label(5_000, 8)).isEqualTo("5,000");
    }

    @Test
    void anAxisHasALength() {
        assertThatThrownBy(() -> new LinearAxis(1, 1))
                .hasMessage("an axis is from a smaller value to a larger, not 1.0 to 1.0");
    }
}
