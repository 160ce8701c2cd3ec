package io.cellwright.controller.rest;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds out who calls. Nothing but the health check and the login is open to everyone.
final class Authentication {

    private static final String BEARER = "Bearer ";

    private final String operatorToken;
    private final String poolToken;
    private final Sessions sessions;

    Authentication(String operatorToken, String poolToken, Sessions sessions) {
        this.operatorToken = operatorToken;
        this.poolToken = poolToken;
        this.sessions = sessions;
    }

    /// Who may use a route.
    enum Caller {
        ANYONE,
        OPERATOR,
        WORKER
    }

    /// Throws [Refusal] where this caller may not.
    void require(HttpServerRequest request, Caller expected) {
        if (expected == Caller.ANYONE) {
            return;
        }
        Caller caller =
                caller(request)
                        .orElseThrow(() -> Refusal.of(401, "this needs a valid token or a login"));
        if (caller != expected) {
            throw Refusal.of(
                    403,
                    caller == Caller.WORKER
                            ? "the worker token is only for the workers' own routes"
                            : "this route is only for workers, with the worker token");
        }
    }

    /// Throws [Refusal] where the caller has no valid token at all.
    void requireAny(HttpServerRequest request) {
        if (caller(request).isEmpty()) {
            throw Refusal.of(401, "this needs a valid token or a login");
        }
    }

    private Optional<Caller> caller(HttpServerRequest request) {
        @Nullable String header = request.getHeader("Authorization");
        if (header != null) {
            return header.startsWith(BEARER)
                    ? ofToken(header.substring(BEARER.length()).strip())
                    : Optional.empty();
        }
        @Nullable Cookie cookie = request.getCookie(sessions.cookieName());
        if (cookie == null || !sessions.isValid(cookie.getValue())) {
            return Optional.empty();
        }
        requireSameOrigin(request);
        return Optional.of(Caller.OPERATOR);
    }

    private Optional<Caller> ofToken(String token) {
        // Both are always compared, so that the time does not tell which one was close.
        boolean isOperator = Secrets.equal(operatorToken, token);
        boolean isWorker = Secrets.equal(poolToken, token);
        if (isOperator) {
            return Optional.of(Caller.OPERATOR);
        }
        return isWorker ? Optional.of(Caller.WORKER) : Optional.empty();
    }

    /// A browser sends its cookie with whatever any page makes it send; only our own pages may
    /// change something.
    private static void requireSameOrigin(HttpServerRequest request) {
        if (HttpMethod.GET.equals(request.method()) || HttpMethod.HEAD.equals(request.method())) {
            return;
        }
        @Nullable String origin = request.getHeader("Origin");
        @Nullable String host = request.getHeader("Host");
        if (origin == null || host == null || !host.equalsIgnoreCase(authority(origin))) {
            throw Refusal.of(403, "a change with a cookie needs the Origin of this very site");
        }
    }

    private static String authority(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin).getAuthority()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
