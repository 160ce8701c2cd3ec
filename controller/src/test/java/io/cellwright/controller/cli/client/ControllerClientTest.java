package io.cellwright.controller.cli.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cellwright.controller.cli.output.CommandFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControllerClientTest {

    private FakeController controller;
    private ControllerClient client;

    @BeforeEach
    void start() throws IOException {
        controller = new FakeController(0);
        client = controller.client();
    }

    @AfterEach
    void stop() {
        client.close();
        controller.close();
    }

    @Test
    void everyRequestCarriesTheToken() {
        client.get(Api.HEALTH);
        assertThat(controller.requests())
                .extracting(FakeController.Request::authorization)
                .containsExactly("Bearer " + FakeController.TOKEN);
    }

    @Test
    void aDocumentIsPostedAsJson() {
        controller.answer("POST", Api.SEARCHES, 201, "{\"id\":5}");
        assertThat(client.post(Api.SEARCHES, Map.of("trials", 6)).path("id").asLong()).isEqualTo(5);
        assertThat(controller.lastBody("POST", Api.SEARCHES)).isEqualTo("{\"trials\":6}");
    }

    @Test
    void aRefusalHasTheControllersMessageStatusAndField() {
        controller.answer(
                "POST",
                Api.SEARCHES,
                400,
                FakeController.error(400, "trials is 1 or more", "trials"));
        assertThatThrownBy(() -> client.post(Api.SEARCHES, Map.of()))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> {
                            assertThat(refused).hasMessage("trials is 1 or more");
                            assertThat(refused.status()).isEqualTo(400);
                            assertThat(refused.field()).contains("trials");
                        });
    }

    @Test
    void aWrongTokenIsAnErrorAboutTheHome() {
        try (ControllerClient stranger =
                new ControllerClient(
                        () -> new Endpoint(controller.endpoint().address(), "another"))) {
            assertThatThrownBy(() -> stranger.get(Api.HEALTH))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("token")
                    .hasMessageContaining("--home");
        }
    }

    @Test
    void aRedirectIsNotFollowed() {
        controller.answer("GET", Api.WORKERS, 302, "");
        assertThatThrownBy(() -> client.get(Api.WORKERS))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("302");
    }

    @Test
    void whereNobodyListensTheErrorSaysWhatToDo() {
        controller.close();
        assertThatThrownBy(() -> client.get(Api.HEALTH))
                .isInstanceOf(ControllerUnreachableException.class)
                .hasMessageContainingAll(
                        controller.endpoint().toString(), "cellwright serve", "--controller URL");
    }

    @Test
    void anAnswerThatIsNotJsonIsAnError() {
        controller.answer("GET", Api.SEARCHES, 200, "<html>");
        assertThatThrownBy(() -> client.get(Api.SEARCHES))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("not JSON");
    }

    @Test
    void aFileIsCopiedAsItIs() {
        controller.answer("GET", "/api/v1/trials/1/export/json", 200, "bytes");
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        assertThat(client.download("/api/v1/trials/1/export/json", target)).isEqualTo(5);
        assertThat(target).hasToString("bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "localhost:8080", "http://host/path", "http://host/?a=b"})
    void anAddressIsSchemeHostAndPort(String address) {
        assertThatThrownBy(() -> new Endpoint(URI.create(address), "token"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(address);
    }

    @Test
    void aTokenIsNeverShown() {
        assertThat(controller.endpoint().toString()).doesNotContain(FakeController.TOKEN);
    }
}
