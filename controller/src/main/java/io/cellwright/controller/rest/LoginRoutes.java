package io.cellwright.controller.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/// The routes by which a browser gets its cookie.
final class LoginRoutes {

    private final Sessions sessions;

    LoginRoutes(Sessions sessions) {
        this.sessions = sessions;
    }

    void addTo(Routes routes, Router router) {
        routes.post("/logins", Authentication.Caller.OPERATOR, _ -> Reply.created(path()));
        router.get("/login").handler(this::login);
    }

    /// A path that logs a browser in, once.
    static String path(Sessions sessions) {
        return "/login?token=" + sessions.newOneTimeToken();
    }

    private JsonNode path() {
        return Views.object().put("path", path(sessions));
    }

    private void login(RoutingContext context) {
        String token = Optional.ofNullable(context.request().getParam("token")).orElse("");
        if (!sessions.redeem(token)) {
            throw Refusal.of(
                    401, "this login token was used already, or is unknown; ask for another one");
        }
        Cookie cookie =
                Cookie.cookie(sessions.cookieName(), sessions.newCookie())
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.STRICT)
                        .setPath("/")
                        .setMaxAge(Sessions.SESSION.toSeconds());
        context.response()
                .addCookie(cookie)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Location", "/")
                .setStatusCode(303)
                .end();
    }
}
