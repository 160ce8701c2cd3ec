package io.cellwright.controller.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

    @TempDir static Path folder;
    private static RunningController controller;

    @BeforeAll
    static void start() throws Exception {
        controller = new RunningController(folder.resolve("home"));
    }

    @AfterAll
    static void stop() {
        controller.close();
    }

    private static int status(Client client, String route) throws Exception {
        int space = route.indexOf(' ');
        return client.send(
                        route.substring(0, space),
                        route.substring(space + 1),
                        HttpRequest.BodyPublishers.noBody())
                .status();
    }

    private static Client anyone() {
        return Client.of(controller.server.address());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/v1/searches",
                "POST /api/v1/searches",
                "GET /api/v1/searches/1",
                "GET /api/v1/searches/1/trials",
                "GET /api/v1/searches/1/events",
                "POST /api/v1/searches/1/pause",
                "POST /api/v1/searches/1/resume",
                "POST /api/v1/searches/1/cancel",
                "GET /api/v1/options",
                "GET /api/v1/recipes",
                "GET /api/v1/events",
                "GET /api/v1/workers",
                "POST /api/v1/workers/1/drain",
                "POST /api/v1/logins",
                "GET /api/v1/trials/1",
                "GET /api/v1/trials/1/export/json",
                "GET /api/v1/trials/1/export/torchscript",
                "GET /api/v1/trials/1/export/safetensors",
                "GET /api/v1/architectures/0123abcd",
                "GET /api/v1/architectures/0123abcd/normal.svg"
            })
    void theOperatorsRoutesAreForTheOperatorOnly(String route) throws Exception {
        assertThat(status(anyone(), route)).isEqualTo(401);
        assertThat(status(anyone().withToken("wrong"), route)).isEqualTo(401);
        assertThat(status(anyone().with(Map.of("Authorization", "Basic x")), route)).isEqualTo(401);
        assertThat(status(controller.pool, route)).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /api/v1/workers",
                "POST /api/v1/workers/1/leases",
                "POST /api/v1/workers/1/heartbeat",
                "POST /api/v1/workers/1/goodbye",
                "POST /api/v1/trials/1/epochs",
                "PUT /api/v1/trials/1/weights?fence=1",
                "PUT /api/v1/trials/1/checkpoint?fence=1&epoch=1",
                "GET /api/v1/trials/1/checkpoint?fence=1",
                "POST /api/v1/trials/1/restart",
                "POST /api/v1/trials/1/report",
                "POST /api/v1/trials/1/release"
            })
    void theWorkersRoutesAreForWorkersOnly(String route) throws Exception {
        assertThat(status(anyone(), route)).isEqualTo(401);
        assertThat(status(anyone().withToken("wrong"), route)).isEqualTo(401);
        assertThat(status(controller.operator, route)).isEqualTo(403);
    }

    @Test
    void healthIsForEveryone() throws Exception {
        assertThat(anyone().get("/api/v1/health").json().get("status").asText()).isEqualTo("up");
    }

    @Test
    void anUnknownRouteIsNotFoundAndOnlyForThoseWhoMayAsk() throws Exception {
        assertThat(anyone().get("/api/v1/secret").status()).isEqualTo(401);
        Client.Answer answer = controller.operator.get("/api/v1/secret");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.error()).isEqualTo("there is no route GET /api/v1/secret");
    }

    @Test
    void aOneTimeTokenGivesOneCookieThatIsGoodForReading() throws Exception {
        String path = controller.operator.post("/api/v1/logins", "").json().get("path").asText();
        Client.Answer login = anyone().get(path);
        assertThat(login.status()).isEqualTo(303);
        assertThat(login.headers()).containsEntry("location", "/");
        assertThat(login.headers().get("set-cookie"))
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict");
        assertThat(anyone().get(path).status()).isEqualTo(401);
        assertThat(anyone().with(Map.of("Cookie", cookie(login))).get("/api/v1/searches").status())
                .isEqualTo(200);
    }

    @Test
    void aForgedCookieIsWorthNothing() throws Exception {
        Client.Answer login = login();
        for (String forged :
                List.of(
                        cookie(login) + "x",
                        cookie(login).replaceFirst("=[0-9]+", "=99999999999"),
                        cookie(login).replaceFirst("=.*", "=.."))) {
            assertThat(anyone().with(Map.of("Cookie", forged)).get("/api/v1/searches").status())
                    .as(forged)
                    .isEqualTo(401);
        }
    }

    @Test
    void aChangeWithACookieNeedsTheOriginOfThisSite() throws Exception {
        String cookie = cookie(login());
        String request = "{\"dataset\": \"shapes\"}";
        Client plain = anyone().with(Map.of("Cookie", cookie));
        assertThat(plain.post("/api/v1/searches", request).status()).isEqualTo(403);
        Client foreign = anyone().with(Map.of("Cookie", cookie, "Origin", "http://evil.example"));
        assertThat(foreign.post("/api/v1/searches", request).status()).isEqualTo(403);
        Client own =
                anyone().with(
                                Map.of(
                                        "Cookie",
                                        cookie,
                                        "Origin",
                                        controller.server.address().toString()));
        assertThat(own.post("/api/v1/searches", request).status()).isEqualTo(201);
    }

    @Test
    void everyAnswerSaysWhatAPageMayDo() throws Exception {
        for (String path : List.of("/api/v1/health", "/api/v1/nothing", "/", "/assets/none.js")) {
            assertThat(anyone().get(path).headers())
                    .as(path)
                    .containsEntry("x-content-type-options", "nosniff")
                    .hasEntrySatisfying(
                            "content-security-policy",
                            policy ->
                                    assertThat(policy)
                                            .contains("default-src 'none'")
                                            .doesNotContain("unsafe"));
        }
    }

    @Test
    void noPathLeadsOutOfTheDashboard() throws Exception {
        for (String path :
                List.of(
                        "/assets/../../simplelogger.properties", "/%2e%2e/simplelogger.properties",
                        "/assets/", "/assets")) {
            assertThat(anyone().get(path).text()).as(path).doesNotContain("simpleLogger");
        }
    }

    @Test
    void theTokensAreReadableByTheirOwnerOnly() throws Exception {
        for (String name : List.of("token", "worker-token", "session-key")) {
            Path file = controller.home.resolve(name);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).hasSize(43);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(controller.home)))
                .isEqualTo("rwx------");
    }

    @Test
    void aTokenThatOthersCanReadIsNotUsed(@TempDir Path other) throws Exception {
        Files.writeString(other.resolve("token"), "x".repeat(43));
        Files.setPosixFilePermissions(
                other.resolve("token"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() ->
                        ControllerServer.start(
                                ControllerOptions.of(other, ControllerOptions.LOOPBACK, 0)))
                .isInstanceOf(ControllerException.class)
                .hasMessageContaining("token can be used by others (rw-r--r--)");
    }

    private static Client.Answer login() throws Exception {
        return anyone().get(controller.server.newLogin().toString());
    }

    private static String cookie(Client.Answer login) {
        String header = Objects.requireNonNull(login.headers().get("set-cookie"));
        return header.substring(0, header.indexOf(';'));
    }
}
