package io.cellwright.controller.rest;

import io.cellwright.controller.drawing.DrawnPart;
import io.cellwright.searchspace.cell.Architecture;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/// The pictures of architectures, each drawn once as long as it is asked for now and then.
final class Drawings {

    private static final int MAXIMUM_KEPT = 500;

    /// A style sheet inside a picture is all that it may use.
    static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private final Map<Picture, Buffer> kept =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Picture, Buffer> eldest) {
                    return size() > MAXIMUM_KEPT;
                }
            };

    private record Picture(String hash, DrawnPart part) {}

    /// A part of the canonical form, so that isomorphic architectures share one picture.
    synchronized Buffer svg(String hash, Architecture architecture, DrawnPart part) {
        return kept.computeIfAbsent(
                new Picture(hash, part),
                _ -> Buffer.buffer(part.svg(architecture.canonical(), hash)));
    }
}
