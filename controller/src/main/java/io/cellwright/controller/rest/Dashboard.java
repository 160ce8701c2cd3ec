package io.cellwright.controller.rest;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// The dashboard's files, from the class path. They hold no secret, so they are for everyone; what
/// they show comes from the API.
final class Dashboard {

    private static final String FOLDER = "dashboard/";
    private static final String INDEX = "index.html";

    /// File names as the build makes them, in at most one folder: no way leads out.
    private static final Pattern FILE =
            Pattern.compile("([A-Za-z0-9_-]+/)?[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "png", "image/png",
                    "ico", "image/x-icon",
                    "woff2", "font/woff2",
                    "txt", "text/plain; charset=utf-8",
                    "json", "application/json",
                    "webmanifest", "application/manifest+json");

    private final Routes routes;
    private final Map<String, Optional<Buffer>> files = new ConcurrentHashMap<>();

    Dashboard(Routes routes) {
        this.routes = routes;
    }

    void addTo(Router router) {
        router.get().handler(context -> routes.run(context, _ -> answer(context)));
    }

    private Reply answer(RoutingContext context) {
        String path = context.normalizedPath().substring(1);
        boolean isFile = FILE.matcher(path).matches();
        HttpServerResponse response = context.response();
        if (isFile) {
            Buffer file = read(path).orElseThrow(() -> missing(path));
            // The build names assets by their content, so a name never changes its meaning.
            response.putHeader(
                    "Cache-Control",
                    path.startsWith("assets/")
                            ? "public, max-age=31536000, immutable"
                            : "no-cache");
            return new Reply.Content(type(path), Optional.empty(), file);
        }
        response.putHeader("Cache-Control", "no-cache");
        Buffer index = read(INDEX).orElseThrow(() -> missing("dashboard"));
        return new Reply.Content(type(INDEX), Optional.empty(), index);
    }

    private Optional<Buffer> read(String name) {
        Optional<Buffer> known = files.get(name);
        if (known != null) {
            return known;
        }
        try (InputStream stream =
                Dashboard.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (stream == null) {
                return Optional.empty();
            }
            Optional<Buffer> file = Optional.of(Buffer.buffer(stream.readAllBytes()));
            files.put(name, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String type(String name) {
        return TYPES.getOrDefault(
                name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    private static Refusal missing(String name) {
        return Refusal.of(404, "there is no file %.100s".formatted(name));
    }

    /// What a page may do: nothing but what the dashboard needs.
    static void secure(RoutingContext context) {
        context.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'"
                                + " data:; font-src 'self'; connect-src 'self'; manifest-src 'self';"
                                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        if (context.normalizedPath().startsWith("/api/")) {
            context.response().putHeader("Cache-Control", "no-store");
        }
        context.next();
    }
}
