package io.cellwright.controller.drawing;

/// Begins pictures.
final class Picture {

    private Picture() {}

    /// An empty SVG document with its style sheet.
    ///
    /// @param title what assistive technology and the browser's tooltip call it; any text
    static Element document(double width, double height, String title) {
        Point size = new Point(width, height);
        Element document =
                new Element("svg")
                        .with("xmlns", "http://www.w3.org/2000/svg")
                        .with("class", Palette.ROOT)
                        .with("width", width)
                        .with("height", height)
                        .with("viewBox", "0 0 " + Pen.at(size))
                        .with("role", "img")
                        .with("aria-label", title)
                        .with(
                                "font-family",
                                "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif")
                        .with("font-weight", "500");
        document.add("title").text(title);
        document.add("style").text(Palette.styleSheet());
        return document;
    }
}
