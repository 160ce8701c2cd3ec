package io.cellwright.controller.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.cellwright.searchspace.block.Block;
import io.cellwright.searchspace.cell.Architecture;
import io.cellwright.searchspace.cell.Cell;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class CellDrawingTest {

    @Test
    void everyOperationIsWrittenWithItsSizeInTheColourOfItsFamily() {
        Document drawing = parsed(CellDrawing.svg(Cells.ofEverything(), "cell"));

        assertThat(ofClass(drawing, "g", "operation"))
                .extracting(group -> group.getAttribute("class") + ":" + words(group))
                .containsExactlyInAnyOrder(
                        "operation identity:identity",
                        "operation separable:sep conv 3×3",
                        "operation separable:sep conv 5×5",
                        "operation pooling:avg pool 3×3",
                        "operation pooling:max pool 3×3",
                        "operation convolution:conv 3×3",
                        "operation convolution:conv 1×1",
                        "operation identity:identity");
    }

    @Test
    void everyBlockSaysInWordsWhatItAdds() {
        Document drawing = parsed(CellDrawing.svg(Cells.chain(), "cell"));

        assertThat(ofClass(drawing, "g", "block"))
                .extracting(group -> group.getElementsByTagName("title").item(0).getTextContent())
                .satisfiesExactly(
                        title ->
                                assertThat(title)
                                        .startsWith("block 0: ")
                                        .contains("sep conv 3×3 of h[i]", "identity of h[i]"),
                        title ->
                                assertThat(title)
                                        .startsWith("block 1: ")
                                        .contains("max pool 3×3 of block 0", "identity of h[i]"));
    }

    @Test
    void aConcatenationIsDrawnAndNamedAsOne() {
        Document drawing = parsed(CellDrawing.svg(Cells.concatenation(), "cell"));

        assertThat(ofClass(drawing, "g", "block"))
                .extracting(group -> group.getElementsByTagName("title").item(0).getTextContent())
                .singleElement()
                .asString()
                .contains(" concatenated with ");
    }

    @Test
    void everyBlockThatASearchMayChooseHasALabelOfItsOwn() {
        assertThat(Block.ALL.stream().map(BlockLabel::of).map(BlockLabel::text))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("io.cellwright.controller.drawing.Cells#drawn")
    void everyLineAndEverySumIsDrawn(Cell cell) {
        Document drawing = parsed(CellDrawing.svg(cell, "cell"));
        int blocks = cell.blocks().size();
        int outputs = cell.outputs().size();
        int arrows = 2 * blocks + 2 * blocks + outputs + (outputs > 1 ? 1 : 0);

        assertThat(ofClass(drawing, "path", "tip")).hasSize(arrows);
        assertThat(ofClass(drawing, "g", "sum")).hasSize(blocks);
        assertThat(ofClass(drawing, "g", "operation")).hasSize(2 * blocks);
        assertThat(ofClass(drawing, "g", "concat")).hasSize(outputs > 1 ? 1 : 0);
        assertThat(ofClass(drawing, "g", "state"))
                .extracting(CellDrawingTest::words)
                .containsExactly("h i−1", "h i", "h i+1");
    }

    @ParameterizedTest
    @MethodSource("io.cellwright.controller.drawing.Cells#drawn")
    void theSameCellIsTheSamePicture(Cell cell) {
        assertThat(CellDrawing.svg(cell, "cell")).isEqualTo(CellDrawing.svg(cell, "cell"));
    }

    @Test
    void picturesDrawnAtTheSameTimeDoNotDisturbEachOther() {
        List<Cell> cells = Cells.drawn().limit(20).toList();
        List<String> alone = cells.stream().map(cell -> CellDrawing.svg(cell, "cell")).toList();

        assertThat(cells.parallelStream().map(cell -> CellDrawing.svg(cell, "cell")).toList())
                .isEqualTo(alone);
    }

    @Test
    void aTitleIsTextWhateverItHolds() {
        String title = "a \"cell\" <script>alert('&')</script> ]]>";
        Document drawing = parsed(CellDrawing.svg(Cells.chain(), title + "\0"));

        assertThat(drawing.getDocumentElement().getAttribute("aria-label")).isEqualTo(title + " ");
        assertThat(drawing.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo(title + " ");
        assertThat(drawing.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void aPictureRefersToNothingOutsideItself() {
        assertThat(CellDrawing.svg(Cells.ofEverything(), "cell"))
                .doesNotContain("href", "url(", "@import")
                .containsOnlyOnce("http");
    }

    @Test
    void anInputThatNoBlockReadsIsFaintAndSaysSo() {
        Document drawing = parsed(CellDrawing.svg(Cells.chain(), "cell"));
        List<Element> states = ofClass(drawing, "g", "state");

        assertThat(states.get(0).getAttribute("opacity")).isEqualTo("0.45");
        assertThat(states.get(0).getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("h[i−1], which no block reads");
        assertThat(states.get(1).hasAttribute("opacity")).isFalse();
    }

    @Test
    void anArchitectureIsItsTwoCellsSideBySide() {
        Architecture.Cells architecture =
                new Architecture.Cells(Cells.ofEverything(), Cells.chain());
        Document drawing = parsed(CellDrawing.svg(architecture, "best"));
        double normal = width(parsed(CellDrawing.svg(architecture.normal(), "")));
        double reduction = width(parsed(CellDrawing.svg(architecture.reduction(), "")));

        assertThat(width(drawing)).isGreaterThan(normal + reduction);
        assertThat(ofClass(drawing, "g", "block")).hasSize(4 + 2);
        assertThat(ofClass(drawing, "text", "note"))
                .extracting(Element::getTextContent)
                .contains("Normal cell", "Reduction cell");
    }

    private static double width(Document drawing) {
        return Double.parseDouble(drawing.getDocumentElement().getAttribute("width"));
    }

    private static String words(Element group) {
        return String.join(
                " ",
                elements(group.getElementsByTagName("text")).stream()
                        .map(Element::getTextContent)
                        .toList());
    }

    private static List<Element> ofClass(Document drawing, String name, String first) {
        return elements(drawing.getElementsByTagName(name)).stream()
                .filter(element -> element.getAttribute("class").split(" ", 2)[0].equals(first))
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(Element.class::cast)
                .toList();
    }

    private static Document parsed(String svg) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw new AssertionError("not well-formed: " + svg, e);
        }
    }
}
