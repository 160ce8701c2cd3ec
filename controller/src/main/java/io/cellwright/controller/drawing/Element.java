package io.cellwright.controller.drawing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An SVG element under construction. All that it is given is escaped when it is written.
final class Element {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Element> children = new ArrayList<>();
    private String text = "";

    Element(String name) {
        this.name = name;
    }

    Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Element with(String attribute, double value) {
        return with(attribute, number(value));
    }

    /// The place and size of a rectangle.
    Element with(Rectangle box) {
        return with("x", box.x())
                .with("y", box.y())
                .with("width", box.width())
                .with("height", box.height());
    }

    /// What stands in the element; an element with text has no children.
    Element text(String content) {
        text = content;
        return this;
    }

    /// A new element within this one.
    Element add(String child) {
        Element element = new Element(child);
        children.add(element);
        return element;
    }

    /// A length in tenths of a pixel, the same in every locale.
    static String number(double value) {
        long tenths = Math.round(value * 10);
        String sign = tenths < 0 ? "-" : "";
        long size = Math.abs(tenths);
        return sign + size / 10 + (size % 10 == 0 ? "" : "." + size % 10);
    }

    /// The element and all within it, a line for each.
    String written() {
        StringBuilder target = new StringBuilder();
        write(target, 0);
        return target.toString();
    }

    private void write(StringBuilder target, int depth) {
        target.repeat("  ", depth).append('<').append(name);
        attributes.forEach((attribute, value) ->
                target.append(' ')
                        .append(attribute)
                        .append("=\"")
                        .append(escaped(value))
                        .append('"'));
        if (children.isEmpty() && text.isEmpty()) {
            target.append("/>\n");
            return;
        }
        target.append('>').append(escaped(text));
        if (!children.isEmpty()) {
            target.append('\n');
            children.forEach(child -> child.write(target, depth + 1));
            target.repeat("  ", depth);
        }
        target.append("</").append(name).append(">\n");
    }

    private static String escaped(String value) {
        StringBuilder escaped = new StringBuilder();
        value.codePoints().forEach(point -> append(escaped, point));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int point) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            default -> escaped.appendCodePoint(isAllowed(point) ? point : ' ');
        }
    }

    /// The characters that XML 1.0 can hold at all.
    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
