package io.cellwright.controller.drawing;

import java.util.List;

/// The colours of a figure's parts. Attributes carry those for light pages, so that a picture is
/// right where style sheets are not read; its style sheet has others for dark pages. A page that
/// shows a picture inline sets its own by custom properties, as `--cell-pooling-fill`.
///
/// @param css the class of elements that wear it
record Palette(String css, Tones light, Tones dark) {

    record Tones(String fill, String stroke, String ink) {}

    static final Palette SEPARABLE =
            new Palette(
                    "separable",
                    new Tones("#d3e3ff", "#3b76e1", "#173a78"),
                    new Tones("#1b3766", "#6ea0ff", "#e2ecff"));
    static final Palette CONVOLUTION =
            new Palette(
                    "convolution",
                    new Tones("#e3dafc", "#7f5ad8", "#3c2282"),
                    new Tones("#38276b", "#a98bf5", "#efe8ff"));
    static final Palette POOLING =
            new Palette(
                    "pooling",
                    new Tones("#ffe6bf", "#d1861a", "#643d00"),
                    new Tones("#573a0c", "#e9ac4e", "#fff0d6"));
    static final Palette IDENTITY =
            new Palette(
                    "identity",
                    new Tones("#e6ebf1", "#7c8a9b", "#303c4b"),
                    new Tones("#323d4b", "#93a3b6", "#e8eef5"));

    static final Palette RESIDUAL =
            new Palette(
                    "residual",
                    new Tones("#ccefee", "#1f9490", "#0a4745"),
                    new Tones("#0e4745", "#4fc3bf", "#dbf7f6"));
    static final Palette MODULE =
            new Palette(
                    "module",
                    new Tones("#fbdcd3", "#cf5a3a", "#6b2412"),
                    new Tones("#5b2617", "#f08a6c", "#ffe9e2"));

    /// The output of the cell before the previous one.
    static final Palette OLDER =
            new Palette(
                    "older",
                    new Tones("#d3f1e3", "#2a9a69", "#0d4a2f"),
                    new Tones("#12442f", "#4fc190", "#dcf8ea"));

    /// The output of the previous cell.
    static final Palette NEWER =
            new Palette(
                    "newer",
                    new Tones("#fcdcea", "#cc4f88", "#6d1740"),
                    new Tones("#5a1d3b", "#ef86b3", "#ffe6f1"));

    /// Sums, the concatenation, the output, and the lines between them.
    static final Palette JOIN =
            new Palette(
                    "join",
                    new Tones("#ffffff", "#66758a", "#303c4b"),
                    new Tones("#202a36", "#a5b3c4", "#e8eef5"));

    private static final List<Palette> ALL =
            List.of(
                    SEPARABLE,
                    CONVOLUTION,
                    POOLING,
                    IDENTITY,
                    RESIDUAL,
                    MODULE,
                    OLDER,
                    NEWER,
                    JOIN);

    /// The class of the whole picture, which keeps its style sheet from other parts of a page.
    static final String ROOT = "cellwright-cell";

    /// Seen through, so that it suits any page.
    static final String FRAME = "#7f8fa3";

    static final String NOTE = "#66758a";

    private static final String DARK_NOTE = "#a5b3c4";

    static Palette of(BlockLabel.Family family) {
        return switch (family) {
            case SEPARABLE -> SEPARABLE;
            case CONVOLUTION -> CONVOLUTION;
            case POOLING -> POOLING;
            case IDENTITY -> IDENTITY;
            case RESIDUAL -> RESIDUAL;
            case MODULE -> MODULE;
        };
    }

    /// The colour of a state's lines. The two inputs have one each, so that an eye can follow their
    /// many lines.
    static Palette ofState(int state) {
        return switch (state) {
            case 0 -> OLDER;
            case 1 -> NEWER;
            default -> JOIN;
        };
    }

    String fill() {
        return light.fill;
    }

    String stroke() {
        return light.stroke;
    }

    String ink() {
        return light.ink;
    }

    /// The style sheet of every picture.
    static String styleSheet() {
        StringBuilder sheet = new StringBuilder("\n");
        for (Palette palette : ALL) {
            sheet.append(palette.rules(palette.light));
        }
        sheet.append(noteRule(NOTE)).append("@media (prefers-color-scheme: dark) {\n");
        for (Palette palette : ALL) {
            sheet.append(palette.rules(palette.dark));
        }
        return sheet.append(noteRule(DARK_NOTE)).append("}\n").toString();
    }

    private String rules(Tones tones) {
        return """
        .%1$s .%2$s > .box { fill: var(--cell-%2$s-fill, %3$s); \
        stroke: var(--cell-%2$s-stroke, %4$s); }
        .%1$s .%2$s > .line { stroke: var(--cell-%2$s-stroke, %4$s); }
        .%1$s .%2$s > .tip { fill: var(--cell-%2$s-stroke, %4$s); }
        .%1$s .%2$s > .ink { fill: var(--cell-%2$s-ink, %5$s); }
        """
                .formatted(ROOT, css, tones.fill, tones.stroke, tones.ink);
    }

    private static String noteRule(String colour) {
        return ".%s .note { fill: var(--cell-note, %s); }\n".formatted(ROOT, colour);
    }
}
